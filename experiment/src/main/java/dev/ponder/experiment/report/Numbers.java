package dev.ponder.experiment.report;

import static java.util.Locale.ROOT;

import dev.ponder.experiment.Estimate;

/// Numbers as a reader wants them.
final class Numbers {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /// An accuracy, a share, a mean.
  static String two(double value) {
    return String.format(ROOT, "%.2f", value);
  }

  static String three(double value) {
    return String.format(ROOT, "%.3f", value);
  }

  static String whole(long value) {
    return String.format(ROOT, "%,d", value);
  }

  static String interval(double low, double high) {
    return "[" + three(low) + ", " + three(high) + "]";
  }

  /// `6.30 × 10¹³`; small numbers plainly.
  static String power(double value) {
    if (value == 0 || (Math.abs(value) >= 0.001 && Math.abs(value) < 100_000)) {
      return String.format(ROOT, "%.4g", value);
    }
    String[] parts = String.format(ROOT, "%.2e", value).split("e", -1);
    var exponent = new StringBuilder();
    for (char each : Integer.toString(Integer.parseInt(parts[1])).toCharArray()) {
      exponent.append(each == '-' ? '⁻' : RAISED.charAt(each - '0'));
    }
    return parts[0] + " × 10" + exponent;
  }

  static String estimate(Estimate estimate) {
    return "%s [%s, %s]"
        .formatted(power(estimate.value()), power(estimate.low()), power(estimate.high()));
  }

  /// `8 min 14 s`.
  static String duration(double seconds) {
    long all = Math.round(seconds);
    long hours = all / 3600;
    long minutes = all / 60 % 60;
    if (hours > 0) {
      return hours + " h " + minutes + " min";
    }
    return minutes > 0 ? minutes + " min " + all % 60 + " s" : all + " s";
  }
}
