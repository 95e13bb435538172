package dev.ponder.learning.credit;

/// RLOO: every sample's baseline is the mean of the others (Kool et al. 2019; arXiv 2402.14740).
///
/// `A_i = r_i - mean_{j != i} r_j = G / (G - 1) (r_i - mean)`, sum over the tokens of a sample,
/// mean over samples. It takes no account of ratios: use it with one update a batch.
public record Rloo() implements CreditRule {
  @Override
  public String name() {
    return "rloo";
  }

  @Override
  public Assignment assign(Batch batch) {
    return new Objective(new Term.Plain(), new Aggregation.SequenceSum(), 0, false)
        .assign(batch, Advantages.leaveOneOut(batch));
  }
}
