package dev.ponder.core;

/// Decides whether a finished trace is right.
@FunctionalInterface
public interface Verifier {
  Verdict verify(Trace trace);

  /// This verifier as a reward model: 1 for correct, 0 for incorrect, and `undecided` for what it
  /// can't tell.
  default OutcomeRewardModel asRewardModel(double undecided) {
    return trace ->
        switch (verify(trace)) {
          case Verdict.Correct() -> 1;
          case Verdict.Incorrect(var _) -> 0;
          case Verdict.Undecided(var _) -> undecided;
        };
  }
}
