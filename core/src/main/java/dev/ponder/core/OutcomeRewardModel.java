package dev.ponder.core;

/// Estimates the probability that a finished trace is right.
@FunctionalInterface
public interface OutcomeRewardModel {
  /// A probability in [0, 1].
  double score(Trace trace);
}
