package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A sudoku of boxes of side 2 (`mini-sudoku`) or 3 (`sudoku`). Any completion is right; a
/// generated one has only one.
///
/// @param box side of a box
record Sudoku(int box) implements Recipe<LatinBoxes> {
  Sudoku {
    if (box != 2 && box != 3) {
      throw new IllegalArgumentException("box: " + box + "; 2 and 3 are possible");
    }
  }

  @Override
  public Card card() {
    return box == 2
        ? new Card(
            "mini-sudoku",
            4,
            "a sudoku of 4 x 4 cells",
            "6 to 9 cells empty and more",
            "the completed board",
            "backtracking at the tightest cell")
        : new Card(
            "sudoku",
            5,
            "a sudoku of 9 x 9 cells",
            "20 to 52 cells empty",
            "any completion; one for generated boards",
            "backtracking at the tightest cell");
  }

  @Override
  public LatinBoxes draw(int level, RandomGenerator random) {
    int empty = box == 2 ? 6 + level + random.nextInt(3) : 20 + 8 * level;
    while (true) {
      var cells = new ArrayList<>(LatinBoxes.full(box, random).cells());
      var order = new ArrayList<Integer>();
      for (int cell = 0; cell < cells.size(); cell++) {
        order.add(cell);
      }
      int left = empty;
      for (int cell : Questions.shuffled(order, random)) {
        if (left == 0) {
          break;
        }
        int number = cells.set(cell, 0);
        if (new LatinBoxes(box, cells).solutions(2).size() == 1) {
          left--;
        } else {
          cells.set(cell, number);
        }
      }
      if (left == 0) {
        return new LatinBoxes(box, cells);
      }
    }
  }

  private int side() {
    return box * box;
  }

  private static String text(LatinBoxes board, String between) {
    var rows = new ArrayList<String>();
    for (int row = 0; row < board.side(); row++) {
      rows.add(
          board.cells().subList(row * board.side(), (row + 1) * board.side()).stream()
              .map(number -> number == 0 ? "_" : Integer.toString(number))
              .collect(Collectors.joining(" ")));
    }
    return String.join(between, rows);
  }

  @Override
  public String spell(LatinBoxes board) {
    return text(board, "/");
  }

  @Override
  public LatinBoxes read(String spelled) {
    return board(spelled.replace('/', '\n'));
  }

  private LatinBoxes board(String text) {
    var cells =
        Grids.block(
            text,
            cell ->
                cell.length() == 1
                    && (cell.equals("_")
                        || cell.charAt(0) >= '1' && cell.charAt(0) <= '0' + side()),
            "board of numbers and _");
    return new LatinBoxes(
        box,
        cells.stream()
            .flatMap(List::stream)
            .map(cell -> cell.equals("_") ? 0 : Integer.parseInt(cell))
            .toList());
  }

  @Override
  public String ask(LatinBoxes board) {
    return """
        Fill the empty cells (_) of this sudoku: every row, every column and every %d x %d box has each \
        number of 1 to %d once.
        %s"""
        .formatted(box, box, side(), text(board, "\n"));
  }

  @Override
  public String form() {
    return "the full board, its rows on lines of their own or parted by semicolons";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<LatinBoxes>> wordings() {
    return List.of(Questions.whole("sudoku", this::board));
  }

  @Override
  public Optional<String> solve(LatinBoxes board) {
    return board.solutions(1).stream()
        .findFirst()
        .map(cells -> text(new LatinBoxes(box, cells), "; "));
  }

  @Override
  public String normal(LatinBoxes board, String answer) {
    return Grids.line(Grids.answer(answer, side(), side(), 1, side()));
  }

  @Override
  public Optional<String> objection(LatinBoxes board, String normal) {
    var full = Grids.answer(normal, side(), side(), 1, side());
    var seen = new int[3][side()];
    for (int row = 0; row < side(); row++) {
      for (int column = 0; column < side(); column++) {
        int number = full.at(row, column);
        int given = board.at(row, column);
        if (given != 0 && given != number) {
          return Optional.of(
              "row %d, column %d was given as %d".formatted(row + 1, column + 1, given));
        }
        int inBox = row / box * box + column / box;
        int bit = 1 << number;
        if (((seen[0][row] | seen[1][column] | seen[2][inBox]) & bit) != 0) {
          return Optional.of(
              "a second %d in row %d, column %d or its box".formatted(number, row + 1, column + 1));
        }
        seen[0][row] |= bit;
        seen[1][column] |= bit;
        seen[2][inBox] |= bit;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(LatinBoxes board) {
    var lines = new ArrayList<String>();
    for (var full : board.solutions(1)) {
      for (int cell = 0; cell < full.size(); cell++) {
        if (board.cells().get(cell) == 0) {
          lines.add(
              "row %d column %d: %d"
                  .formatted(cell / side() + 1, cell % side() + 1, full.get(cell)));
        }
      }
    }
    return lines;
  }

  /// Any numbers in the empty cells.
  @Override
  public String guess(LatinBoxes board, RandomGenerator random) {
    return text(
        new LatinBoxes(
            box,
            board.cells().stream()
                .map(number -> number == 0 ? 1 + random.nextInt(side()) : number)
                .toList()),
        "; ");
  }
}
