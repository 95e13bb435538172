package dev.ponder.verify.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.proof.SmtSolver.Answer;
import dev.ponder.verify.smt.Samples;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import dev.ponder.verify.smt.SolverScript;
import dev.ponder.verify.smt.Term;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Our evaluator against z3, on formulas of every operation drawn at random: what one says of a
/// formula in a world, the other says too.
class EvaluatorAgainstZ3Test {
  private static final RandomKey KEY = RandomKey.of(5).child("evaluator");
  private static final String PROBLEM =
      """
      (declare-datatypes ((C 0)) (((red) (green) (blue))))
      (declare-const p Bool)(declare-const q Bool)
      (declare-const i Int)(declare-const j Int)
      (declare-const r Real)(declare-const s Real)
      (declare-const u (_ BitVec 8))(declare-const v (_ BitVec 8))
      (declare-const c C)(declare-const d C)
      (define-fun twice ((n Int)) Int (+ n n))
      (define-fun mean ((a Real) (b Real)) Real (/ (+ a b) 2.0))
      """;

  @Test
  void ourValuesAreTheSolversValues() throws SmtException {
    var problem = SmtProblem.read(PROBLEM);
    var unknowns = problem.signature().unknowns();
    int decided = 0;
    for (int i = 0; i < 600; i++) {
      var random = KEY.child(i).generator();
      var text = truth(random, 4);
      var formula = problem.reference(text);
      var world = Samples.draw(unknowns, random);
      Optional<Boolean> ours = Inquiry.holds(formula, world);
      if (ours.isEmpty()) {
        continue;
      }
      decided++;
      var denied = ours.get() ? Term.not(formula) : formula;
      var script = new SolverScript(problem.signature(), false).text(List.of(denied), world);
      assertThat(Judges.solver().ask(script, List.of(), Duration.ofSeconds(20)).answer())
          .as("%s at %s", text, world.text())
          .isEqualTo(new Answer.Unsat());
    }
    // The rest divides by zero.
    assertThat(decided).isGreaterThan(450);
  }

  private static String truth(RandomGenerator random, int depth) {
    if (depth == 0) {
      return pick(random, "p", "q", "true", "false");
    }
    int below = depth - 1;
    return switch (random.nextInt(13)) {
      case 0 -> "(not " + truth(random, below) + ")";
      case 1 -> several(random, below, pick(random, "and", "or", "xor", "=>", "=", "distinct"));
      case 2 -> "(ite " + three(truth(random, below), truth(random, below), truth(random, below));
      case 3 ->
          "(%s %s %s)"
              .formatted(
                  pick(random, "<", "<=", ">", ">=", "=", "distinct"),
                  number(random, below),
                  number(random, below));
      case 4 -> "(< " + three(whole(random, below), whole(random, below), whole(random, below));
      case 5 -> "(is_int " + real(random, below) + ")";
      case 6 -> "((_ divisible " + (1 + random.nextInt(5)) + ") " + whole(random, below) + ")";
      case 7, 8 ->
          "(%s %s %s)"
              .formatted(
                  pick(
                      random, "bvult", "bvule", "bvugt", "bvuge", "bvslt", "bvsle", "bvsgt",
                      "bvsge", "="),
                  bits(random, below),
                  bits(random, below));
      case 9 -> "(%s c d green)".formatted(pick(random, "=", "distinct"));
      case 10 ->
          "(let ((x %s) (y %s)) (< x y (+ x y)))"
              .formatted(whole(random, below), whole(random, below));
      case 11 ->
          "(%s ((k Bool) (e C)) (or k (distinct e c) %s))"
              .formatted(pick(random, "forall", "exists"), truth(random, below));
      default ->
          "(= ((_ extract 5 2) %s) ((_ extract 3 0) %s))"
              .formatted(bits(random, below), bits(random, below));
    };
  }

  private static String several(RandomGenerator random, int depth, String word) {
    return "("
        + word
        + " "
        + three(truth(random, depth), truth(random, depth), truth(random, depth));
  }

  private static String number(RandomGenerator random, int depth) {
    return random.nextBoolean() ? whole(random, depth) : real(random, depth);
  }

  private static String whole(RandomGenerator random, int depth) {
    if (depth == 0) {
      return pick(random, "i", "j", "0", "1", "7", "(- 3)");
    }
    int below = depth - 1;
    return switch (random.nextInt(6)) {
      case 0 -> "(- " + whole(random, below) + ")";
      case 1 -> "(abs " + whole(random, below) + ")";
      case 2 -> "(to_int " + real(random, below) + ")";
      case 3 -> "(twice " + whole(random, below) + ")";
      case 4 ->
          "(%s %s %s)"
              .formatted(pick(random, "div", "mod"), whole(random, below), whole(random, below));
      default ->
          "(%s %s"
              .formatted(
                  pick(random, "+", "-", "*"),
                  three(whole(random, below), whole(random, below), whole(random, below)));
    };
  }

  private static String real(RandomGenerator random, int depth) {
    if (depth == 0) {
      return pick(random, "r", "s", "0.5", "2.0", "(- 1.25)");
    }
    int below = depth - 1;
    return switch (random.nextInt(5)) {
      case 0 -> "(to_real " + whole(random, below) + ")";
      case 1 -> "(/ " + number(random, below) + " " + number(random, below) + ")";
      case 2 -> "(mean " + number(random, below) + " " + real(random, below) + ")";
      case 3 -> "(ite " + three(truth(random, below), number(random, below), real(random, below));
      default ->
          "(%s %s"
              .formatted(
                  pick(random, "+", "-", "*"),
                  three(real(random, below), number(random, below), number(random, below)));
    };
  }

  private static String bits(RandomGenerator random, int depth) {
    if (depth == 0) {
      return pick(random, "u", "v", "#x00", "#xff", "#b00000101", "(_ bv130 8)");
    }
    int below = depth - 1;
    return switch (random.nextInt(6)) {
      case 0 -> "(" + pick(random, "bvnot", "bvneg") + " " + bits(random, below) + ")";
      case 1 ->
          "(%s %s"
              .formatted(
                  pick(random, "bvand", "bvor", "bvxor", "bvadd", "bvmul"),
                  three(bits(random, below), bits(random, below), bits(random, below)));
      case 2, 3 ->
          "(%s %s %s)"
              .formatted(
                  pick(
                      random, "bvsub", "bvudiv", "bvurem", "bvsdiv", "bvsrem", "bvsmod", "bvshl",
                      "bvlshr", "bvashr"),
                  bits(random, below),
                  bits(random, below));
      case 4 ->
          "(concat ((_ extract 3 0) %s) ((_ extract 7 4) %s))"
              .formatted(bits(random, below), bits(random, below));
      default ->
          "((_ extract 8 1) ((_ %s 3) %s))"
              .formatted(pick(random, "zero_extend", "sign_extend"), bits(random, below));
    };
  }

  private static String three(String a, String b, String c) {
    return a + " " + b + " " + c + ")";
  }

  private static String pick(RandomGenerator random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
