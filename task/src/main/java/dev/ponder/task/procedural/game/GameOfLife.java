package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A board of Conway's game of life some steps later; its edges are joined.
record GameOfLife() implements Recipe<GameOfLife.Board> {
  private static final Pattern STEPS = Pattern.compile("after (\\d+) steps?");
  private static final Pattern ROW = Pattern.compile("\\[([01][01, ]*)\\]");
  private static final Pattern ARRAYS = Pattern.compile("\\[(?:\\s*\\[[01][01, ]*\\]\\s*,?)+\\]");
  private static final int MAX_STEPS = 200;
  private static final int MAX_SIDE = 30;

  /// @param steps to go
  /// @param cells 1 alive, 0 dead
  record Board(int steps, Matrix cells) {
    Board {
      if (steps < 0 || steps > MAX_STEPS) {
        throw new IllegalArgumentException(
            "steps: %d; 0 to %d are read".formatted(steps, MAX_STEPS));
      }
      int width = cells.width();
      if (cells.height() > MAX_SIDE
          || width > MAX_SIDE
          || cells.rows().stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException(
            "board: rows of one length, at most %d x %d are needed".formatted(MAX_SIDE, MAX_SIDE));
      }
    }

    Board next() {
      int height = cells.height();
      int width = cells.width();
      var values = new int[height][width];
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          int around = -cells.at(row, column);
          for (int cell = 0; cell < 9; cell++) {
            around +=
                cells.at(
                    Math.floorMod(row + cell / 3 - 1, height),
                    Math.floorMod(column + cell % 3 - 1, width));
          }
          values[row][column] = around == 3 || around == 2 && cells.at(row, column) == 1 ? 1 : 0;
        }
      }
      return new Board(steps - 1, Matrix.of(values));
    }

    Board last() {
      var board = this;
      while (board.steps() > 0) {
        board = board.next();
      }
      return board;
    }
  }

  @Override
  public Card card() {
    return new Card(
        "game-of-life",
        5,
        "a board of the game of life some steps later, its edges joined",
        "4 x 4 to 8 x 8 cells, 1 to 3 steps",
        "the board as rows in JSON",
        "step by step");
  }

  @Override
  public Board draw(int level, RandomGenerator random) {
    int size = 4 + level;
    var values = new int[size][size];
    for (int cell = 0; cell < size * size; cell++) {
      values[cell / size][cell % size] = random.nextInt(100) < 35 ? 1 : 0;
    }
    return new Board(1 + level / 2, Matrix.of(values));
  }

  private static String json(Matrix cells) {
    return cells.rows().toString().replace(" ", "");
  }

  @Override
  public String spell(Board board) {
    return "after %d steps %s".formatted(board.steps(), json(board.cells()));
  }

  @Override
  public Board read(String spelled) {
    return board(spelled);
  }

  /// The last list of lists in the text.
  private static Board board(String text) {
    int steps = Questions.number(STEPS, text, "number like: after 2 steps", 0, MAX_STEPS);
    var arrays = ARRAYS.matcher(text).results().toList();
    if (arrays.isEmpty()) {
      throw new IllegalArgumentException("question: no board like [[0,1],[1,0]] found in it");
    }
    return new Board(steps, cells(arrays.getLast().group()));
  }

  private static Matrix cells(String arrays) {
    var rows = new ArrayList<List<Integer>>();
    for (var row : ROW.matcher(arrays).results().toList()) {
      rows.add(Questions.numbers(row.group(1), "cell", 0, 1));
    }
    return new Matrix(rows);
  }

  @Override
  public String ask(Board board) {
    return """
        In the game of life a live cell (1) stays alive with 2 or 3 live neighbours of its 8, a dead one \
        (0) comes alive with 3. The left edge is joined to the right one, the top to the bottom. What is \
        this board after %d steps?
        %s"""
        .formatted(board.steps(), json(board.cells()));
  }

  @Override
  public String form() {
    return "the board in the same form";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Board>> wordings() {
    return List.of(Questions.whole("game of life", GameOfLife::board));
  }

  @Override
  public Optional<String> solve(Board board) {
    return Optional.of(json(board.last().cells()));
  }

  @Override
  public String normal(Board board, String answer) {
    if (answer.length() > 10 * MAX_SIDE * MAX_SIDE
        || !answer.startsWith("[[")
        || !answer.endsWith("]]")) {
      throw new IllegalArgumentException("no rows like [[0,1],[1,0]]");
    }
    var plain = answer.replaceAll("[ \n]", "");
    if (plain.contains(",,") || plain.contains("[,") || plain.contains(",]")) {
      throw new IllegalArgumentException("a cell is missing between commas");
    }
    var rows = plain.substring(2, plain.length() - 2).replace("],[", ";").replace(",", " ");
    return json(Grids.answer(rows, board.cells().height(), board.cells().width(), 0, 1));
  }

  @Override
  public List<String> work(Board board) {
    var lines = new ArrayList<String>();
    lines.add("start " + json(board.cells()));
    for (var at = board; at.steps() > 0; ) {
      at = at.next();
      lines.add("then " + json(at.cells()));
    }
    return lines;
  }
}
