package dev.ponder.task.countdown;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountdownModPTest {
  private static final CountdownModP TASK = CountdownModP.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(5);

  @Test
  void problemsReadBackAndSolverAnswersAreAccepted() {
    for (int level = 0; level < TASK.levels(); level++) {
      for (var problem : TASK.problems(Split.TEST, level, KEY, level == 0 ? 500 : 20)) {
        assertThat(TASK.parse(problem.prompt())).isEqualTo(problem);
        assertThat(TASK.parse(problem.id())).isEqualTo(problem);
        var answer = TASK.solve(problem).orElseThrow();
        assertThat(judge(TASK, problem, "A:" + answer)).isEqualTo(Verdict.correct());
      }
    }
    assertThat(TASK.parse("4 from 3 5 7").prompt()).isEqualTo("3 5 7>4%11\n");
  }

  @Test
  void splitsAreDisjointWhateverTheOrderOfTheNumbers() {
    var owner = new HashMap<Puzzle, Split>();
    for (var split : Split.values()) {
      for (var problem : TASK.problems(split, 0, KEY, 250)) {
        var puzzle = TASK.read(problem);
        assertThat(owner.put(new Puzzle(puzzle.sorted(), puzzle.target()), split)).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A:(3*5)+7 | (3*5)+7 is 0 modulo 11, not 4",
        "A:7/(3-5+2) | 2 is not one of the given numbers",
        "A:3+5 | 7 is not used",
        "A:-3+5+7 | unary -",
      })
  void aWrongAnswerIsRejectedForAStatedReason(String completion, String reason) {
    assertThat(judge(TASK, TASK.parse("4 from 3 5 7"), completion))
        .isInstanceOfSatisfying(
            Verdict.Incorrect.class, wrong -> assertThat(wrong.reason()).contains(reason));
  }

  @Test
  void divisionIsByTheInverse() {
    var field = new PrimeField(11);
    for (int a = 0; a < 11; a++) {
      assertThat(field.apply('/', a, 0)).isEqualTo(Numbers.NONE);
      for (int b = 1; b < 11; b++) {
        assertThat(field.apply('*', field.apply('/', a, b), b)).isEqualTo(a);
      }
    }
    assertThat(judge(TASK, TASK.parse("1 from 5 5 5"), "A:5/(5-5)"))
        .isEqualTo(Verdict.incorrect("division by zero modulo 11"));
  }

  @Test
  void everyDocumentParsesAndCarefulOnesAreRight() {
    var careful = TASK.with(Mixture.CAREFUL);
    var problems = TASK.problems(Split.TRAIN, 0, KEY, 300);
    for (int i = 0; i < problems.size(); i++) {
      var problem = problems.get(i);
      var right = careful.write(problem, KEY.child(i));
      assertThat(judge(careful, problem, right)).as(right).isEqualTo(Verdict.correct());
      assertThat(careful.behaviours(problem, right).slips()).as(right).isZero();
      for (var line : TASK.steps(TASK.write(problem, KEY.child(i)))) {
        boolean known =
            line.startsWith("A:")
                || line.equals("wait\n")
                || SearchReader.read(line.strip()).isPresent();
        assertThat(known).as(line).isTrue();
      }
    }
  }

  @Test
  void theValueOfAnOpenTryIsTheMeanOverItsNextOperations() {
    var problem = TASK.parse("4 from 3 5 7");
    // After 3*5=4 there are 4 and 7 left; of 4+7=0, 4*7=6, 4-7=8, 7-4=3, 4/7=10, 7/4=10 none is 4.
    assertThat(TASK.value(problem, "3*5=4,")).isZero();
    // After 3-5=9: 9+7=5, 9*7=8, 9-7=2, 7-9=9, 9/7=6, 7/9=2.
    assertThat(TASK.value(problem, "3-5=9,")).isZero();
    // After 5+7=1: 1+3=4 and 1/3=4 hit, of 6.
    assertThat(TASK.value(problem, "5+7=1,")).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(TASK.value(problem, "5+7=1,1+3=4?4!\n")).isEqualTo(1);
    assertThat(TASK.value(problem, "5+7=1,1+3=4?4!\nA:(5+7)+3")).isEqualTo(1);
    assertThat(TASK.value(problem, "5+7=1,1+3=4?4!\nA:(5+7)*3")).isZero();
    assertThat(TASK.value(problem, "5+7=2,")).as("a false operation").isZero();
    assertThat(TASK.value(problem, "5+5=10,")).as("a number it does not have").isZero();
    // For the goal 1 with 5 and 7: 5+7=1 alone.
    assertThat(TASK.value(problem, "4-3=1;5+")).isCloseTo(1 / 6.0, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 from 3 5 7", "0 from 1 2 10", "6 from 2 2 9 4"})
  void theValueOfNoTryIsTheMeanOfTheValuesAfterItsFirstOperation(String question) {
    var problem = TASK.parse(question);
    var puzzle = TASK.read(problem);
    double sum = 0;
    int choices = 0;
    for (int i = 0; i < puzzle.numbers().size(); i++) {
      for (int j = 0; j < puzzle.numbers().size(); j++) {
        for (char operator : new char[] {'+', '*', '-', '/'}) {
          int a = puzzle.numbers().get(i);
          int b = puzzle.numbers().get(j);
          boolean once = (operator == '-' || operator == '/') ? i != j : i < j;
          if (once) {
            int result = TASK.calculus().apply(operator, a, b);
            sum += TASK.value(problem, "" + a + operator + b + "=" + result + ",");
            choices++;
          }
        }
      }
    }
    assertThat(TASK.value(problem, "")).isCloseTo(sum / choices, within(1e-12));
    assertThat(TASK.value(problem, "wait\n")).isEqualTo(TASK.value(problem, ""));
  }

  @Test
  void theNullCurveRisesFromTheShareOfRightCandidatesToCertainty() {
    var problem = TASK.problems(Split.PROBE, 0, KEY, 1).getFirst();
    var puzzle = TASK.read(problem);
    var all = new Candidates(TASK.calculus()).all(puzzle.numbers(), KEY.generator());
    double right = all.stream().filter(each -> each.value() == puzzle.target()).count();
    assertThat(TASK.chance(problem, 0)).isZero();
    assertThat(TASK.chance(problem, 1)).isCloseTo(right / all.size(), within(1e-12));
    double before = 0;
    for (int tries = 1; tries <= all.size(); tries++) {
      double now = TASK.chance(problem, tries);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
    assertThat(before).isEqualTo(1);
    int drawn = 0;
    var random = KEY.generator();
    for (int i = 0; i < 20_000; i++) {
      int first = random.nextInt(all.size());
      int second = (first + 1 + random.nextInt(all.size() - 1)) % all.size();
      boolean hit =
          all.get(first).value() == puzzle.target() || all.get(second).value() == puzzle.target();
      drawn += hit ? 1 : 0;
    }
    assertThat(TASK.chance(problem, 2)).isCloseTo(drawn / 20_000.0, within(0.02));
  }

  @Test
  void anotherModulusIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.parse("3 5 7>4%13"))
        .withMessageContaining("modulus 13; this task calculates modulo 11");
    assertThat(Tasks.named("countdown-mod-p:numbers=4,p=13"))
        .isEqualTo(new CountdownModP(4, 13, Mixture.MIXED));
  }
}
