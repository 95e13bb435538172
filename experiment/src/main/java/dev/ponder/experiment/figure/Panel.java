package dev.ponder.experiment.figure;

import dev.ponder.experiment.figure.Picture.Anchor;
import dev.ponder.experiment.figure.Picture.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A rectangle of a sheet with two axes, and the way from values to pixels.
///
/// @param sheet drawn on
/// @param left, top, right, bottom edges in pixels
/// @param x across
/// @param y upwards
record Panel(Sheet sheet, double left, double top, double right, double bottom, Axis x, Axis y) {
  static final double TICK_SIZE = 12.5;
  static final double LABEL_SIZE = 13;

  /// The way from a value to its place between two ends.
  ///
  /// @param low value at the lower end
  /// @param high value at the upper end
  /// @param logarithmic true when equal ways are equal factors
  record Axis(double low, double high, boolean logarithmic) {
    /// An axis of powers of ten that holds all values above 0 with some air, and at least two
    /// powers of ten.
    static Axis log(List<Double> values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double each : values) {
        if (each > 0 && Double.isFinite(each)) {
          low = Math.min(low, Math.log10(each));
          high = Math.max(high, Math.log10(each));
        }
      }
      if (low > high) {
        return new Axis(1, 10, true);
      }
      double air = Math.max(0.04 * (high - low), 0.03);
      low -= air;
      high += air;
      while (Math.floor(high) - Math.ceil(low) < 1) {
        double below = low - (Math.ceil(low) - 1);
        double above = Math.floor(high) + 1 - high;
        if (below < above) {
          low = Math.ceil(low) - 1;
        } else {
          high = Math.floor(high) + 1;
        }
      }
      return new Axis(Math.pow(10, low), Math.pow(10, high), true);
    }

    /// An even axis from `low` to `high`.
    static Axis linear(double low, double high) {
      return new Axis(low, high > low ? high : low + 1, false);
    }

    /// Place of a value, 0 at the lower end and 1 at the upper.
    double place(double value) {
      return logarithmic
          ? Math.log10(value / low) / Math.log10(high / low)
          : (value - low) / (high - low);
    }

    double value(double place) {
      return logarithmic ? low * Math.pow(high / low, place) : low + place * (high - low);
    }

    /// Powers of ten on the axis.
    List<Integer> powers() {
      var powers = new ArrayList<Integer>();
      int first = (int) Math.ceil(Math.log10(low) - 1e-9);
      for (int power = first; power <= Math.log10(high) + 1e-9; power++) {
        powers.add(power);
      }
      return powers;
    }

    /// Round values on an even axis, about `count` of them.
    List<Double> rounds(int count) {
      double rough = (high - low) / Math.max(1, count);
      double unit = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = rough / unit > 5 ? 10 * unit : rough / unit > 2 ? 5 * unit : 2 * unit;
      if (rough / unit <= 1) {
        step = unit;
      }
      var rounds = new ArrayList<Double>();
      for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
        rounds.add(k * step);
      }
      return rounds;
    }
  }

  double px(double value) {
    return left + x.place(value) * (right - left);
  }

  double py(double value) {
    return bottom - y.place(value) * (bottom - top);
  }

  Point at(double valueX, double valueY) {
    return new Point(px(valueX), py(valueY));
  }

  /// Grid, ticks, frame and names of the axes.
  ///
  /// @param yLabels false leaves the y ticks without numbers, for a shared axis
  void frame(String xName, String yName, boolean yLabels) {
    for (double round : y.rounds(5)) {
      sheet.line(left, py(round), right, py(round), Sheet.GRID, 1);
      if (yLabels) {
        sheet.text(left - 8, py(round) + 4.5, brief(round), TICK_SIZE, Anchor.END, Sheet.SOFT_INK);
      }
    }
    if (x.logarithmic()) {
      logTicks();
    } else {
      for (double round : x.rounds(5)) {
        sheet.line(px(round), bottom, px(round), bottom + 5, Sheet.SOFT_INK, 1);
        sheet.text(px(round), bottom + 20, brief(round), TICK_SIZE, Anchor.MIDDLE, Sheet.SOFT_INK);
      }
    }
    sheet.line(left, bottom, right, bottom, Sheet.SOFT_INK, 1.2);
    sheet.line(left, top, left, bottom, Sheet.SOFT_INK, 1.2);
    if (!xName.isEmpty()) {
      sheet.text((left + right) / 2, bottom + 41, xName, LABEL_SIZE, Anchor.MIDDLE, Sheet.INK);
    }
    if (!yName.isEmpty()) {
      sheet.turned(left - 44, (top + bottom) / 2, yName, LABEL_SIZE);
    }
  }

  private void logTicks() {
    for (int power : x.powers()) {
      double at = px(Math.pow(10, power));
      sheet.line(at, top, at, bottom, Sheet.GRID, 1);
      sheet.line(at, bottom, at, bottom + 6, Sheet.SOFT_INK, 1.2);
      sheet.power(at, bottom + 22, power, TICK_SIZE);
    }
    int first = (int) Math.floor(Math.log10(x.low()));
    for (int power = first; power <= Math.log10(x.high()); power++) {
      for (int digit = 2; digit <= 9; digit++) {
        double value = digit * Math.pow(10, power);
        if (value >= x.low() && value <= x.high()) {
          sheet.line(px(value), bottom, px(value), bottom + 3.5, Sheet.SOFT_INK, 0.8);
        }
      }
    }
  }

  /// A number as short as it can be said.
  static String brief(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
