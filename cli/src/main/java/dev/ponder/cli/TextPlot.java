package dev.ponder.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Curves of accuracy against compute in plain characters: y from 0 to 1, x on a log scale.
///
/// @param width of the whole plot in columns, at least 20
/// @param height of the plot's inside in lines, at least 3
record TextPlot(int width, int height) {
  private static final int MARGIN = 7;

  /// One curve.
  ///
  /// @param mark the character it is drawn with
  /// @param x compute, positive
  /// @param y accuracy, in [0, 1], one for each x
  record Curve(char mark, double[] x, double[] y) {
    Curve {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "curve: %d x values, but %d y values".formatted(x.length, y.length));
      }
    }
  }

  TextPlot {
    if (width < 20 || height < 3) {
      throw new IllegalArgumentException(
          "plot: %d x %d is too small; 20 x 3 at least".formatted(width, height));
    }
  }

  /// The plot's lines, from top to bottom; a later curve is drawn over an earlier one. Points that
  /// have no logarithm are left out.
  List<String> lines(String xLabel, List<Curve> curves) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (double x : curve.x()) {
        if (x > 0) {
          low = Math.min(low, x);
          high = Math.max(high, x);
        }
      }
    }
    int columns = width - MARGIN;
    var inside = new char[height][columns];
    for (char[] row : inside) {
      Arrays.fill(row, ' ');
    }
    double from = Math.log10(low);
    double decades = Math.log10(high) - from;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        if (!(curve.x()[i] > 0)) {
          continue;
        }
        double share = decades > 0 ? (Math.log10(curve.x()[i]) - from) / decades : 0;
        double y = Math.clamp(curve.y()[i], 0, 1);
        int column = (int) Math.round(share * (columns - 1));
        int row = (int) Math.round((1 - y) * (height - 1));
        inside[row][column] = curve.mark();
      }
    }
    var lines = new ArrayList<String>(height + 2);
    for (int row = 0; row < height; row++) {
      String label =
          row == 0 ? "1.0" : row == height - 1 ? "0.0" : row == height / 2 ? middle() : "";
      lines.add("%4s | %s".formatted(label, new String(inside[row])).stripTrailing());
    }
    lines.add("     +-" + "-".repeat(columns));
    if (high > 0) {
      String left = number(low);
      String right = number(high);
      int space = columns - left.length() - right.length();
      String middle = xLabel.length() + 2 <= space ? xLabel : "";
      int before = (space - middle.length()) / 2;
      lines.add(
          " ".repeat(MARGIN)
              + left
              + " ".repeat(Math.max(0, before))
              + middle
              + " ".repeat(Math.max(0, space - middle.length() - before))
              + right);
    }
    return lines;
  }

  private String middle() {
    return String.format(Locale.ROOT, "%.1f", 1 - (height / 2) / (double) (height - 1));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0e", value).replace("e+", "e");
  }
}
