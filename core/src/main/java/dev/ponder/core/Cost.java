package dev.ponder.core;

/// An amount of compute: what was, or may be, spent.
///
/// FLOPs are 2 N per token forward and 6 N per trained token plus attention terms, counted by
/// whoever computes.
///
/// @param prompt prompt tokens computed
/// @param cached prompt tokens found in a cache
/// @param completion tokens sampled and kept
/// @param verifier tokens spent on judging
/// @param wasted tokens computed and thrown away
/// @param trained tokens a gradient was taken on
/// @param samples finished or cut continuations
/// @param flops floating-point operations
/// @param money in the budget's currency
public record Cost(
    long prompt,
    long cached,
    long completion,
    long verifier,
    long wasted,
    long trained,
    long samples,
    double flops,
    double money) {

  public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Cost {
    if (prompt < 0
        || cached < 0
        || completion < 0
        || verifier < 0
        || wasted < 0
        || trained < 0
        || samples < 0
        || !(flops >= 0)
        || !(money >= 0)) {
      throw new IllegalArgumentException(
          "cost: no component may be negative or NaN: "
              + "prompt "
              + prompt
              + ", cached "
              + cached
              + ", completion "
              + completion
              + ", verifier "
              + verifier
              + ", wasted "
              + wasted
              + ", trained "
              + trained
              + ", samples "
              + samples
              + ", flops "
              + flops
              + ", money "
              + money);
    }
  }

  /// Sampling: tokens of one or more continuations.
  public static Cost sampling(
      long prompt, long cached, long completion, long samples, double flops) {
    return new Cost(prompt, cached, completion, 0, 0, 0, samples, flops, 0);
  }

  /// Training on tokens.
  public static Cost training(long trained, double flops) {
    return new Cost(0, 0, 0, 0, 0, trained, 0, flops, 0);
  }

  /// Tokens that count against a budget's token limit: everything generated or judged, not the
  /// prompt or the training.
  public long budgeted() {
    return completion + verifier + wasted;
  }

  public Cost plus(Cost other) {
    return new Cost(
        prompt + other.prompt,
        cached + other.cached,
        completion + other.completion,
        verifier + other.verifier,
        wasted + other.wasted,
        trained + other.trained,
        samples + other.samples,
        flops + other.flops,
        money + other.money);
  }
}
