package dev.ponder.core;

/// What a verifier decides. Undecided is neither pass nor fail.
public sealed interface Verdict {
  /// The answer is right.
  record Correct() implements Verdict {}

  /// The answer is wrong.
  ///
  /// @param reason why, in words a person can act on
  record Incorrect(String reason) implements Verdict {}

  /// The verifier could not tell: it failed, timed out, or does not know.
  ///
  /// @param reason why not
  record Undecided(String reason) implements Verdict {}

  static Verdict correct() {
    return new Correct();
  }

  static Verdict incorrect(String reason) {
    return new Incorrect(reason);
  }

  static Verdict undecided(String reason) {
    return new Undecided(reason);
  }

  default boolean isCorrect() {
    return this instanceof Correct;
  }
}
