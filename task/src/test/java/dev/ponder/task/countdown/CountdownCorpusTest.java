package dev.ponder.task.countdown;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Split;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountdownCorpusTest {
  private static final Countdown TASK = Countdown.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(7);

  @Test
  void everyCarefulDocumentEndsInACorrectAnswerAndIsTrueInEveryLine() {
    var task = TASK.with(Mixture.CAREFUL);
    for (int level : new int[] {0, 1, 2, 4}) {
      var problems = task.problems(Split.TRAIN, level, KEY, level < 2 ? 300 : 10);
      for (int i = 0; i < problems.size(); i++) {
        var problem = problems.get(i);
        var text = task.write(problem, KEY.child(i));
        assertThat(judge(task, problem, text)).as(text).isEqualTo(Verdict.correct());
        var habits = task.behaviours(problem, text);
        assertThat(habits.slips() + habits.falseClaims() + habits.answeredAtOnce())
            .as(text)
            .isZero();
        assertThat(habits.tries()).as(text).isPositive();
        assertThat(habits.backtracks()).as(text).isEqualTo(habits.tries() - 1);
      }
    }
  }

  @Test
  void everyDocumentParsesAndFitsTheCapacity() {
    for (int level : new int[] {0, 1, 2, 4}) {
      int count = level < 2 ? 400 : 10;
      var problems = TASK.problems(Split.TRAIN, level, KEY, count);
      for (int i = 0; i < count; i++) {
        var text = TASK.write(problems.get(i), KEY.child(i));
        int numbers = TASK.read(problems.get(i)).numbers().size();
        assertThat(text.length()).isLessThanOrEqualTo(SearchWriter.capacity(numbers));
        var steps = TASK.steps(text);
        assertThat(String.join("", steps)).isEqualTo(text);
        assertThat(steps.getLast()).startsWith("A:").doesNotEndWith("\n");
        assertThat(TASK.answer(problems.get(i), text)).as(text).isPresent();
        for (var line : steps.subList(0, steps.size() - 1)) {
          assertThat(line).endsWith("\n");
          boolean known =
              line.equals("wait\n")
                  || SearchReader.read(line.substring(0, line.length() - 1)).isPresent();
          assertThat(known).as(line).isTrue();
        }
      }
    }
  }

  @Test
  void theMixtureIsRightInNearlyHalfOfItsDocuments() {
    var problems = TASK.problems(Split.TRAIN, 0, KEY, 1000);
    int right = 0;
    int atOnce = 0;
    int corrections = 0;
    int slips = 0;
    for (int i = 0; i < problems.size(); i++) {
      var text = TASK.write(problems.get(i), KEY.child(i));
      right += judge(TASK, problems.get(i), text).isCorrect() ? 1 : 0;
      var habits = TASK.behaviours(problems.get(i), text);
      atOnce += habits.answeredAtOnce();
      corrections += habits.corrections() > 0 ? 1 : 0;
      slips += habits.slips() > 0 ? 1 : 0;
    }
    assertThat(right).isBetween(380, 480);
    assertThat(atOnce).isBetween(235, 325);
    assertThat(corrections).isBetween(30, 75);
    assertThat(slips).isBetween(90, 230);
  }

  @Test
  void correctingWritersEndRight() {
    var task = TASK.with(new Mixture(0, 0, 0, 0, 1, 0.1, 0.1));
    var problems = task.problems(Split.PROBE, 0, KEY, 300);
    int corrected = 0;
    for (int i = 0; i < problems.size(); i++) {
      var text = task.write(problems.get(i), KEY.child(i));
      assertThat(judge(task, problems.get(i), text)).as(text).isEqualTo(Verdict.correct());
      corrected += task.behaviours(problems.get(i), text).corrections() > 0 ? 1 : 0;
    }
    assertThat(corrected).isGreaterThan(280);
  }

  @Test
  void theSameKeyWritesTheSameDocument() {
    var problem = TASK.problems(Split.TRAIN, 0, KEY, 1).getFirst();
    assertThat(TASK.write(problem, KEY)).isEqualTo(TASK.write(problem, KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99 from 1 1 1", "7 from 999 500 2", "99999 from 999 500 2"})
  void anUnsolvableProblemIsWrittenAboutToo(String question) {
    var problem = TASK.parse(question);
    for (int i = 0; i < 100; i++) {
      var text = TASK.write(problem, KEY.child(i));
      assertThat(text.length()).isLessThanOrEqualTo(SearchWriter.capacity(3));
      assertThat(judge(TASK, problem, text).isCorrect()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // tries, verifications, backtracks, sub-goals, corrections, slips, false claims, at once
        "A:(3*5)+7 | 0,0,0,0,0,0,0,1",
        "3*5=15,15+7=22?22!~A:(3*5)+7 | 1,1,0,0,0,0,0,0",
        "3+5=8,8*7=56?22x~3*5=15,15+7=22?22!~A:(3*5)+7 | 2,2,1,0,0,0,0,0",
        "22-7=15;3*5=15?15!~A:(3*5)+7 | 1,1,0,1,0,0,0,0",
        "3*5=16,16+7=23?22x~wait,3*5=15,15+7=22?22!~A:(3*5)+7 | 1,2,0,0,1,1,0,0",
        "3*5=15,15-7=22?22!~A:(3*5)-7 | 1,1,0,0,0,1,1,0",
        "3+5=8,8+7=15?22!~A:(3+5)+7 | 1,1,0,0,0,0,2,0",
        "3+5=8,8+7=15?15!~A:(3*5)+7 | 1,1,0,0,0,0,1,0",
        "3+5=8,8+7=15?22x~wait~A:(3+5)+7 | 1,1,0,0,0,0,0,0",
        "7/5=1,1*3=3?22x~A:3 | 1,1,0,0,0,1,0,0",
        "hm~3+5~A:(3*5)+7 | 0,0,0,0,0,0,0,0",
        "23-7=15;3*5=15?15!~A:(3*5)+7 | 1,1,0,1,0,1,0,0"
      })
  void habitsAreCountedAsAPersonWouldCountThem(String lines, String counts) {
    var c = Arrays.stream(counts.split(",")).mapToInt(Integer::parseInt).toArray();
    assertThat(TASK.behaviours(TASK.parse("3 5 7>22"), lines.replace('~', '\n')))
        .isEqualTo(new Behaviours(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]));
  }

  @Test
  void aMixtureWhoseSharesDoNotSumToOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mixture(0.5, 0.5, 0.5, 0, 0, 0, 0))
        .withMessageContaining("sum to 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mixture(1.5, 0, 0, 0, 0, 0, 0))
        .withMessageContaining("careful: 1.5");
  }
}
