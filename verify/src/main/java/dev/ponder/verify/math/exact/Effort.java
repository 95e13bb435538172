package dev.ponder.verify.math.exact;

/// Counts the steps of one decision and ends it when they are spent: the same decision costs the
/// same on every machine.
public final class Effort {
  private static final int STEPS = 60_000;

  private int left = STEPS;

  /// Spends steps.
  public void spend(int steps) {
    left -= steps;
    if (left < 0) {
      throw Beyond.limits("more than " + STEPS + " steps of exact algebra");
    }
  }
}
