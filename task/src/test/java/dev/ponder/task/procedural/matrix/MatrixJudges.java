package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Judged;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// Another way to know the truth about matrices.
public final class MatrixJudges {
  private MatrixJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        new Judged<>(
            new RotateMatrix(),
            (given, answer) -> cells(answer).equals(turned(given)),
            given -> List.of(lines(turned(given)))),
        Judged.of(
            new SpiralMatrix(),
            (given, answer) ->
                Arrays.stream(answer.split("[ ,]+"))
                    .map(Integer::valueOf)
                    .toList()
                    .equals(peeled(given.matrix().rows()))),
        new Judged<>(
            new PoolMatrix(),
            MatrixJudges::pooled,
            given -> List.of(new PoolMatrix().solve(given).orElseThrow().replace("; ", "\n"))),
        new Judged<>(
            new BinaryMatrix(),
            (given, answer) -> cells(answer).equals(distances(given)),
            given -> List.of(lines(distances(given)))));
  }

  private static List<List<Integer>> cells(String answer) {
    return Arrays.stream(answer.split("[;\n]"))
        .map(row -> Arrays.stream(row.strip().split("[ \t]+")).map(Integer::valueOf).toList())
        .toList();
  }

  private static String lines(List<List<Integer>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  /// One quarter turn after the other: columns read from below.
  private static List<List<Integer>> turned(MatrixRecipe.Given given) {
    var rows = given.matrix().rows();
    for (int turn = 0; turn < Integer.parseInt(given.setting()) / 90; turn++) {
      var next = new ArrayList<List<Integer>>();
      for (int column = 0; column < rows.size(); column++) {
        int at = column;
        next.add(rows.reversed().stream().map(row -> row.get(at)).toList());
      }
      rows = next;
    }
    return rows;
  }

  /// The top row, then the rest turned to the left.
  private static List<Integer> peeled(List<List<Integer>> rows) {
    if (rows.isEmpty() || rows.getFirst().isEmpty()) {
      return List.of();
    }
    var read = new ArrayList<>(rows.getFirst());
    var rest = new ArrayList<List<Integer>>();
    for (int column = rows.getFirst().size() - 1; column >= 0; column--) {
      int at = column;
      var turned = rows.stream().skip(1).map(row -> row.get(at)).toList();
      if (!turned.isEmpty()) {
        rest.add(turned);
      }
    }
    read.addAll(peeled(rest));
    return read;
  }

  /// Entry by entry: the nearest of all zeros.
  private static List<List<Integer>> distances(MatrixRecipe.Given given) {
    var matrix = given.matrix();
    var all = new ArrayList<List<Integer>>();
    for (int row = 0; row < matrix.height(); row++) {
      var distances = new ArrayList<Integer>();
      for (int column = 0; column < matrix.width(); column++) {
        int least = 9999;
        for (int cell = 0; cell < matrix.height() * matrix.width(); cell++) {
          int down = cell / matrix.width();
          int right = cell % matrix.width();
          if (matrix.at(down, right) == 0) {
            least = Math.min(least, Math.abs(down - row) + Math.abs(right - column));
          }
        }
        distances.add(least);
      }
      all.add(distances);
    }
    return all;
  }

  /// Entries of a block are those whose place divided by the side is the block's.
  private static boolean pooled(MatrixRecipe.Given given, String answer) {
    int side = Integer.parseInt(given.setting().replaceAll("\\D", ""));
    var matrix = given.matrix();
    var rows = answer.split("[;\n]");
    if (rows.length != (matrix.height() + side - 1) / side) {
      return false;
    }
    for (int top = 0; top < rows.length; top++) {
      var stated = rows[top].strip().split("[ \t]+");
      if (stated.length != (matrix.width() + side - 1) / side) {
        return false;
      }
      for (int left = 0; left < stated.length; left++) {
        var entries = new ArrayList<Integer>();
        for (int cell = 0; cell < matrix.height() * matrix.width(); cell++) {
          if (cell / matrix.width() / side == top && cell % matrix.width() / side == left) {
            entries.add(matrix.at(cell / matrix.width(), cell % matrix.width()));
          }
        }
        var number = new BigDecimal(stated[left]);
        var tolerance = BigDecimal.ZERO;
        BigDecimal value;
        if (given.setting().startsWith("max")) {
          value = BigDecimal.valueOf(Collections.max(entries));
        } else {
          value =
              BigDecimal.valueOf(entries.stream().mapToInt(Integer::intValue).sum())
                  .divide(BigDecimal.valueOf(entries.size()), MathContext.DECIMAL128);
          tolerance =
              new BigDecimal("0.5")
                  .movePointLeft(Math.max(2, number.scale()))
                  .add(new BigDecimal("1e-25"));
        }
        if (number.subtract(value).abs().compareTo(tolerance) > 0) {
          return false;
        }
      }
    }
    return true;
  }
}
