package dev.ponder.learning.credit;

/// DAPO's soft punishment of long answers (arXiv 2503.14476): nothing up to `limit - margin`
/// tokens, then linearly down to -1 at `limit`, and -1 beyond.
///
/// @param limit tokens at which the punishment is whole
/// @param margin tokens over which it grows
public record Overlong(int limit, int margin) {
  public Overlong {
    Limits.check(margin >= 1 && margin <= limit, "margin", margin, "in [1, limit = " + limit + "]");
  }

  /// What is added to the reward of a completion of that many tokens, in [-1, 0].
  public double punishment(int tokens) {
    return Math.clamp((double) (limit - margin - tokens) / margin, -1, 0);
  }
}
