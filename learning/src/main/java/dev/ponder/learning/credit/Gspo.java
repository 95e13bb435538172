package dev.ponder.learning.credit;

/// GSPO: GRPO with one ratio per sample instead of one per token (arXiv 2507.18071).
///
/// `s_i = exp(mean_t log ratio_t)`, `1/N sum_i min(s_i A_i, clip(s_i) A_i)` with GRPO's advantage.
/// The ratio of a whole sample moves little, so the clip is narrow.
///
/// @param clipLow how far a sample's ratio may fall below 1
/// @param clipHigh how far it may rise above 1
/// @param epsilon added to the standard deviation
public record Gspo(double clipLow, double clipHigh, double epsilon) implements CreditRule {
  public Gspo {
    Limits.clip("clipLow", clipLow, 1);
    Limits.clip("clipHigh", clipHigh, Double.POSITIVE_INFINITY);
    Limits.clip("epsilon", epsilon, Double.POSITIVE_INFINITY);
  }

  /// Clip 3e-4 and 4e-4, epsilon 1e-4.
  public Gspo() {
    this(3e-4, 4e-4, 1e-4);
  }

  @Override
  public String name() {
    return "gspo";
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(
            new Term.SequenceClipped(clipLow, clipHigh), new Aggregation.SequenceMean(), 0, false)
        .assign(batch, Advantages.standardised(batch, epsilon));
  }
}
