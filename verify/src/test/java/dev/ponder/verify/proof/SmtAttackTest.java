package dev.ponder.verify.proof;

import static dev.ponder.verify.proof.Judges.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.verify.proof.Judgement.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to be called right without being right. Each of them is refused, and the reason is not that
/// the solver happened to say so.
class SmtAttackTest {
  private static final String PROBLEM =
      """
      (declare-const x Int)
      (declare-const y Int)
      (declare-fun f (Int) Int)
      (define-fun double ((n Int)) Int (* 2 n))
      (assert (> x 5))
      (assert (= y (double x)))
      (assert (= (f x) y))
      """;
  private static final String NUMBERS =
      "(declare-const x Int)(declare-const y Int)(assert (= (+ x y) 9))(assert (= (div 12 x) y))";

  static List<String> falseClaims() {
    var claims =
        new ArrayList<>(
            List.of(
                "false",
                "(> x 100)",
                // Commands in place of, before and after a claim.
                "(assert false)",
                "(assert false) (> x 100)",
                "(> x 100) (check-sat)",
                "(> x 100)) (assert false",
                "(> x 100)) (assert false) (assert (> x 1)",
                "(exit)",
                "(reset) (> x 100)",
                "(reset-assertions) (> x 100)",
                "(push 1) (> x 100)",
                "(pop 1)",
                "(set-option :timeout 0) (> x 100)",
                "(set-logic QF_UF) (> x 100)",
                "(include \"/etc/passwd\")",
                "(echo \"unsat\")",
                "(check-sat) unsat",
                "unsat",
                // Names that would mean something else.
                "(define-fun x () Int 101) (> x 100)",
                "(define-fun double ((n Int)) Int 0) (= y 0)",
                "(define-fun > ((a Int) (b Int)) Bool true) (> x 100)",
                "(define-sort Int () Bool) (> x 100)",
                "(declare-const x Real) (> x 100)",
                "(let ((x 101)) (> x 100))",
                "(let ((f 101)) (> f 100))",
                "(let ((double 101)) (> double x))",
                "(let ((> <)) (> x 100))",
                "(let ((and or)) (and true (> x 100)))",
                "(let ((true false)) (> x 100))",
                "(exists ((x Int)) (> x 100))",
                "(forall ((x Int)) (=> (> x 101) (> x 100)))",
                "(let ((z x) (z 101)) (> z 100))",
                "((lambda ((k Int)) true) x)",
                // Strings, bars, comments and characters that might end a token early.
                "|x) (assert false) (> x|",
                "(> |x) (assert false)(> x| 100)",
                "(> x 100) ; (> x 1)\n)",
                "; (> x 1)",
                "\"(> x 1)\"",
                "(> x \"100\")",
                "(> x 1\u0000)",
                "(> x \u0661)",
                "(> x 100) |",
                "(> x 100) \"",
                "(! (> x 100) :named x)",
                "(! (> x 1) :pattern ((f x)))",
                "(|and| true (> x 1))",
                // Things that are read as numbers by the careless.
                "(> x 0x1)",
                "(> x 01)",
                "(> x 1e0)",
                "(> x -1)",
                "(> x 1.)",
                "(> x .5)",
                // No truth at all.
                "x",
                "(+ x 1)",
                "()",
                "",
                "(())",
                "(> x)",
                "(not)",
                "(= x true)",
                "(ite true x y)",
                "(f x)",
                // True, and nothing to do with the problem.
                "true",
                "(= 1 1)",
                "(not false)",
                "(= x x)",
                "(or (> x 100) (not (> x 100)))",
                "(=> (> x 100) (> x 100))",
                "(=> false (> x 100))",
                "(let ((z 5)) (> z 3))",
                "(forall ((k Int)) (= k k))",
                // True of a case that can't be.
                "(=> (< x 5) (> x 100))",
                "(=> (and (> x 8) (< x 8)) (= y 1))",
                "(or (not (< x 5)) (> x 100))",
                "(not (and (< x 5) (not (> x 100))))",
                "(and (> x 1) (=> (< x 2) (= y 1)))",
                "(forall ((k Int)) (=> (and (> k x) (< k x)) (= k y)))",
                "(let ((h (< x 5))) (=> h (> x 100)))",
                "(ite (> x 1) (=> (< x 2) (= y 1)) (= y 2))",
                "(= (=> (< x 5) (> x 100)) true)",
                // After the thinking, in fences that differ, or without an end.
                "<think>(> x 1)</think>(> x 100)",
                "<think>(> x 1)",
                "```smt2\n(> x 1)\n```\n```smt2\n(> x 100)\n```",
                "```smt2\n(> x 1)\n",
                "The claim is (> x 1)",
                // Too large to be looked at.
                "(".repeat(100_000),
                "(not ".repeat(5_000) + "(> x 1)" + ")".repeat(5_000),
                "(> x " + "9".repeat(5_000) + ")",
                "(and" + " (> x 1)".repeat(30_000) + ")",
                "(> x" + " ".repeat(1_000_000) + "1)"));
    return claims;
  }

  @ParameterizedTest
  @MethodSource("falseClaims")
  void noAttackOnAClaimIsAccepted(String claim) {
    var judgement = judge("claim", PROBLEM, "", claim);
    assertThat(judgement.kind())
        .as(judgement.reason())
        .isIn(Kind.REFUTED, Kind.EMPTY, Kind.MALFORMED);
    assertThat(judgement.reason()).doesNotContain("\n").hasSizeLessThan(300);
  }

  static List<String> falseModels() {
    return List.of(
        "((x 3) (y 6))",
        // A value for a division by zero.
        "((x 0) (y 9))",
        // Too few, too many, twice, others'.
        "((x 3))",
        "()",
        "sat",
        "((x 3) (y 4) (z 1))",
        "((x 3) (x 2) (y 6))",
        "(define-fun x () Int 3) (define-fun x () Int 2) (define-fun y () Int 6)",
        "((x 3) (y 4)) ((x 5) (y 4))",
        "((x 3) (y 4)) (assert true)",
        // Values that aren't.
        "((x y) (y x))",
        "((x (- 9 y)) (y 4))",
        "((x (div 12 0)) (y 9))",
        "((x 3.0) (y 6.0))",
        "((x true) (y 6))",
        "((x (let ((x 3)) x)) (y 6))",
        "((x (root-obj (+ (^ x 2) (- 2)) 2)) (y 6))",
        "((x \"3\") (y 6))",
        "((x 3) (y (ite (> x 1) 6 4)))",
        // Sorts and parameters that aren't the problem's.
        "(define-fun x () Real 3.0) (define-fun y () Int 6)",
        "(define-fun x ((k Int)) Int 3) (define-fun y () Int 6)",
        "(define-fun-rec x () Int x) (define-fun y () Int 6)",
        "(define-const x Int 3) (define-const y Int 6)",
        "(define-fun div ((a Int) (b Int)) Int 6) (define-fun x () Int 3) (define-fun y () Int 6)",
        "(define-fun + ((a Int) (b Int)) Int 9) (define-fun x () Int 3) (define-fun y () Int 4)",
        // A number that takes for ever.
        "((x (let ((a "
            + "9".repeat(900)
            + ")) (let ((b (* a a a a a a a a))) (let ((c (* b b b b b b b b)))"
            + " (let ((d (* c c c c c c c c))) (- d d))))) (y 4))",
        "((x (* " + "999999999 ".repeat(9_000) + ")) (y 4))",
        "((x 3) (y 4)");
  }

  @ParameterizedTest
  @MethodSource("falseModels")
  void noAttackOnAModelIsAccepted(String model) {
    var judgement = judge("model", NUMBERS, "", model);
    assertThat(judgement.kind()).as(judgement.reason()).isIn(Kind.REFUTED, Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sat unsat",
        "unsat sat",
        "SAT",
        "(sat)",
        "unsat.",
        "(check-sat)",
        "valid",
        "",
        "unknown"
      })
  void noAttackOnAStatusIsAccepted(String answer) {
    assertThat(judge("status", NUMBERS, "", answer).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"valid", "((x 0))", "((x 3))", "(valid)", "true", "((x 1)) valid"})
  void noAttackOnATheoremIsAccepted(String answer) {
    // At 0 the goal is false only if a division by zero is taken to be what suits.
    var problem = "(declare-const x Int)(assert (>= x 0))";
    var judgement = judge("theorem", problem, "(or (= x 1) (= (div x x) 1))", answer);
    assertThat(judgement.kind()).as(judgement.reason()).isIn(Kind.REFUTED, Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(> x 5)",
        "(>   x\t5\r\n)",
        "; the bound as it is given\n(> x 5) ; that's all",
        "(> |x| 5)",
        "(> x 5.0)",
        "(< 5 x 1000000 (+ x 1000000))",
        "(let ((z (+ x 1))) (let ((w (* z 2))) (= w (+ y 2))))",
        "(forall ((k Int)) (=> (> k y) (> k (double x))))",
        "(exists ((k Int)) (= y (* k 2)))",
        "(= (f x) (double x) y)",
        "(not (not (> x 5)))",
        "(and (> x 5))",
        "(xor (> x 5) (< x 5) (= x 5))",
        "(=> (> x 5) (> x 6) (> x 6 5))",
        "(ite (> x 7) (> y 14) (<= y 14))",
        "(distinct x y 5)",
        "((_ divisible 2) y)",
        "<think>Is (> x 7) true? No.</think>\n(> x 5)",
        "So it is:\n```smt2\n(> x 5)\n```\nas claimed.",
        "```\n(> x 5)\n```\n```\n(> x 5)\n```",
        "(> (- y (- (* 3 x) (abs (- x)))) (- 1))",
        "(> (/ y x) 1.99)",
      })
  void oddButLegalClaimsAreAccepted(String claim) {
    var problem = PROBLEM + "(assert (< x 1000000))(assert (> x 0))";
    var judgement = judge("claim", problem, "", claim);
    assertThat(judgement.kind()).as(judgement.reason()).isEqualTo(Kind.PROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((x 3) (y 4))",
        "sat ((x 1) (y 8))",
        "( (y 4)\n  (x 3) )",
        "(model (define-fun x () Int 3) (define-fun y () Int 4))",
        "((define-fun y () Int 4) (define-fun x () Int 3))",
        "(define-fun x () Int (+ 1 2)) (define-fun y () Int (let ((a 2)) (* a a)))",
        "((|x| 3) (y 4)) ; found by trying",
        "((x (- 6 3)) (y (ite true 4 5)))",
        "((x (abs (- 3))) (y (- (- 4))))",
        "<think>4 and 5? 12/4 is 3.</think>```\n((x 3) (y 4))\n```",
        "((x (mod (- 7) 5)) (y (mod (- 1) (- 5))))",
      })
  void oddButLegalModelsAreAccepted(String model) {
    var problem =
        "(declare-const x Int)(declare-const y Int)(assert (or (= (div 12 x) y) (= (+ x y) 9 (* x 9))))";
    var judgement = judge("model", problem, "", model);
    assertThat(judgement.kind()).as(judgement.reason()).isEqualTo(Kind.PROVED);
  }
}
