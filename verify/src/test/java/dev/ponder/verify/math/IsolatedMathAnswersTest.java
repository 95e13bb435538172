package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsolatedMathAnswersTest {
  @Test
  void aWorkerDecidesAsThisProcessDoes() {
    var here = MathAnswers.standard();
    try (var there = new IsolatedMathAnswers(1)) {
      for (String answer :
          List.of("\\boxed{\\frac{1}{2}}", "0.25", "9^9^9^9", "", "½", "\uD800 \\boxed{1/2}")) {
        assertThat(there.check("0.5", answer)).isEqualTo(here.check("0.5", answer));
      }
    }
  }

  @Test
  void textTooLongToSendIsUndecided() {
    try (var there = new IsolatedMathAnswers(1)) {
      MathResult result = there.check("1", "a".repeat(6_000_000));
      assertThat(result.outcome()).isEqualTo(MathResult.Outcome.UNDECIDED);
      assertThat(result.reason()).contains("5,000,000");
    }
  }

  @Test
  void messagesSurviveTheWay() {
    List<String> parts = List.of("", "3:abc", "\n:0:", "😀");
    assertThat(MathWorker.unpacked(MathWorker.packed(parts))).isEqualTo(parts);
  }
}
