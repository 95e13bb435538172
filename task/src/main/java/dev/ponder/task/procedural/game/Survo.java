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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A matrix whose last row and column are the sums of the others, with holes (0) to be filled from
/// a list of numbers, each used as often as it is listed. Any such filling is right.
record Survo() implements Recipe<Survo.Table> {
  private static final Pattern NUMBERS = Pattern.compile("\\[([\\d, ]*)\\]");
  private static final int MOST = 99_999;
  private static final int MAX_HOLES = 12;
  private static final int PATIENCE = 200_000;

  /// @param matrix with sums in the last row and column and 0 in the holes
  /// @param numbers for the holes
  record Table(Matrix matrix, List<Integer> numbers) {
    Table {
      numbers = List.copyOf(numbers);
      long holes = matrix.rows().stream().flatMap(List::stream).filter(each -> each == 0).count();
      Read.size("holes", holes, 1, MAX_HOLES);
      Read.size("rows", matrix.height(), 2, 9);
      Read.size("columns", matrix.width(), 2, 9);
      if (numbers.size() != holes) {
        throw new IllegalArgumentException(
            "numbers: %d for %d holes".formatted(numbers.size(), holes));
      }
    }

    /// Why the sums are not right; none if they are.
    static Optional<String> objection(Matrix full) {
      for (int row = 0; row < full.height(); row++) {
        int sum = 0;
        for (int column = 0; column + 1 < full.width(); column++) {
          sum += full.at(row, column);
        }
        if (sum != full.at(row, full.width() - 1)) {
          return Optional.of("row %d has the sum %d".formatted(row + 1, sum));
        }
      }
      for (int column = 0; column < full.width(); column++) {
        int sum = 0;
        for (int row = 0; row + 1 < full.height(); row++) {
          sum += full.at(row, column);
        }
        if (sum != full.at(full.height() - 1, column)) {
          return Optional.of("column %d has the sum %d".formatted(column + 1, sum));
        }
      }
      return Optional.empty();
    }

    Optional<Matrix> filled() {
      var left = new ArrayList<>(numbers);
      Collections.sort(left);
      return fill(matrix.values(), 0, left, new int[] {PATIENCE});
    }

    private Optional<Matrix> fill(int[][] values, int from, List<Integer> left, int[] tries) {
      int cell = from;
      int width = matrix.width();
      while (cell < matrix.height() * width && values[cell / width][cell % width] != 0) {
        cell++;
        if (cell % width == 0 && !rowFits(values[cell / width - 1])) {
          return Optional.empty();
        }
      }
      if (cell == matrix.height() * width) {
        var full = Matrix.of(values);
        return objection(full).isEmpty() ? Optional.of(full) : Optional.empty();
      }
      int before = 0;
      for (int i = 0; i < left.size(); i++) {
        int number = left.get(i);
        if (number == before || tries[0]-- <= 0) {
          continue;
        }
        before = number;
        left.remove(i);
        values[cell / width][cell % width] = number;
        var found = fill(values, cell, left, tries);
        values[cell / width][cell % width] = 0;
        left.add(i, number);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private static boolean rowFits(int[] row) {
      int sum = 0;
      for (int column = 0; column + 1 < row.length; column++) {
        sum += row[column];
      }
      return sum == row[row.length - 1];
    }
  }

  @Override
  public Card card() {
    return new Card(
        "survo",
        4,
        "a matrix with sums whose holes are filled from a list of numbers",
        "3 x 3 to 5 x 5 with the sums, 3 to 8 holes",
        "any filling with these sums that uses the list up",
        "backtracking hole by hole");
  }

  @Override
  public Table draw(int level, RandomGenerator random) {
    int side = 3 + (level + 1) / 2;
    int[][] values = new int[side][side];
    for (int row = 0; row + 1 < side; row++) {
      for (int column = 0; column + 1 < side; column++) {
        int number = 1 + random.nextInt(9 + 3 * level);
        values[row][column] = number;
        values[row][side - 1] += number;
        values[side - 1][column] += number;
        values[side - 1][side - 1] += number;
      }
    }
    var inner = new ArrayList<Integer>();
    for (int cell = 0; cell < (side - 1) * (side - 1); cell++) {
      inner.add(cell / (side - 1) * side + cell % (side - 1));
    }
    var numbers = new ArrayList<Integer>();
    for (int cell :
        Questions.shuffled(inner, random)
            .subList(0, level < 1 ? 3 : 3 + level + random.nextInt(2))) {
      numbers.add(values[cell / side][cell % side]);
      values[cell / side][cell % side] = 0;
    }
    return new Table(Matrix.of(values), Questions.shuffled(numbers, random));
  }

  @Override
  public String spell(Table table) {
    return "%s;%s"
        .formatted(
            Grids.spelled(table.matrix()),
            table.numbers().stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  @Override
  public Table read(String spelled) {
    var parts = spelled.split(";", 3);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not a table: " + Lines.quoted(spelled));
    }
    return new Table(Grids.read(parts[0], 0, MOST), Questions.numbers(parts[1], "number", 1, MOST));
  }

  @Override
  public String ask(Table table) {
    return """
        In this matrix the last number of every row and column is the sum of the others. Put the numbers \
        %s in the places of the zeros, each as often as it is listed.
        %s"""
        .formatted(table.numbers(), table.matrix());
  }

  @Override
  public String form() {
    return "the full matrix, its rows parted by semicolons like 1 2 3; 4 5 9; 5 7 12";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Table>> wordings() {
    return List.of(
        Questions.whole(
            "matrix.*\\[",
            text ->
                new Table(
                    Grids.numbers(text, 0, MOST, "matrix"),
                    Questions.numbers(
                        Questions.find(NUMBERS, text, "list of numbers like [3, 1]").group(1),
                        "number",
                        1,
                        MOST))));
  }

  @Override
  public Optional<String> solve(Table table) {
    return table.filled().map(Grids::line);
  }

  @Override
  public String normal(Table table, String answer) {
    return Grids.line(
        Grids.answer(answer, table.matrix().height(), table.matrix().width(), 0, MOST));
  }

  @Override
  public Optional<String> objection(Table table, String normal) {
    var full = Grids.answer(normal, table.matrix().height(), table.matrix().width(), 0, MOST);
    var used = new ArrayList<Integer>();
    for (int row = 0; row < full.height(); row++) {
      for (int column = 0; column < full.width(); column++) {
        int given = table.matrix().at(row, column);
        if (given == 0) {
          used.add(full.at(row, column));
        } else if (given != full.at(row, column)) {
          return Optional.of(
              "row %d, column %d was given as %d".formatted(row + 1, column + 1, given));
        }
      }
    }
    if (!used.stream().sorted().toList().equals(table.numbers().stream().sorted().toList())) {
      return Optional.of("the holes hold %s".formatted(used));
    }
    return Table.objection(full);
  }

  @Override
  public List<String> work(Table table) {
    var lines = new ArrayList<String>();
    for (var full : table.filled().stream().toList()) {
      for (int row = 0; row < full.height(); row++) {
        var parts = full.rows().get(row).subList(0, full.width() - 1);
        lines.add(
            "%s = %d"
                .formatted(
                    parts.stream().map(String::valueOf).collect(Collectors.joining(" + ")),
                    full.at(row, full.width() - 1)));
      }
    }
    return lines;
  }

  /// The numbers in the holes in any order.
  @Override
  public String guess(Table table, RandomGenerator random) {
    var numbers = new ArrayList<>(Questions.shuffled(table.numbers(), random));
    int[][] values = table.matrix().values();
    for (int[] row : values) {
      for (int column = 0; column < row.length; column++) {
        row[column] = row[column] == 0 ? numbers.removeLast() : row[column];
      }
    }
    return Grids.line(Matrix.of(values));
  }
}
