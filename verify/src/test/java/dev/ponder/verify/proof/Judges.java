package dev.ponder.verify.proof;

import dev.ponder.verify.smt.SmtException;

/// One solver for the tests of a JVM.
final class Judges {
  private static final SmtSolver SOLVER = new SmtSolver(SmtLimits.DEFAULT);

  private Judges() {}

  static SmtSolver solver() {
    return SOLVER;
  }

  static Judgement judge(String mode, String problem, String reference, String answer) {
    try {
      return new SmtProof(SOLVER).judge(SmtQuestion.read(mode, problem, reference), answer);
    } catch (SmtException e) {
      throw new AssertionError(e.reason(), e);
    }
  }
}
