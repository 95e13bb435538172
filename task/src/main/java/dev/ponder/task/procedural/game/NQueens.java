package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A board with some queens, to be completed so that no two attack each other. Any completion is
/// right.
record NQueens() implements Recipe<Queens> {
  @Override
  public Card card() {
    return new Card(
        "n-queens",
        4,
        "queens on a board of which no two attack each other, some of them given",
        "boards of side 8 and 9, 3 to 6 queens to place",
        "any completion that keeps those given",
        "backtracking row by row");
  }

  @Override
  public Queens draw(int level, RandomGenerator random) {
    int size = level < 2 ? 8 : 9;
    var empty = new Queens(Collections.nCopies(size, "_".repeat(size)));
    var columns = Questions.shuffled(columns(size), random);
    var full =
        empty.with(0, columns.getFirst()).completions(1, Questions.shuffled(columns, random));
    if (full.isEmpty()) {
      return draw(level, random);
    }
    var board = full.getFirst();
    for (int row : Questions.shuffled(columns, random).subList(0, Math.min(size - 2, 3 + level))) {
      board = board.without(row);
    }
    return board;
  }

  private static List<Integer> columns(int size) {
    var columns = new ArrayList<Integer>();
    for (int column = 0; column < size; column++) {
      columns.add(column);
    }
    return columns;
  }

  @Override
  public String spell(Queens board) {
    return String.join("/", board.rows());
  }

  @Override
  public Queens read(String spelled) {
    var rows = List.of(spelled.split("/", 40));
    for (String row : rows) {
      if (!row.matches("[Q_]{1,20}") || row.length() != rows.getFirst().length()) {
        throw new IllegalArgumentException("board: rows of Q and _ are needed");
      }
    }
    return new Queens(rows);
  }

  @Override
  public String ask(Queens board) {
    return "Put queens on empty fields (_) of this board until every row has one and no two attack each other.\n"
        + board.shown();
  }

  @Override
  public String form() {
    return "the full board in the same form, its rows on lines of their own or parted by semicolons";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Queens>> wordings() {
    return List.of(
        Questions.whole(
            "queens?",
            text -> Queens.of(Grids.block(text, c -> c.equals("Q") || c.equals("_"), "board"))));
  }

  @Override
  public Optional<String> solve(Queens board) {
    return board.completions(1, columns(board.size())).stream().findFirst().map(NQueens::line);
  }

  private static String line(Queens board) {
    return board.shown().replace("\n", "; ");
  }

  @Override
  public String normal(Queens board, String answer) {
    var cells = Grids.answer(answer, board.size(), board.size());
    for (var row : cells) {
      if (!row.stream().allMatch(cell -> cell.equals("Q") || cell.equals("_"))) {
        throw new IllegalArgumentException("a field that is not Q or _");
      }
    }
    return line(Queens.of(cells));
  }

  @Override
  public Optional<String> objection(Queens board, String normal) {
    var full = Queens.of(Grids.answer(normal, board.size(), board.size()));
    for (int row = 0; row < board.size(); row++) {
      if (full.rows().get(row).chars().filter(c -> c == 'Q').count() != 1) {
        return Optional.of("row %d has not one queen".formatted(row + 1));
      }
      for (int column = 0; column < board.size(); column++) {
        if (board.at(row, column) && !full.at(row, column)) {
          return Optional.of("the queen given in row %d is gone".formatted(row + 1));
        }
        if (full.at(row, column) && !full.free(row, column)) {
          return Optional.of("the queen in row %d is attacked".formatted(row + 1));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(Queens board) {
    var lines = new ArrayList<String>();
    for (var full : board.completions(1, columns(board.size()))) {
      for (int row = 0; row < board.size(); row++) {
        if (!board.rows().get(row).contains("Q")) {
          var free = new ArrayList<Integer>();
          for (int column = 0; column < board.size(); column++) {
            if (board.free(row, column)) {
              free.add(column + 1);
            }
          }
          lines.add(
              "row %d: free %s, take %d"
                  .formatted(row + 1, free, full.rows().get(row).indexOf('Q') + 1));
        }
      }
    }
    return lines;
  }

  /// Queens anywhere in the rows that have none.
  @Override
  public String guess(Queens board, RandomGenerator random) {
    var guessed = board;
    for (int row = 0; row < board.size(); row++) {
      if (!board.rows().get(row).contains("Q")) {
        guessed = guessed.with(row, random.nextInt(board.size()));
      }
    }
    return line(guessed);
  }
}
