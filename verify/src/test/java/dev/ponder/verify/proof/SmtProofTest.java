package dev.ponder.verify.proof;

import static dev.ponder.verify.proof.Judges.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.verify.proof.Judgement.Kind;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtProofTest {
  private static final String SYSTEM =
      """
      (set-logic QF_NIA)
      (declare-const x Int)
      (declare-const y Int)
      (assert (= (+ x y) 7))
      (assert (! (= (* x y) 12) :named product))
      (assert (< x y))
      (check-sat)
      """;
  private static final String REALS =
      "(declare-const a Real)(declare-const b Real)(assert (> a 0))(assert (> b a))";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claim | (> x 2) | proved",
        "claim | (= x 3) | proved",
        "claim | (= x 4) | refuted",
        "claim | (=> (> y x) (= (- y x) 1)) | proved",
        "claim | (forall ((k Int)) (=> (> k y) (> k x))) | proved",
        "claim | (>= (* x x) 0) | proved",
        "claim | (or (= x 3) (not (= x 3))) | empty",
        "consequence | (= (* y y) 16) | proved",
        "consequence | (>= (* x x) 0) | empty",
        "model | ((x 3) (y 4)) | proved",
        "model | ((x 4) (y 3)) | refuted",
        "model | ((x 3)) | malformed",
        "unique | ((x 3) (y 4)) | proved",
        "status | sat | proved",
        "status | unsat | refuted",
        "status | maybe | malformed",
      })
  void answersAboutASystemAreJudged(String mode, String answer, String kind) {
    assertThat(judge(mode, SYSTEM, "", answer).kind()).hasToString(kind);
  }

  @Test
  void aRefutationNamesAWorldInWhichTheClaimFails() {
    assertThat(
            judge("claim", "(declare-const x Int)(assert (> x 5))(assert (< x 7))", "", "(> x 6)"))
        .isEqualTo(new Judgement(Kind.REFUTED, "fails at x = 6"));
    assertThat(judge("model", SYSTEM, "", "((x 2) (y 5))"))
        .isEqualTo(new Judgement(Kind.REFUTED, "(= (* x y) 12) is false at x = 2, y = 5"));
    assertThat(judge("unique", "(declare-const x Int)(assert (= (* x x) 4))", "", "((x 2))"))
        .isEqualTo(new Judgement(Kind.REFUTED, "not the only one: x = -2"));
    assertThat(
            judge(
                "claim",
                "(declare-datatypes ((C 0)) (((red) (green))))(declare-const c C)(assert (= c green))",
                "",
                "(= c red)"))
        .isEqualTo(new Judgement(Kind.REFUTED, "fails at c = green"));
    assertThat(
            judge("claim", "(declare-const r Real)(assert (= (* r r) 2.0))", "", "(> r 0.0)")
                .reason())
        .startsWith("fails at r = (root-obj");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(> (* a b) 2.0) | (< 2 (* b a)) | proved",
        "(> a 1) | (> (* 2 a) 2) | proved",
        "(> a 1) | (> b 1) | refuted",
        "(> a 1) | true | refuted",
        "(> a 1) | (> a 1.0000001) | refuted",
        "(> b 0) | true | unknown",
        "(< b 0) | false | unknown",
      })
  void anEquivalentFormulaHoldsInTheSameWorlds(String reference, String answer, String kind) {
    assertThat(judge("equivalent", REALS, reference, answer).kind()).hasToString(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(= (* (+ x 1) (- x 1)) (- (* x x) 1)) | valid | proved",
        "(= (* (+ x 1) (- x 1)) (- (* x x) 1)) | ((x 5)) | refuted",
        "(>= (* x x) x) | valid | proved",
        "(> (* x x) x) | valid | refuted",
        "(> (* x x) x) | ((x 1)) | proved",
        "(> (* x x) x) | ((x 2)) | refuted",
        "(= (* (div x 2) 2) x) | ((x (- 3))) | proved",
        "(= (* 0 (div x 0)) 1) | ((x 1)) | proved",
        "(= (div x 0) 1) | ((x 1)) | refuted",
        "(> (* x x) x) | invalid | malformed",
      })
  void aTheoremIsValidOrHasACounterexample(String goal, String answer, String kind) {
    assertThat(judge("theorem", "(declare-const x Int)", goal, answer).kind()).hasToString(kind);
  }

  @Test
  void whatTheTimeLimitCutsIsUnknown() throws SmtException {
    try (var solver = new SmtSolver(new SmtLimits(Duration.ofMillis(200), 256, 1))) {
      var cubes =
          SmtProblem.read(
              """
              (declare-const x Int)(declare-const y Int)(declare-const z Int)
              (assert (= (+ (* x x x) (* y y y) (* z z z)) 42))
              """);
      var judgement = new SmtProof(solver).judge(new SmtQuestion.Status(cubes), "unsat");
      assertThat(judgement.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(judgement.verdict()).isInstanceOf(Verdict.Undecided.class);
      // The process that was at its limit does not spoil what comes after it.
      var easy = SmtProblem.read("(declare-const x Int)(assert (> x 1))");
      assertThat(new SmtProof(solver).judge(new SmtQuestion.Claim(easy, false), "(> x 0)").kind())
          .isEqualTo(Kind.PROVED);
    }
  }

  @Test
  void whatTheMemoryLimitCutsIsUnknown() throws SmtException {
    try (var solver = new SmtSolver(new SmtLimits(Duration.ofSeconds(60), 192, 1))) {
      var script =
          """
          (declare-const x (_ BitVec 1024))(declare-const y (_ BitVec 1024))
          (assert (= (bvmul x y) (bvudiv (bvadd x (_ bv1 1024)) (bvurem y x))))
          (assert (bvugt x y))
          """;
      var problem = SmtProblem.read(script);
      assertThat(new SmtProof(solver).judge(new SmtQuestion.Status(problem), "unsat").kind())
          .isEqualTo(Kind.UNKNOWN);
    }
  }

  @Test
  void aProblemAtFaultIsNobodysFailure() {
    var contradictory = "(declare-const x Int)(assert (> x 5))(assert (< x 5))";
    for (var answer : new String[] {"(= x 1)", "(= x 2)"}) {
      var judged = judge("claim", contradictory, "", answer);
      assertThat(judged.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(judged.reason()).contains("contradict each other");
    }
    assertThat(judge("theorem", contradictory, "(= x 1)", "valid").kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(judge("model", "(declare-const x Int)", "", "((x 1))").kind())
        .isEqualTo(Kind.UNKNOWN);
    assertThat(judge("consequence", "(declare-const x Int)", "", "(= x x)").kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void quantifiersAndFunctionsAreProved() {
    var group =
        """
        (declare-sort G 0)
        (declare-fun op (G G) G)
        (declare-const e G)
        (assert (forall ((x G)) (= (op x e) x)))
        (assert (forall ((x G)) (= (op e x) x)))
        (assert (forall ((x G) (y G) (z G)) (= (op (op x y) z) (op x (op y z)))))
        """;
    assertThat(
            judge(
                    "claim",
                    group,
                    "",
                    "(forall ((f G)) (=> (forall ((x G)) (= (op f x) x)) (= f e)))")
                .kind())
        .isEqualTo(Kind.PROVED);
    assertThat(judge("claim", group, "", "(forall ((x G)) (= x e))").kind())
        .isIn(Kind.REFUTED, Kind.UNKNOWN);
    var inverse = "(declare-fun f (Int) Int)(assert (= (f 1) 4))(assert (= (f (f 1)) 2))";
    assertThat(judge("model", inverse, "", "(define-fun f ((n Int)) Int (ite (= n 1) 4 2))").kind())
        .isEqualTo(Kind.PROVED);
    assertThat(judge("model", inverse, "", "(define-fun f ((n Int)) Int (+ n 3))").kind())
        .isEqualTo(Kind.REFUTED);
  }

  @Test
  void aTraceIsJudgedByItsTextAndItsEnd() {
    var verifier =
        new SmtProof(Judges.solver())
            .verifier(
                problem -> {
                  try {
                    return SmtQuestion.read("claim", problem.prompt(), "");
                  } catch (SmtException e) {
                    throw new AssertionError(e);
                  }
                });
    var start = Trace.start(new Problem("smt:1", "(declare-const x Int)(assert (> x 5))"));
    var step = Step.of("<think>(> x 9)</think>(> x 4)");
    assertThat(verifier.verify(start.then(step, Ending.STOPPED))).isEqualTo(Verdict.correct());
    assertThat(verifier.verify(start.then(step, Ending.TRUNCATED)))
        .isEqualTo(Verdict.incorrect("truncated"));
    assertThat(verifier.verify(start.then(step, Ending.CANCELLED)))
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void impossibleSettingsAreRefusedInOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmtLimits(Duration.ofMillis(1), 512, 1))
        .withMessageStartingWith("time: 0.001 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmtLimits(Duration.ofSeconds(1), 100, 1))
        .withMessageStartingWith("memory: 100 MB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtQuestion.read("prove", "", ""))
        .withMessageStartingWith("mode: prove is unknown; known are claim,");
  }
}
