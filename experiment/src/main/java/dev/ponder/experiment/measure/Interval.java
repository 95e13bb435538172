package dev.ponder.experiment.measure;

/// A measured value and the interval around it.
///
/// @param value measured
/// @param low end of the interval
/// @param high end of the interval
public record Interval(double value, double low, double high) {
  /// True when zero is not inside.
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
