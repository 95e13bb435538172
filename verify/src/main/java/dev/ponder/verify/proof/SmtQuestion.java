package dev.ponder.verify.proof;

import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import dev.ponder.verify.smt.Term;
import java.util.List;

/// What is asked about a problem. All of it comes from the verifier's side; the answer is the
/// policy's.
public sealed interface SmtQuestion {
  SmtProblem problem();

  /// "State something that follows." The answer is a formula.
  ///
  /// Without a reference any truth about the problem will do, so this judges steps of an argument;
  /// to reward an answer ask one of the other questions.
  ///
  /// @param needed true when the formula may not hold without the problem's assertions
  record Claim(SmtProblem problem, boolean needed) implements SmtQuestion {}

  /// "Say this in a formula." The answer is a formula that holds in just the worlds in which the
  /// reference holds.
  record Equivalent(SmtProblem problem, Term reference) implements SmtQuestion {}

  /// "Find values." The answer is a model.
  record Model(SmtProblem problem) implements SmtQuestion {}

  /// "Find the only values." The answer is a model, and there has to be no other.
  record Unique(SmtProblem problem) implements SmtQuestion {}

  /// "Can this be?" The answer is `sat` or `unsat`.
  record Status(SmtProblem problem) implements SmtQuestion {}

  /// "Does this follow?" The answer is `valid`, or a model that is a counterexample.
  record Theorem(SmtProblem problem, Term goal) implements SmtQuestion {}

  /// The modes that [#read] knows.
  List<String> MODES =
      List.of("claim", "consequence", "equivalent", "model", "unique", "status", "theorem");

  /// Reads the question of a mode's name, as the command line gives it.
  ///
  /// @param reference the formula of `equivalent` and `theorem`; of no use to the others
  /// @throws SmtException where the problem or the reference can't be read
  /// @throws IllegalArgumentException for an unknown mode
  static SmtQuestion read(String mode, String problem, String reference) throws SmtException {
    known(mode);
    var read = SmtProblem.read(problem);
    return switch (mode) {
      case "claim" -> new Claim(read, false);
      case "consequence" -> new Claim(read, true);
      case "equivalent" -> new Equivalent(read, read.reference(reference));
      case "model" -> new Model(read);
      case "unique" -> new Unique(read);
      case "status" -> new Status(read);
      default -> new Theorem(read, read.reference(reference));
    };
  }

  /// @throws IllegalArgumentException for an unknown mode, naming those that are known
  static void known(String mode) {
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "mode: %s is unknown; known are %s".formatted(mode, String.join(", ", MODES)));
    }
  }

  /// True for the modes that need a reference.
  static boolean needsReference(String mode) {
    return mode.equals("equivalent") || mode.equals("theorem");
  }
}
