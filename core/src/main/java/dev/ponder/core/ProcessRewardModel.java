package dev.ponder.core;

import java.util.Arrays;

/// Judges every step: one probability per step, finished trace or not.
@FunctionalInterface
public interface ProcessRewardModel {
  /// One probability in [0, 1] for each step of the trace; the k-th sees steps 1 to k only.
  double[] score(Trace trace);

  /// This model as an outcome model, its step scores joined by `aggregation`.
  default OutcomeRewardModel aggregate(Aggregation aggregation) {
    return trace -> aggregation.of(score(trace));
  }

  /// How step scores become one score. Use `LAST` for scores that are values, `MIN` for scores that
  /// say "this step is right". `MIN` and `PRODUCT` penalise length.
  enum Aggregation {
    MIN,
    PRODUCT,
    LAST,
    MEAN;

    /// The joined score; 1 for no steps by `MIN` and `PRODUCT`, 0 otherwise.
    public double of(double[] scores) {
      return switch (this) {
        case MIN -> Arrays.stream(scores).min().orElse(1);
        case PRODUCT -> Arrays.stream(scores).reduce(1, (a, b) -> a * b);
        case LAST -> scores.length == 0 ? 0 : scores[scores.length - 1];
        case MEAN -> Arrays.stream(scores).average().orElse(0);
      };
    }
  }
}
