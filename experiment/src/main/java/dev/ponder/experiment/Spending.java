package dev.ponder.experiment;

import dev.ponder.core.Cost;

/// The account of a whole run, all seeds together.
///
/// @param prompt prompt tokens computed
/// @param cached prompt tokens found in a cache
/// @param completion tokens sampled and kept
/// @param verifier tokens spent on judging
/// @param wasted tokens computed and thrown away
/// @param trained tokens a gradient was taken on
/// @param flops floating-point operations by phase
/// @param seconds of wall clock by phase
public record Spending(
    long prompt,
    long cached,
    long completion,
    long verifier,
    long wasted,
    long trained,
    Phases flops,
    Phases seconds) {
  public Spending {
    Check.notNegative(prompt, "prompt");
    Check.notNegative(cached, "cached");
    Check.notNegative(completion, "completion");
    Check.notNegative(verifier, "verifier");
    Check.notNegative(wasted, "wasted");
    Check.notNegative(trained, "trained");
    Check.present(flops, "flops");
    Check.present(seconds, "seconds");
  }

  /// The tokens of a ledger's cost, with the FLOPs and seconds told apart by phase.
  public static Spending of(Cost cost, Phases flops, Phases seconds) {
    return new Spending(
        cost.prompt(),
        cost.cached(),
        cost.completion(),
        cost.verifier(),
        cost.wasted(),
        cost.trained(),
        flops,
        seconds);
  }
}
