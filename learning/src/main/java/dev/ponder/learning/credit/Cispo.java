package dev.ponder.learning.credit;

/// CISPO as ScaleRL runs it: the ratio's weight is cut, never the token's gradient (arXiv
/// 2506.13585, 2510.13786).
///
/// `A_i = (r_i - mean) / (std over the batch + epsilon)`, `sg[min(ratio, cap)] A log pi`, mean over
/// the tokens of each problem's samples, then over problems.
///
/// @param cap the largest weight of a ratio
/// @param epsilon added to the standard deviation
public record Cispo(double cap, double epsilon) implements CreditRule {
  public Cispo {
    Limits.check(cap >= 1, "cap", cap, ">= 1");
    Limits.clip("epsilon", epsilon, Double.POSITIVE_INFINITY);
  }

  /// Cap 5, epsilon 1e-4.
  public Cispo() {
    this(5, 1e-4);
  }

  @Override
  public String name() {
    return "cispo";
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(new Term.Capped(cap), new Aggregation.PromptMean(), 0, false)
        .assign(batch, Advantages.overBatchDeviation(batch, epsilon));
  }
}
