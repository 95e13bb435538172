package dev.ponder.experiment;

/// How much accuracy a tenfold of compute brings.
///
/// @param slopePerDecade least-squares slope of accuracy on log10 of compute
/// @param low lower end of its 95 % bootstrap interval
/// @param high upper end of its 95 % bootstrap interval
public record Slope(double slopePerDecade, double low, double high) {
  public Slope {
    Check.interval(slopePerDecade, low, high, "slopePerDecade");
  }

  /// True when the interval leaves 0 out.
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
