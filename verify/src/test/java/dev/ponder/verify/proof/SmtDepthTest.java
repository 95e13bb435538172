package dev.ponder.verify.proof;

import static dev.ponder.verify.proof.Judges.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Concurrently;
import dev.ponder.verify.proof.Judgement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is just within the caps is judged, on the small stacks of virtual threads too.
class SmtDepthTest {
  private static final String PROBLEM = "(declare-const x Int)(assert (> x 5))";

  @Test
  void theDeepestClaimsAreJudgedOnVirtualThreads() {
    var nots = "(not ".repeat(198) + "(> x 3)" + ")".repeat(198);
    var sums = "(> " + "(+ 1 ".repeat(198) + "x" + ")".repeat(198) + " 203)";
    var lets = new StringBuilder();
    for (int i = 0; i < 195; i++) {
      lets.append("(let ((v").append(i).append(" (+ 1 ").append(i == 0 ? "x" : "v" + (i - 1));
      lets.append("))) ");
    }
    lets.append("(> v194 200)").append(")".repeat(195));
    assertThat(
            Concurrently.map(
                List.of(nots, sums, lets.toString()),
                claim -> judge("claim", PROBLEM, "", claim).kind()))
        .containsOnly(Kind.PROVED);
  }

  @Test
  void theDeepestProblemsAreReadOnVirtualThreads() {
    var deep = "(declare-const x Int)(assert (= 7 " + "(+ 0 ".repeat(395) + "x" + ")".repeat(397);
    assertThat(
            Concurrently.map(
                List.of("((x 7))", "((x 8))"), model -> judge("model", deep, "", model).kind()))
        .containsExactly(Kind.PROVED, Kind.REFUTED);
  }

  @Test
  void longChainsOfDefinitionsAreJudgedOrUnknown() {
    var problem = new StringBuilder("(declare-const x Int)(define-fun d0 ((n Int)) Int n)");
    for (int i = 1; i <= 5_000; i++) {
      problem.append("(define-fun d%d ((n Int)) Int (d%d n))".formatted(i, i - 1));
    }
    problem.append("(assert (= (d5000 x) 7))");
    var kinds =
        Concurrently.map(
            List.of("((x 7))", "((x 8))"),
            model -> judge("model", problem.toString(), "", model).kind());
    assertThat(kinds.getFirst()).isIn(Kind.PROVED, Kind.UNKNOWN);
    assertThat(kinds.getLast()).isIn(Kind.REFUTED, Kind.UNKNOWN);
  }
}
