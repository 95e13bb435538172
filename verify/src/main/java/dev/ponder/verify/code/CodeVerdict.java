package dev.ponder.verify.code;

import dev.ponder.core.Verdict;

/// What the tests say of a program.
public sealed interface CodeVerdict {
  /// All tests pass.
  ///
  /// @param runs how many boxes that took
  record Accept(int runs) implements CodeVerdict {}

  /// A test fails.
  ///
  /// @param kind in what way
  /// @param reason in words a person can act on
  record Reject(RejectKind kind, String reason) implements CodeVerdict {}

  /// Nothing is known about the program: the box or the tests themselves failed.
  ///
  /// @param reason what failed
  record Undecided(String reason) implements CodeVerdict {}

  /// As the verdict of a verifier: the kind becomes the reason's first word.
  default Verdict toVerdict() {
    return switch (this) {
      case Accept(var _) -> Verdict.correct();
      case Reject(var kind, var reason) -> Verdict.incorrect(kind.word() + ": " + reason);
      case Undecided(var reason) -> Verdict.undecided(reason);
    };
  }
}
