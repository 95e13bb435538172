package dev.ponder.learning.credit;

/// MaxRL: the gradient of the log of the success rate, so that hard problems count more.
///
/// `A_i = (r_i - mean) / mean`, token mean over the global batch: for rewards of 0 and 1 an
/// estimate of the gradient of `log p(success)`, which weighs a problem by 1 / p. Rewards must not
/// be negative. It takes no account of ratios: use it with one update a batch.
public record MaxRl() implements CreditRule {
  @Override
  public String name() {
    return "max-rl";
  }

  @Override
  public Assignment assign(Batch batch) {
    for (Sample each : batch.samples()) {
      Limits.check(each.masked() || each.reward() >= 0, "reward", each.reward(), ">= 0 for max-rl");
    }
    return new Objective(new Term.Plain(), new Aggregation.TokenMean(), 0, false)
        .assign(batch, Advantages.relativeToMean(batch));
  }
}
