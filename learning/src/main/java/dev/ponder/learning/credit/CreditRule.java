package dev.ponder.learning.credit;

/// Turns judged samples into credit per token.
///
/// A rule is a pure function: the same batch gives the same credit. The credit of a token is the
/// coefficient of its log-probability's gradient in the rule's objective, so ascending the credited
/// log-probabilities is ascending the objective. Shifting, masking and dropping are part of it and
/// so is the division: the credits are normalised over the whole batch.
///
/// Where the policy has moved since it sampled, a clipped rule's coefficient is advantage times
/// ratio, or zero where the clip holds: exactly the gradient of `min(ratio A, clip(ratio) A)`.
public interface CreditRule {
  /// The name on a command line, e.g. `dr-grpo`.
  String name();

  /// The credit of every sample.
  Assignment assign(Batch batch);

  /// True when the rule needs [Batch#reference].
  default boolean needsReference() {
    return false;
  }
}
