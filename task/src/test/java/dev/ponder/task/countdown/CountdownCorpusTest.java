package dev.ponder.task.countdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import org.junit.jupiter.api.Test;

class CountdownCorpusTest {
  private static final Countdown TASK = Countdown.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(7);

  private static Verdict judge(Countdown task, Problem problem, String text) {
    return task.verifier().verify(Trace.start(problem).then(Step.of(text), Ending.STOPPED));
  }

  @Test
  void everyCarefulDocumentEndsInACorrectAnswer() {
    var task = TASK.with(Mixture.CAREFUL);
    var problems = task.problems(Split.TRAIN, 0, KEY, 1000);
    for (int i = 0; i < problems.size(); i++) {
      var text = task.write(problems.get(i), KEY.child(i));
      assertThat(judge(task, problems.get(i), text)).as(text).isEqualTo(Verdict.correct());
    }
  }

  @Test
  void theMixtureIsRightInNearlyHalfOfItsDocumentsAndFitsTheCapacity() {
    var problems = TASK.problems(Split.TRAIN, 0, KEY, 1000);
    int right = 0;
    for (int i = 0; i < problems.size(); i++) {
      var text = TASK.write(problems.get(i), KEY.child(i));
      assertThat(text.length()).isLessThanOrEqualTo(SearchWriter.capacity(3));
      right += judge(TASK, problems.get(i), text).isCorrect() ? 1 : 0;
    }
    assertThat(right).isBetween(430, 540);
  }

  @Test
  void theSameKeyWritesTheSameDocument() {
    var problem = TASK.problems(Split.TRAIN, 0, KEY, 1).getFirst();
    assertThat(TASK.write(problem, KEY)).isEqualTo(TASK.write(problem, KEY));
  }

  @Test
  void theTestSplitHoldsMoreThanSixHundredProblems() {
    assertThat(TASK.problems(Split.TEST, 0, KEY, 640)).doesNotHaveDuplicates();
  }
}
