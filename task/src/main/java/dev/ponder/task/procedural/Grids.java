package dev.ponder.task.procedural;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Grids in texts: rows on lines of their own, cells parted by spaces.
///
/// In an answer rows may also be parted by `;`, so that a grid fits on one line.
public final class Grids {
  /// Longest side that is read from a question.
  public static final int MAX_SIDE = 64;

  private static final int MAX_ANSWER = 20_000;

  private Grids() {}

  /// The last block of lines in a question all of whose cells are allowed, as wide in every row.
  ///
  /// @param what the block is, for the error
  /// @throws IllegalArgumentException when there is none, or it is too large
  public static List<List<String>> block(String question, Predicate<String> cell, String what) {
    var block = new ArrayList<List<String>>();
    var last = new ArrayList<List<String>>();
    for (String line : (question + "\n\n").split("\n", -1)) {
      var cells = cells(line);
      boolean allowed = !cells.isEmpty() && cells.stream().allMatch(cell);
      if (!allowed || !block.isEmpty() && block.getFirst().size() != cells.size()) {
        if (!block.isEmpty()) {
          last = block;
        }
        block = new ArrayList<>();
      }
      if (allowed) {
        block.add(cells);
      }
    }
    if (last.isEmpty()) {
      throw new IllegalArgumentException("question: no " + what + " found in it");
    }
    if (last.size() > MAX_SIDE || last.getFirst().size() > MAX_SIDE) {
      throw new IllegalArgumentException(
          "question: %s of %d x %d; at most %d x %d are read"
              .formatted(what, last.size(), last.getFirst().size(), MAX_SIDE, MAX_SIDE));
    }
    return last;
  }

  /// The last block of whole numbers of `least` to `most`.
  public static Matrix numbers(String question, int least, int most, String what) {
    return Matrix.of(block(question, each -> isNumber(each, least, most), what));
  }

  private static List<String> cells(String line) {
    var stripped = line.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t]+"));
  }

  private static boolean isNumber(String text, int least, int most) {
    int digits = text.startsWith("-") ? text.length() - 1 : text.length();
    if (digits < 1 || digits > 6) {
      return false;
    }
    for (int i = text.length() - digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most;
  }

  /// A matrix on one line, `/` between its rows, as ids spell it.
  public static String spelled(Matrix matrix) {
    return matrix.toString().replace('\n', '/');
  }

  /// A matrix on one line, `; ` between its rows, as answers give it.
  public static String line(Matrix matrix) {
    return matrix.toString().replace("\n", "; ");
  }

  /// The matrix of that [spelling][#spelled].
  ///
  /// @throws IllegalArgumentException when it is none of whole numbers of `least` to `most`
  public static Matrix read(String spelled, int least, int most) {
    var matrix = numbers(spelled.replace('/', '\n'), least, most, "matrix");
    if (!spelled(matrix).equals(spelled)) {
      throw new IllegalArgumentException("not a matrix: " + Lines.quoted(spelled));
    }
    return matrix;
  }

  /// The cells of an answer that must have this shape.
  ///
  /// @throws IllegalArgumentException when it has another, saying where
  public static List<List<String>> answer(String answer, int rows, int columns) {
    if (answer.length() > MAX_ANSWER) {
      throw new IllegalArgumentException(
          "answer: %d characters; at most %d are read".formatted(answer.length(), MAX_ANSWER));
    }
    var lines = answer.strip().split("[\n;]", -1);
    if (lines.length != rows) {
      throw new IllegalArgumentException(
          "%d rows where %d should be".formatted(lines.length, rows));
    }
    var read = new ArrayList<List<String>>();
    for (String line : lines) {
      var cells = cells(line);
      if (cells.size() != columns) {
        throw new IllegalArgumentException(
            "row %d has %d cells where %d should be"
                .formatted(read.size() + 1, cells.size(), columns));
      }
      read.add(cells);
    }
    return read;
  }

  /// An answer of whole numbers that must have this shape.
  ///
  /// @throws IllegalArgumentException when it has another, or a cell is no number in the range
  public static Matrix answer(String answer, int rows, int columns, int least, int most) {
    var cells = answer(answer, rows, columns);
    for (var row : cells) {
      for (var each : row) {
        if (!isNumber(each, least, most)) {
          throw new IllegalArgumentException(
              "%s is not a whole number of %d to %d".formatted(Lines.quoted(each), least, most));
        }
      }
    }
    return Matrix.of(cells);
  }

  /// Rows of cells as text: a row a line.
  public static String text(List<List<String>> rows) {
    return rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("\n"));
  }

  /// A matrix of whole numbers, a value.
  public record Matrix(List<List<Integer>> rows) {
    public Matrix {
      rows = rows.stream().map(List::copyOf).toList();
    }

    static Matrix of(List<List<String>> cells) {
      return new Matrix(
          cells.stream().map(row -> row.stream().map(Integer::valueOf).toList()).toList());
    }

    /// The matrix of an array's values.
    public static Matrix of(int[][] values) {
      return new Matrix(
          Arrays.stream(values).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    /// A matrix of random numbers of `least` to `most`.
    public static Matrix random(
        int height, int width, int least, int most, RandomGenerator random) {
      var values = new int[height][width];
      for (int[] row : values) {
        Arrays.setAll(row, i -> random.nextInt(least, most + 1));
      }
      return of(values);
    }

    public int height() {
      return rows.size();
    }

    public int width() {
      return rows.getFirst().size();
    }

    public int at(int row, int column) {
      return rows.get(row).get(column);
    }

    /// The values in an array of their own.
    public int[][] values() {
      return rows.stream()
          .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
          .toArray(int[][]::new);
    }

    /// A row a line.
    @Override
    public String toString() {
      return rows.stream()
          .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
          .collect(Collectors.joining("\n"));
    }
  }
}
