package dev.ponder.experiment;

/// Accuracy at one budget of test-time compute.
///
/// @param tokens mean tokens spent per problem, above 0
/// @param flops mean FLOPs spent per problem
/// @param accuracy in [0, 1]
/// @param low lower end of its 95 % interval
/// @param high upper end of its 95 % interval
public record TestPoint(double tokens, double flops, double accuracy, double low, double high) {
  public TestPoint {
    Check.that(Double.isFinite(tokens) && tokens > 0, "tokens", tokens, "a finite number > 0");
    Check.notNegative(flops, "flops");
    Check.accuracy(accuracy, low, high);
  }
}
