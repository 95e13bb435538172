package dev.ponder.core;

import java.time.Duration;
import java.util.Objects;

/// A verdict with what it took to reach it. Its reason is the verdict's.
///
/// @param verdict the decision
/// @param cost of deciding, e.g. the tokens of a judge that is a model
/// @param time it took
/// @param failed true when the verifier threw; the verdict is undecided then
public record Judgement(Verdict verdict, Cost cost, Duration time, boolean failed) {
  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    if (failed && !(verdict instanceof Verdict.Undecided)) {
      throw new IllegalArgumentException("verdict: " + verdict + " of a verifier that failed");
    }
    if (time.isNegative()) {
      throw new IllegalArgumentException("time: " + time + " must not be negative");
    }
  }

  /// A verdict that cost nothing but time.
  public static Judgement of(Verdict verdict, Duration time) {
    return new Judgement(verdict, Cost.NONE, time, false);
  }

  /// No verdict, because the verifier threw.
  public static Judgement failed(Throwable cause, Duration time) {
    return new Judgement(Verdict.undecided("the verifier failed: " + cause), Cost.NONE, time, true);
  }
}
