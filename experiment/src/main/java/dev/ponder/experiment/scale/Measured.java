package dev.ponder.experiment.scale;

import java.util.Arrays;

/// Accuracy of the policy after some updates, problem by problem.
///
/// @param step updates done
/// @param flops that reinforcement learning has spent so far
/// @param tokens that it has sampled so far
/// @param right share of right samples of each held-out problem
public record Measured(int step, double flops, long tokens, double[] right) {
  public double accuracy() {
    return Arrays.stream(right).average().orElse(0);
  }
}
