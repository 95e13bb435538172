package dev.ponder.verify.math.compare;

/// What a comparison found.
///
/// @param outcome the same, different, or not known
/// @param certainty how it was found
/// @param reason why, when not the same
public record Likeness(Outcome outcome, Certainty certainty, String reason) {
  /// What was found.
  public enum Outcome {
    SAME,
    DIFFERENT,
    UNKNOWN
  }

  /// How it was found.
  public enum Certainty {
    /// By exact reasoning.
    EXACT,
    /// By values at points.
    PROBED,
    /// Not at all.
    NONE
  }

  static final Likeness EXACT = new Likeness(Outcome.SAME, Certainty.EXACT, "");
  static final Likeness PROBED = new Likeness(Outcome.SAME, Certainty.PROBED, "");

  static Likeness different(String reason) {
    return new Likeness(Outcome.DIFFERENT, Certainty.EXACT, reason);
  }

  static Likeness differentAtPoints(String reason) {
    return new Likeness(Outcome.DIFFERENT, Certainty.PROBED, reason);
  }

  static Likeness unknown(String reason) {
    return new Likeness(Outcome.UNKNOWN, Certainty.NONE, reason);
  }

  public boolean same() {
    return outcome == Outcome.SAME;
  }

  public boolean different() {
    return outcome == Outcome.DIFFERENT;
  }

  /// Both hold: as sure as the less sure of the two.
  Likeness and(Likeness other) {
    if (different()) {
      return this;
    }
    if (other.different()) {
      return other;
    }
    if (outcome == Outcome.UNKNOWN) {
      return this;
    }
    if (other.outcome == Outcome.UNKNOWN) {
      return other;
    }
    return certainty == Certainty.PROBED ? this : other;
  }
}
