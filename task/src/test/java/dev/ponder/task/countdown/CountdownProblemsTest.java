package dev.ponder.task.countdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountdownProblemsTest {
  private static final Countdown TASK = Countdown.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(3);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void splitsAreDisjointWhateverTheOrderOfTheNumbers(int level) {
    var owner = new HashMap<Puzzle, Split>();
    for (var split : Split.values()) {
      for (var problem : TASK.problems(split, level, KEY, 300)) {
        var puzzle = TASK.read(problem);
        var before = owner.put(new Puzzle(puzzle.sorted(), puzzle.target()), split);
        assertThat(before).as(problem.id()).isNull();
      }
    }
    assertThat(owner).hasSize(900);
  }

  @Test
  void aPermutedPuzzleStaysInItsSplit() {
    for (var problem : TASK.problems(Split.TEST, 1, KEY, 200)) {
      var puzzle = TASK.read(problem);
      var permuted = new ArrayList<>(puzzle.numbers());
      Collections.shuffle(permuted, new Random(1));
      assertThat(new Puzzle(permuted, puzzle.target()).split()).isEqualTo(Split.TEST);
    }
  }

  @Test
  void everyPuzzleOfTheRangeIsInExactlyOneSplit() {
    var puzzles = new Puzzles(TASK.calculus(), TASK.range(0));
    int train = puzzles.all(Split.TRAIN).size();
    int probe = puzzles.all(Split.PROBE).size();
    int test = puzzles.all(Split.TEST).size();
    int reachable = 0;
    for (int a = 1; a <= 12; a++) {
      for (int b = a; b <= 12; b++) {
        for (int c = b; c <= 12; c++) {
          reachable += TASK.reachable(List.of(a, b, c)).subSet(1, 101).size();
        }
      }
    }
    assertThat(train + probe + test).isEqualTo(reachable);
    assertThat(test).isGreaterThan(1400);
    assertThat(train).isGreaterThan(2000);
    assertThat(probe).isGreaterThan(500);
  }

  @Test
  void theSameKeyGivesTheSameProblemsAndFewerAreAPrefix() {
    for (int level : new int[] {0, 1}) {
      var problems = TASK.problems(Split.TRAIN, level, KEY, 100);
      assertThat(TASK.problems(Split.TRAIN, level, KEY, 100)).isEqualTo(problems);
      assertThat(TASK.problems(Split.TRAIN, level, KEY, 10)).isEqualTo(problems.subList(0, 10));
      assertThat(TASK.problems(Split.TRAIN, level, KEY.child(1), 100)).isNotEqualTo(problems);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"countdown", "countdown:numbers=5,max=20,target=500"})
  void everyLevelHasProblemsWithinItsRange(String name) {
    var task = (Countdown) Tasks.named(name);
    for (int level = 0; level < task.levels(); level++) {
      var range = task.range(level);
      for (var problem : task.problems(Split.PROBE, level, KEY, 5)) {
        var puzzle = task.read(problem);
        assertThat(puzzle.numbers()).hasSize(range.numbers());
        assertThat(puzzle.numbers()).allMatch(number -> number >= 1 && number <= range.maxNumber());
        assertThat(puzzle.target()).isBetween(1, range.maxTarget());
        assertThat(task.reachable(puzzle.numbers())).contains(puzzle.target());
        assertThat(task.parse(problem.id())).isEqualTo(problem);
        assertThat(task.parse(problem.prompt())).isEqualTo(problem);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24 from 4 7 8 8",
        "24 from 4, 7, 8, 8",
        "24 from 4,7,8,8",
        "4 7 8 8>24",
        "countdown:4,7,8,8=24"
      })
  void aPersonMayWriteAProblemInSeveralWays(String question) {
    var problem = TASK.parse(question);
    assertThat(problem.prompt()).isEqualTo("4 7 8 8>24\n");
    assertThat(problem.id()).isEqualTo("countdown:4,7,8,8=24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "4 7>24", "1 2 3 4 5 6 7>8", "4 7 8 8>", "make 24", "4 -7 8>3"})
  void aQuestionThatIsNoCountdownIsRefusedWithTheAcceptedForm(String question) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.parse(question))
        .withMessageContaining("24 from 4 7 8 8")
        .withMessageNotContaining("\n");
  }

  @Test
  void moreProblemsThanThereAreIsAnErrorThatSaysHowManyThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.problems(Split.TEST, 0, KEY, 100_000))
        .withMessageContaining("100000")
        .withMessageContaining("which has 14");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.problems(Split.TEST, 6, KEY, 1))
        .withMessage("level: 6 does not exist; countdown has levels 0 to 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chess | task: 'chess' is unknown; known are countdown, countdown-mod-p, arithmetic",
        "countdown-mod-p:p=12 | p: 12 is not possible for countdown-mod-p; it must be a prime",
        "countdown-mod-p:numbers=6 | numbers: 6 is not possible for countdown-mod-p; it must be 3",
        "arithmetic:operations=9 | operations: 9 is not possible for arithmetic; it must be 1 to 8",
        "arithmetic:target=9 | task: arithmetic has no setting 'target'; known are operations",
        "countdown:numbers=2 | numbers: 2 is not possible for countdown; it must be 3 to 5",
        "countdown:max=1000 | max: 1000 is not possible for countdown; it must be 3 to 999",
        "countdown:target=1 | target: 1 is not possible for countdown; it must be 10 to 99999",
        "countdown:numbers=x | numbers: 'x' is not a whole number",
        "countdown:size=3 | task: countdown has no setting 'size'; known are numbers, max, target",
        "countdown:numbers | task: 'numbers' is no setting of countdown",
        "countdown:max=9,max=9 | task: setting 'max' is given twice"
      })
  void anImpossibleTaskIsRefusedInOneLine(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named(name))
        .withMessageContaining(message)
        .withMessageNotContaining("\n");
  }

  @Test
  void settingsInTheNameAreTheTasksSettings() {
    assertThat(Tasks.named("countdown")).isEqualTo(Countdown.DEFAULT);
    assertThat(Tasks.named("countdown:numbers=4,max=12,target=100"))
        .isEqualTo(new Countdown(4, 12, 100));
  }

  /// The question may be told in a sentence, and the answer may have spaces: as the examples of
  /// reasoning-gym are printed.
  @Test
  void thePrintedExamplesOfReasoningGymAreReadAndAccepted() throws IOException {
    Path file = Path.of("../../shared/data/reasoning-gym/gallery_examples.jsonl");
    assumeTrue(Files.exists(file), file + " is absent: the printed examples are not checked");
    int seen = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode row = new JsonMapper().readTree(line);
      if (row.get("task").asString().equals("countdown")) {
        Problem problem = Countdown.DEFAULT.parse(row.get("question").asString());
        var right = "A:" + row.get("answer").asString();
        assertThat(judge(problem, right)).as(right).isEqualTo(Verdict.correct());
        assertThat(judge(problem, right + "+0").isCorrect()).isFalse();
        assertThat(Countdown.DEFAULT.parse(problem.id())).isEqualTo(problem);
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void aSentenceWithAnotherNumberOrNoListIsNoPuzzle() {
    for (String told :
        List.of(
            "Make 22 from 3, 5, 7 in 2 steps.",
            "Make 22 from 3, 5.",
            "Make a number from 3, 5, 7.",
            "Make 22 from 3, 5, 7, 9, 11, 13, 15.",
            "Make 22 from -3, 5, 7.")) {
      assertThatIllegalArgumentException()
          .as(told)
          .isThrownBy(() -> Countdown.DEFAULT.parse(told))
          .withMessageContaining("can't read");
    }
    assertThat(Countdown.DEFAULT.parse("Make 22 from 3, 5, 7."))
        .isEqualTo(Countdown.DEFAULT.parse("22 from 3 5 7"));
  }

  private static Verdict judge(Problem problem, String completion) {
    var trace = Trace.start(problem).then(Step.of(completion), Ending.STOPPED);
    return Countdown.DEFAULT.verifier().verify(trace);
  }
}
