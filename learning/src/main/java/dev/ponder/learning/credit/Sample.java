package dev.ponder.learning.credit;

import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.Objects;

/// One answer to a problem and what it earned.
///
/// @param trace the answer; its log-probabilities are those of the policy that sampled it
/// @param reward finite; ignored where `masked`
/// @param masked true for a sample that is neither pass nor fail (undecided, cancelled): it earns
///   no credit and counts in no mean
public record Sample(Trace trace, double reward, boolean masked) {
  public Sample {
    Objects.requireNonNull(trace, "trace");
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException(
          "reward: "
              + reward
              + " of "
              + trace.problem().id()
              + " is not finite; mask the sample instead");
    }
  }

  public static Sample of(Trace trace, double reward) {
    return new Sample(trace, reward, false);
  }

  public static Sample masked(Trace trace) {
    return new Sample(trace, 0, true);
  }

  /// Reward 1 for correct, 0 for incorrect, masked for undecided.
  public static Sample of(Trace trace, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Correct() -> of(trace, 1);
      case Verdict.Incorrect(var _) -> of(trace, 0);
      case Verdict.Undecided(var _) -> masked(trace);
    };
  }

  /// Which completion tokens may be credited: the sampled ones, not those a search put in.
  boolean[] creditable() {
    var creditable = new boolean[trace.tokenCount()];
    int at = 0;
    for (Step step : trace.steps()) {
      for (int i = 0; i < step.tokens().length; i++) {
        creditable[at++] = !step.forced();
      }
    }
    return creditable;
  }
}
