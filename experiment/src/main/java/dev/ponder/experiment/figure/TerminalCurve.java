package dev.ponder.experiment.figure;

import dev.ponder.experiment.figure.Panel.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Accuracy against the logarithm of compute as lines of text, for live progress.
///
/// Each character cell shows two heights, by half blocks or, in ASCII, by `'`, `.` and `:`.
public final class TerminalCurve {
  private static final int MARGIN = 6;
  private static final double[] HEIGHTS = {1, 0.5, 0};

  /// A measured point.
  ///
  /// @param compute above 0 to be drawn; FLOPs or tokens
  /// @param accuracy in [0, 1]
  public record Point(double compute, double accuracy) {}

  /// How to draw.
  ///
  /// @param columns of the whole, at least 30
  /// @param rows of the whole, axis included, at least 6
  /// @param unicode false restricts the text to ASCII
  /// @param computeName stands behind the compute axis, e.g. `FLOPs`
  public record Format(int columns, int rows, boolean unicode, String computeName) {
    public Format {
      if (columns < 30 || rows < 6) {
        throw new IllegalArgumentException(
            "format: %d columns, %d rows are too few; at least 30 and 6 are needed"
                .formatted(columns, rows));
      }
    }

    /// 80 columns, 12 rows.
    public static Format terminal(boolean unicode) {
      return new Format(80, 12, unicode, "FLOPs");
    }
  }

  private TerminalCurve() {}

  /// Draws the points.
  ///
  /// @param base accuracy before training, drawn as a broken line; absent for none
  /// @return `format.rows()` lines of at most `format.columns()` characters
  public static List<String> lines(List<Point> points, OptionalDouble base, Format format) {
    int height = format.rows() - 2;
    int width = format.columns() - MARGIN - 1;
    var x = Axis.log(points.stream().map(Point::compute).toList());
    var upper = new boolean[height][width];
    var lower = new boolean[height][width];
    for (Point each : points) {
      if (each.compute() > 0 && Double.isFinite(each.compute())) {
        int column = (int) Math.round(x.place(each.compute()) * (width - 1));
        int half = half(each.accuracy(), height);
        (half % 2 == 0 ? upper : lower)[half / 2][Math.clamp(column, 0, width - 1)] = true;
      }
    }
    var lines = new ArrayList<String>();
    int baseRow = base.isPresent() ? half(base.getAsDouble(), height) / 2 : -1;
    for (int row = 0; row < height; row++) {
      var line = new StringBuilder(label(row, height)).append(format.unicode() ? '│' : '|');
      for (int column = 0; column < width; column++) {
        char empty = row == baseRow && column % 2 == 0 ? (format.unicode() ? '╌' : '-') : ' ';
        line.append(cell(upper[row][column], lower[row][column], empty, format.unicode()));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.addAll(axis(x, width, format));
    return lines;
  }

  /// Which half row an accuracy falls in, from the top.
  private static int half(double accuracy, int height) {
    return (int) Math.round((1 - Math.clamp(accuracy, 0, 1)) * (2 * height - 1));
  }

  private static String label(int row, int height) {
    for (double each : HEIGHTS) {
      if (half(each, height) / 2 == row) {
        return String.format(java.util.Locale.ROOT, "%" + (MARGIN - 1) + ".1f ", each);
      }
    }
    return " ".repeat(MARGIN);
  }

  private static char cell(boolean upper, boolean lower, char empty, boolean unicode) {
    if (upper && lower) {
      return unicode ? '█' : ':';
    }
    if (upper) {
      return unicode ? '▀' : '\'';
    }
    if (lower) {
      return unicode ? '▄' : '.';
    }
    return empty;
  }

  private static List<String> axis(Axis x, int width, Format format) {
    var ruler = new char[width];
    Arrays.fill(ruler, format.unicode() ? '─' : '-');
    var names = new StringBuilder(" ".repeat(width));
    for (int power : x.powers()) {
      int column = (int) Math.round(x.place(Math.pow(10, power)) * (width - 1));
      ruler[Math.clamp(column, 0, width - 1)] = format.unicode() ? '┴' : '+';
      String name = "1e" + power;
      int from = Math.clamp(column - name.length() / 2, 0, width - name.length());
      if (names.substring(Math.max(0, from - 1), from + name.length()).isBlank()) {
        names.replace(from, from + name.length(), name);
      }
    }
    int end = names.toString().stripTrailing().length();
    String unit = format.computeName();
    if (end + 1 + unit.length() <= width) {
      names.replace(width - unit.length(), width, unit);
    }
    String corner = format.unicode() ? "└" : "+";
    return List.of(
        " ".repeat(MARGIN) + corner + new String(ruler),
        " ".repeat(MARGIN + 1) + names.toString().stripTrailing());
  }
}
