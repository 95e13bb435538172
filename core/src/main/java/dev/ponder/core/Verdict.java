package dev.ponder.core;

import java.util.Optional;

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

  /// The verdict in one word: `correct`, `incorrect` or `undecided`.
  default String word() {
    return switch (this) {
      case Correct() -> "correct";
      case Incorrect(var _) -> "incorrect";
      case Undecided(var _) -> "undecided";
    };
  }

  /// Why; nothing for a correct one.
  default Optional<String> why() {
    return switch (this) {
      case Correct() -> Optional.empty();
      case Incorrect(var reason) -> Optional.of(reason);
      case Undecided(var reason) -> Optional.of(reason);
    };
  }

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
