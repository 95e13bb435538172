package dev.ponder.experiment;

/// One checkpoint on the curve of accuracy against training compute.
///
/// @param seed of the run
/// @param step updates done; 0 is the policy before reinforcement learning
/// @param flops spent by reinforcement learning up to here: sampling and updates; pretraining and
///   evaluation are in the ledger, not here
/// @param tokens sampled by reinforcement learning up to here
/// @param accuracy pass@1 on held-out problems, in [0, 1]
/// @param low lower end of its 95 % interval
/// @param high upper end of its 95 % interval
/// @param problems how many held-out problems, at least 1
public record TrainPoint(
    long seed,
    int step,
    double flops,
    long tokens,
    double accuracy,
    double low,
    double high,
    int problems) {
  public TrainPoint {
    Check.that(step >= 0, "step", step, ">= 0");
    Check.notNegative(flops, "flops");
    Check.notNegative(tokens, "tokens");
    Check.accuracy(accuracy, low, high);
    Check.that(problems >= 1, "problems", problems, ">= 1");
  }
}
