package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.verify.math.MathResult.Outcome;
import dev.ponder.verify.math.compare.Likeness.Certainty;
import org.junit.jupiter.api.Test;

class MathAnswersTest {
  private final MathAnswers answers = MathAnswers.standard();

  @Test
  void algebraIsExactAndIdentitiesAreProbed() {
    assertThat(answers.check("(x+1)^2", "x^2+2x+1").certainty()).isEqualTo(Certainty.EXACT);
    assertThat(answers.check("\\tan^2 y + 1", "\\sec^2 y").certainty()).isEqualTo(Certainty.PROBED);
    assertThat(answers.check("1", "nothing at all").certainty()).isNotEqualTo(Certainty.PROBED);
  }

  @Test
  void bothSidesAreShownAsExtracted() {
    MathResult result = answers.check("... $\\boxed{\\frac12}$", "The answer is $0.25$.");
    assertThat(result.reference()).isEqualTo("\\frac12");
    assertThat(result.answer()).isEqualTo("$0.25$");
    assertThat(result.reason()).isNotEmpty();
  }

  @Test
  void anUnreadableReferenceIsUndecided() {
    assertThat(answers.check("\\foo{(", "42").outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aVerifierJudgesWhatATraceSays() {
    var verifier = answers.verifier("6");
    var step = Step.of("so \\boxed{6}");
    Trace open = Trace.start(new Problem("p", "2 * 3?")).then(step);
    assertThat(verifier.verify(open)).isInstanceOf(Verdict.Undecided.class);
    assertThat(verifier.verify(open.ended(Ending.STOPPED))).isEqualTo(Verdict.correct());
  }
}
