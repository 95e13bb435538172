package dev.ponder.experiment;

/// The slope of one test-time curve: accuracy on log10 of tokens per problem.
public record TestSlope(
    Strategy strategy, Moment policy, double slopePerDecade, double low, double high) {
  public TestSlope {
    Check.present(strategy, "strategy");
    Check.present(policy, "policy");
    Check.interval(slopePerDecade, low, high, "slopePerDecade");
  }

  public TestSlope(Strategy strategy, Moment policy, Slope slope) {
    this(strategy, policy, slope.slopePerDecade(), slope.low(), slope.high());
  }

  /// True when the interval leaves 0 out.
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
