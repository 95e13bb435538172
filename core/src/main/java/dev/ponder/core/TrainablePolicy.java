package dev.ponder.core;

import java.util.List;

/// A policy that can be moved: log-probabilities now, and one step along given credit.
public interface TrainablePolicy extends Policy {
  /// Log-probabilities of every completion token under the present weights at temperature 1,
  /// nothing truncated.
  List<float[]> logProbs(List<Trace> traces, Ledger ledger);

  /// One optimiser step that ascends the credited log-probabilities.
  ///
  /// A step whose gradient is not finite is skipped, leaves the policy as it was and says so in the
  /// report.
  ///
  /// @param credits the whole global batch, already normalised
  /// @param learningRate of this step, at least 0
  Update update(List<Credit> credits, double learningRate, Ledger ledger);

  /// What one update did.
  ///
  /// @param applied false when the step was skipped because the gradient was not finite
  /// @param gradNorm global L2 norm of the gradient before clipping
  /// @param updateToWeight L2 norm of the weights' change over that of the weights
  /// @param entropy mean entropy in nats over the credited traces' completion tokens
  /// @param logProbs the tokens' log-probabilities before the step, one array per credit, in order;
  ///   empty arrays for traces that were left out because their credit is zero
  record Update(
      boolean applied,
      double gradNorm,
      double updateToWeight,
      double entropy,
      List<float[]> logProbs) {}
}
