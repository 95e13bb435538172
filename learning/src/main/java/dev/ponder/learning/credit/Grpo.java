package dev.ponder.learning.credit;

/// GRPO: rewards standardised within the group, mean over each sample's tokens (arXiv 2402.03300).
///
/// `A_i = (r_i - mean) / (std + epsilon)` with the population's standard deviation, PPO's clip,
/// `1/N sum_i 1/|y_i| sum_t`, and a penalty `kl (exp(-d) + d - 1)` towards a reference. The mean
/// per sample favours short right and long wrong answers; [DrGrpo] does not.
///
/// @param clipLow how far a ratio may fall below 1
/// @param clipHigh how far a ratio may rise above 1
/// @param epsilon added to the standard deviation
/// @param kl weight of the penalty; 0 needs no reference
public record Grpo(double clipLow, double clipHigh, double epsilon, double kl)
    implements CreditRule {
  public Grpo {
    Limits.clip("clipLow", clipLow, 1);
    Limits.clip("clipHigh", clipHigh, Double.POSITIVE_INFINITY);
    Limits.clip("epsilon", epsilon, Double.POSITIVE_INFINITY);
    Limits.clip("kl", kl, Double.POSITIVE_INFINITY);
  }

  /// Clip 0.2, epsilon 1e-4, no penalty.
  public Grpo() {
    this(0.2, 0.2, 1e-4, 0);
  }

  @Override
  public String name() {
    return "grpo";
  }

  @Override
  public boolean needsReference() {
    return kl != 0;
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(
            new Term.Clipped(clipLow, clipHigh), new Aggregation.SequenceMean(), kl, false)
        .assign(batch, Advantages.standardised(batch, epsilon));
  }
}
