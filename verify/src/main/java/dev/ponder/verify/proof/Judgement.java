package dev.ponder.verify.proof;

import dev.ponder.core.Verdict;
import java.util.Locale;

/// What came of an answer that had to be proved.
///
/// @param kind in one word
/// @param reason in words; for a refutation, the counterexample
public record Judgement(Kind kind, String reason) {
  /// What came of it, in one word.
  public enum Kind {
    /// The answer is right, and that is proved.
    PROVED,
    /// The answer is wrong, and the reason shows where.
    REFUTED,
    /// True whatever the problem says: a claim that claims nothing.
    EMPTY,
    /// No answer of the asked form.
    MALFORMED,
    /// Neither proved nor refuted within the limits, or the question itself is at fault.
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Judgement proved(String reason) {
    return new Judgement(Kind.PROVED, reason);
  }

  static Judgement refuted(String reason) {
    return new Judgement(Kind.REFUTED, reason);
  }

  static Judgement empty(String reason) {
    return new Judgement(Kind.EMPTY, reason);
  }

  static Judgement malformed(String reason) {
    return new Judgement(Kind.MALFORMED, reason);
  }

  /// Neither proved nor refuted.
  public static Judgement unknown(String reason) {
    return new Judgement(Kind.UNKNOWN, reason);
  }

  /// Only what is proved is correct, and what is unknown is undecided.
  public Verdict verdict() {
    return switch (kind) {
      case PROVED -> Verdict.correct();
      case UNKNOWN -> Verdict.undecided(reason);
      case REFUTED, EMPTY, MALFORMED -> Verdict.incorrect(reason);
    };
  }
}
