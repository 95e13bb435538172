package dev.ponder.experiment;

/// A fitted number and its 95 % interval.
public record Estimate(double value, double low, double high) {
  public Estimate {
    Check.interval(value, low, high, "value");
  }
}
