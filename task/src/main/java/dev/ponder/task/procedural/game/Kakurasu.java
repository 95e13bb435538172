package dev.ponder.task.procedural.game;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A grid of 0 and 1 with given weighted sums: a 1 counts its column's number in its row's sum, and
/// its row's number in its column's. Any such grid is right.
record Kakurasu() implements Recipe<Kakurasu.Sums> {
  private static final Pattern ROWS = Pattern.compile("(?i)row sums:? \\[([\\d, ]*)\\]");
  private static final Pattern COLUMNS = Pattern.compile("(?i)col(?:umn)? sums:? \\[([\\d, ]*)\\]");
  private static final int MAX_SIDE = 8;

  /// @param rows sums of rows, top to bottom
  /// @param columns sums of columns, left to right
  record Sums(List<Integer> rows, List<Integer> columns) {
    Sums {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      Read.size("rows", rows.size(), 1, MAX_SIDE);
      Read.size("columns", columns.size(), 1, MAX_SIDE);
    }

    static Sums of(List<Integer> rows, int width) {
      var columns = new ArrayList<Integer>();
      for (int column = 0; column < width; column++) {
        int sum = 0;
        for (int row = 0; row < rows.size(); row++) {
          sum += (rows.get(row) >> column & 1) * (row + 1);
        }
        columns.add(sum);
      }
      return new Sums(rows.stream().map(row -> weight(row, width)).toList(), columns);
    }

    /// Rows as bits, the first column the lowest; at most `most` solutions.
    List<List<Integer>> solutions(int most) {
      var found = new ArrayList<List<Integer>>();
      fill(new ArrayList<>(), new ArrayList<>(columns), most, found);
      return found;
    }

    private void fill(
        List<Integer> chosen, List<Integer> left, int most, List<List<Integer>> found) {
      if (chosen.size() == rows.size()) {
        if (left.stream().allMatch(sum -> sum == 0)) {
          found.add(List.copyOf(chosen));
        }
        return;
      }
      int row = chosen.size() + 1;
      int later = (rows.size() * (rows.size() + 1) - row * (row + 1)) / 2;
      for (int bits = 0; bits < 1 << columns.size() && found.size() < most; bits++) {
        if (weight(bits, columns.size()) != rows.get(row - 1)) {
          continue;
        }
        var after = new ArrayList<Integer>();
        boolean possible = true;
        for (int column = 0; column < columns.size(); column++) {
          int sum = left.get(column) - (bits >> column & 1) * row;
          possible &= sum >= 0 && sum <= later;
          after.add(sum);
        }
        if (possible) {
          chosen.add(bits);
          fill(chosen, after, most, found);
          chosen.removeLast();
        }
      }
    }

    private static int weight(int bits, int width) {
      int weight = 0;
      for (int column = 0; column < width; column++) {
        weight += (bits >> column & 1) * (column + 1);
      }
      return weight;
    }
  }

  @Override
  public Card card() {
    return new Card(
        "kakurasu",
        4,
        "a grid of 0 and 1 with given weighted sums",
        "3 to 7 rows and columns",
        "any grid with these sums",
        "row by row, with the sums that are left");
  }

  @Override
  public Sums draw(int level, RandomGenerator random) {
    int height = 4 + level - random.nextInt(2);
    int width = 4 + level - random.nextInt(2);
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < height; row++) {
      rows.add(random.nextInt(1 << width) & (random.nextBoolean() ? -1 : random.nextInt()));
    }
    return Sums.of(rows, width);
  }

  @Override
  public String spell(Sums sums) {
    return "row sums %s column sums %s".formatted(sums.rows(), sums.columns());
  }

  @Override
  public Sums read(String spelled) {
    return sums(spelled);
  }

  private static Sums sums(String text) {
    return new Sums(list(ROWS, text, "row sums"), list(COLUMNS, text, "column sums"));
  }

  private static List<Integer> list(Pattern pattern, String text, String what) {
    return Questions.numbers(
        Questions.find(pattern, text, what + " like [3, 1]").group(1), what, 0, 99);
  }

  @Override
  public String ask(Sums sums) {
    return """
        Fill a grid with 0 and 1. In a row a 1 in the 1st, 2nd, 3rd, ... place counts 1, 2, 3, ...; so it \
        does in a column from the top. The grid has row sums %s and column sums %s."""
        .formatted(sums.rows(), sums.columns());
  }

  @Override
  public String form() {
    return "the grid, its rows parted by semicolons like 0 1; 1 1";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Sums>> wordings() {
    return List.of(Questions.whole("row sums:? \\[", Kakurasu::sums));
  }

  private static String line(List<Integer> rows, int width) {
    return rows.stream()
        .map(
            row -> {
              var bits = new ArrayList<String>();
              for (int column = 0; column < width; column++) {
                bits.add(Integer.toString(row >> column & 1));
              }
              return String.join(" ", bits);
            })
        .collect(Collectors.joining("; "));
  }

  @Override
  public Optional<String> solve(Sums sums) {
    return sums.solutions(1).stream().findFirst().map(rows -> line(rows, sums.columns().size()));
  }

  @Override
  public String normal(Sums sums, String answer) {
    return Grids.line(Grids.answer(answer, sums.rows().size(), sums.columns().size(), 0, 1));
  }

  @Override
  public Optional<String> objection(Sums sums, String normal) {
    Matrix grid = Grids.answer(normal, sums.rows().size(), sums.columns().size(), 0, 1);
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < grid.height(); row++) {
      int bits = 0;
      for (int column = 0; column < grid.width(); column++) {
        bits |= grid.at(row, column) << column;
      }
      rows.add(bits);
    }
    var reached = Sums.of(rows, grid.width());
    return reached.equals(sums)
        ? Optional.empty()
        : Optional.of("the sums are " + Lines.quoted(spell(reached)));
  }

  @Override
  public List<String> work(Sums sums) {
    var lines = new ArrayList<String>();
    for (var rows : sums.solutions(1)) {
      for (int row = 0; row < rows.size(); row++) {
        var places = new ArrayList<String>();
        for (int column = 0; column < sums.columns().size(); column++) {
          if ((rows.get(row) >> column & 1) == 1) {
            places.add(Integer.toString(column + 1));
          }
        }
        lines.add(
            "%d = %s"
                .formatted(
                    sums.rows().get(row), places.isEmpty() ? "0" : String.join(" + ", places)));
      }
    }
    return lines;
  }

  @Override
  public String guess(Sums sums, RandomGenerator random) {
    return line(
        sums.rows().stream().map(_ -> random.nextInt(1 << sums.columns().size())).toList(),
        sums.columns().size());
  }
}
