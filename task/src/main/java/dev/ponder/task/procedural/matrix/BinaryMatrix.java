package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// For every entry of a matrix of 0 and 1 the distance to the nearest 0, in steps along rows and
/// columns.
record BinaryMatrix() implements MatrixRecipe {
  @Override
  public Card card() {
    return new Card(
        "binary-matrix",
        5,
        "the distance of every entry of a matrix to the nearest 0",
        "4 to 9 rows, fewer zeros",
        "the matrix, rows on lines or parted by semicolons",
        "two sweeps over the matrix");
  }

  @Override
  public Given draw(int level, RandomGenerator random) {
    int size = 4 + level + random.nextInt(2);
    int zeros = 30 - 5 * level;
    while (true) {
      var values = new int[size][size];
      int sum = 0;
      for (int cell = 0; cell < size * size; cell++) {
        values[cell / size][cell % size] = random.nextInt(100) < zeros ? 0 : 1;
        sum += values[cell / size][cell % size];
      }
      if (sum < size * size) {
        return given("", Matrix.of(values));
      }
    }
  }

  @Override
  public void check(Given given) {
    boolean binary =
        given.matrix().rows().stream()
            .flatMap(List::stream)
            .allMatch(each -> each == 0 || each == 1);
    boolean zero = given.matrix().rows().stream().flatMap(List::stream).anyMatch(each -> each == 0);
    if (!given.setting().isEmpty() || !binary || !zero) {
      throw new IllegalArgumentException(
          "matrix: entries 0 and 1 are needed, at least one of them 0");
    }
  }

  @Override
  public String ask(Given given) {
    return "For every entry of this matrix give the number of steps (along rows and columns) to the nearest 0.\n"
        + given.matrix();
  }

  @Override
  public String form() {
    return "the matrix of distances, its rows parted by semicolons like 1 0; 2 1";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Given>> wordings() {
    return List.of(Questions.whole("nearest 0", text -> given("", text)));
  }

  /// One sweep from the top left, one back.
  private static Matrix distances(Given given) {
    int[][] to = given.matrix().values();
    int height = to.length;
    int width = to[0].length;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (to[row][column] > 0) {
          int above = row > 0 ? to[row - 1][column] : height + width;
          int left = column > 0 ? to[row][column - 1] : height + width;
          to[row][column] = Math.min(above, left) + 1;
        }
      }
    }
    for (int row = height - 1; row >= 0; row--) {
      for (int column = width - 1; column >= 0; column--) {
        int below = row + 1 < height ? to[row + 1][column] : height + width;
        int right = column + 1 < width ? to[row][column + 1] : height + width;
        to[row][column] = Math.min(to[row][column], Math.min(below, right) + 1);
      }
    }
    return Matrix.of(to);
  }

  @Override
  public Optional<String> solve(Given given) {
    return Optional.of(Grids.line(distances(given)));
  }

  @Override
  public String normal(Given given, String answer) {
    return Grids.line(
        Grids.answer(answer, given.matrix().height(), given.matrix().width(), 0, MOST));
  }

  @Override
  public List<String> work(Given given) {
    var distances = distances(given);
    var lines = new ArrayList<String>();
    for (int row = 0; row < distances.height(); row++) {
      for (int column = 0; column < distances.width(); column++) {
        if (distances.at(row, column) > 1) {
          lines.add("%d,%d: %d".formatted(row, column, distances.at(row, column)));
        }
      }
    }
    lines.add("all else is 0 or 1");
    return lines;
  }
}
