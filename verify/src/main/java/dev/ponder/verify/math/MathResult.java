package dev.ponder.verify.math;

import dev.ponder.core.Verdict;
import dev.ponder.verify.math.compare.Likeness.Certainty;

/// What was decided about an answer.
///
/// @param outcome correct, incorrect or undecided
/// @param certainty how it was found: by exact reasoning, at points, or not by comparing at all
/// @param reference the reference as extracted; empty if none was found
/// @param answer the answer as extracted; empty if none was found
/// @param reason why it isn't correct; empty if it is
public record MathResult(
    Outcome outcome, Certainty certainty, String reference, String answer, String reason) {
  /// What was decided.
  public enum Outcome {
    CORRECT,
    INCORRECT,
    UNDECIDED
  }

  static MathResult correct(Certainty certainty, String reference, String answer) {
    return new MathResult(Outcome.CORRECT, certainty, reference, answer, "");
  }

  static MathResult incorrect(Certainty certainty, String reference, String answer, String reason) {
    return new MathResult(Outcome.INCORRECT, certainty, reference, answer, reason);
  }

  /// Neither right nor wrong.
  public static MathResult undecided(String reference, String answer, String reason) {
    return new MathResult(Outcome.UNDECIDED, Certainty.NONE, reference, answer, reason);
  }

  public boolean isCorrect() {
    return outcome == Outcome.CORRECT;
  }

  /// The verdict that searches and learning act on.
  public Verdict verdict() {
    return switch (outcome) {
      case CORRECT -> Verdict.correct();
      case INCORRECT -> Verdict.incorrect(reason);
      case UNDECIDED -> Verdict.undecided(reason);
    };
  }
}
