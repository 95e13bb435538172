package dev.ponder.learning.credit;

/// REINFORCE: credit is reward minus the running mean of earlier rewards (Williams 1992).
///
/// `A_i = r_i - b`, token mean over the global batch. The baseline is [Batch#baseline], made of
/// earlier batches only, so it is independent of the samples and the gradient unbiased. It takes no
/// account of ratios: use it with one update a batch.
///
/// @param decay share of the old baseline that a batch leaves, in [0, 1)
public record Reinforce(double decay) implements CreditRule {
  public Reinforce {
    Limits.clip("decay", decay, 1);
  }

  public Reinforce() {
    this(0.9);
  }

  @Override
  public String name() {
    return "reinforce";
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(new Term.Plain(), new Aggregation.TokenMean(), 0, false)
        .assign(batch, Advantages.over(batch, batch.baseline()));
  }
}
