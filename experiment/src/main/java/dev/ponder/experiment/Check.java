package dev.ponder.experiment;

import org.jspecify.annotations.Nullable;

/// Checks of record components; each failure is one line naming the field, the value and the limit.
final class Check {
  private Check() {}

  static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": is missing; give it a value");
    }
    return value;
  }

  static void that(boolean holds, String field, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          field + ": " + value + " is not allowed; it must be " + limit);
    }
  }

  static void finite(double value, String field) {
    that(Double.isFinite(value), field, value, "a finite number");
  }

  static void notNegative(double value, String field) {
    that(Double.isFinite(value) && value >= 0, field, value, "a finite number >= 0");
  }

  static void notNegative(long value, String field) {
    that(value >= 0, field, value, ">= 0");
  }

  static void share(double value, String field) {
    that(value >= 0 && value <= 1, field, value, "in [0, 1]");
  }

  /// An accuracy and its interval: all in [0, 1], low <= high, and the accuracy between them but
  /// for rounding.
  static void accuracy(double accuracy, double low, double high) {
    share(accuracy, "accuracy");
    share(low, "low");
    share(high, "high");
    that(low <= accuracy + 1e-9, "low", low, "at most the accuracy " + accuracy);
    that(high >= accuracy - 1e-9, "high", high, "at least the accuracy " + accuracy);
  }

  static void interval(double value, double low, double high, String field) {
    finite(value, field);
    finite(low, "low");
    finite(high, "high");
    that(low <= high, "low", low, "at most high " + high + " (of " + field + ")");
  }
}
