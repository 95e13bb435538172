package dev.ponder.learning.credit;

/// Dr. GRPO: GRPO without its two divisions by what the samples happened to be (arXiv 2503.20783).
///
/// `A_i = r_i - mean`, PPO's clip, `1/N sum_i 1/L sum_t` with a constant L: neither the group's
/// spread nor a sample's length changes how much a token counts.
///
/// @param length the constant L, in tokens; the most a completion may have
/// @param clipLow how far a ratio may fall below 1
/// @param clipHigh how far a ratio may rise above 1
public record DrGrpo(int length, double clipLow, double clipHigh) implements CreditRule {
  public DrGrpo {
    Limits.check(length >= 1, "length", length, ">= 1");
    Limits.clip("clipLow", clipLow, 1);
    Limits.clip("clipHigh", clipHigh, Double.POSITIVE_INFINITY);
  }

  /// Clip 0.2 and 0.28.
  public DrGrpo(int length) {
    this(length, 0.2, 0.28);
  }

  @Override
  public String name() {
    return "dr-grpo";
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(
            new Term.Clipped(clipLow, clipHigh), new Aggregation.ConstantLength(length), 0, false)
        .assign(batch, Advantages.overMean(batch));
  }
}
