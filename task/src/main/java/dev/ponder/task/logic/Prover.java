package dev.ponder.task.logic;

import dev.ponder.core.Verdict;
import dev.ponder.verify.proof.Judgement;
import dev.ponder.verify.proof.SmtLimits;
import dev.ponder.verify.proof.SmtProof;
import dev.ponder.verify.proof.SmtQuestion;
import dev.ponder.verify.proof.SmtSolver;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Judges answers to riddles by [SmtProof].
///
/// Values are worked out without a solver. Whether a law is valid is asked of the solver once; its
/// process starts with the first such question and ends with this JVM.
final class Prover {
  static final String VALID = "valid";

  private static final int REMEMBERED = 20_000;
  private static final SmtProof PROOF = new SmtProof(new SmtSolver(SmtLimits.DEFAULT));

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<String, Judgement> LAWS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Judgement> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Prover() {}

  /// @param answer in SMT-LIB, as [Answers] gives it
  static Verdict verdict(Riddle riddle, String answer) {
    return switch (riddle) {
      case Riddle.Constraints system ->
          PROOF.judge(new SmtQuestion.Model(problem(system)), answer).verdict();
      case Riddle.Law law ->
          answer.equals(VALID)
              ? validity(law).verdict()
              : PROOF.judge(theorem(law), answer).verdict();
    };
  }

  /// Whether the law holds for all whole numbers, so far as the solver can tell.
  static Judgement validity(Riddle.Law law) {
    var text = law.text();
    LOCK.lock();
    try {
      var known = LAWS.get(text);
      if (known != null) {
        return known;
      }
    } finally {
      LOCK.unlock();
    }
    var judgement = PROOF.judge(theorem(law), VALID);
    // What was not decided may be on a machine with less to do.
    if (judgement.kind() != Judgement.Kind.UNKNOWN) {
      LOCK.lock();
      try {
        LAWS.put(text, judgement);
      } finally {
        LOCK.unlock();
      }
    }
    return judgement;
  }

  /// The values in SMT-LIB as one text for equal values; none if they are no values for the riddle.
  static Optional<String> normal(Riddle riddle, String answer) {
    try {
      return Optional.of(problem(riddle).model(answer).text().replace(" ", ""));
    } catch (SmtException e) {
      return Optional.empty();
    }
  }

  private static SmtQuestion theorem(Riddle.Law law) {
    try {
      var problem = problem(law);
      return new SmtQuestion.Theorem(problem, problem.reference(law.relation().smt()));
    } catch (SmtException e) {
      throw new IllegalStateException(e.reason(), e);
    }
  }

  private static SmtProblem problem(Riddle riddle) {
    try {
      return SmtProblem.read(riddle.smt());
    } catch (SmtException e) {
      throw new IllegalStateException(e.reason(), e);
    }
  }
}
