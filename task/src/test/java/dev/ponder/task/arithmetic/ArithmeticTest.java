package dev.ponder.task.arithmetic;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Expression;
import dev.ponder.task.ExpressionParser;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
  private static final Arithmetic TASK = Arithmetic.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(9);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void solverAnswersAreAcceptedAndOtherNumbersAreNot(int level) {
    for (var split : Split.values()) {
      for (var problem : TASK.problems(split, level, KEY, 100)) {
        int value = Integer.parseInt(TASK.solve(problem).orElseThrow());
        assertThat(value).isBetween(0, TASK.bound());
        assertThat(judge(TASK, problem, "A:" + value)).isEqualTo(Verdict.correct());
        for (int other : new int[] {value + 1, value + 10, -value - 1}) {
          assertThat(judge(TASK, problem, "A:" + other).isCorrect()).isFalse();
        }
        assertThat(problem.prompt().replaceAll("[^-+*/]", "")).hasSize(3 + level);
        assertThat(TASK.parse(problem.prompt())).isEqualTo(problem);
        assertThat(TASK.parse(problem.id())).isEqualTo(problem);
      }
    }
  }

  @Test
  void splitsAreDisjointWhateverTheOrderOfOperands() {
    var owner = new HashMap<String, Split>();
    for (var split : Split.values()) {
      for (var problem : TASK.problems(split, 0, KEY, 200)) {
        var prompt = problem.prompt();
        var chain = ExpressionParser.parse(prompt.substring(0, prompt.indexOf('=')));
        assertThat(owner.put(chain.canonical(), split)).as(prompt).isNull();
        assertThat(Chains.split(mirrored(chain))).isEqualTo(split);
      }
    }
  }

  private static Expression mirrored(Expression chain) {
    return chain instanceof Expression.Compound(char operator, var left, var right)
            && (operator == '+' || operator == '*')
        ? new Expression.Compound(operator, mirrored(right), mirrored(left))
        : chain;
  }

  @Test
  void usualNotationReadsBackAsTheSameTree() {
    var random = KEY.generator();
    for (var text : TASK.problems(Split.TRAIN, 5, KEY.child(random.nextLong()), 500)) {
      var line = text.prompt().strip().replace("=", "");
      assertThat(Chains.text(ExpressionParser.parse(line))).isEqualTo(line);
    }
  }

  @Test
  void everyCarefulDocumentIsRightAndTrueInEveryLine() {
    var task = TASK.with(Writers.CAREFUL);
    for (int level = 0; level < TASK.levels(); level++) {
      var problems = task.problems(Split.TRAIN, level, KEY, 100);
      for (int i = 0; i < problems.size(); i++) {
        var text = task.write(problems.get(i), KEY.child(i));
        assertThat(judge(task, problems.get(i), text)).as(text).isEqualTo(Verdict.correct());
        var habits = task.behaviours(problems.get(i), text);
        assertThat(habits.tries()).as(text).isEqualTo(3 + level);
        assertThat(habits.slips() + habits.falseClaims() + habits.corrections()).isZero();
      }
    }
  }

  @Test
  void correctingDocumentsSlipAndEndRight() {
    var task = TASK.with(new Writers(0, 0, 0, 0, 1, 0.15, 0.1));
    var problems = task.problems(Split.TRAIN, 0, KEY, 300);
    for (int i = 0; i < problems.size(); i++) {
      var text = task.write(problems.get(i), KEY.child(i));
      assertThat(judge(task, problems.get(i), text)).as(text).isEqualTo(Verdict.correct());
      var habits = task.behaviours(problems.get(i), text);
      assertThat(habits.corrections()).as(text).isPositive();
      assertThat(habits.slips()).as(text).isPositive();
    }
  }

  @Test
  void everyDocumentParsesAndNearlyHalfAreRight() {
    var problems = TASK.problems(Split.TRAIN, 0, KEY, 1000);
    int right = 0;
    for (int i = 0; i < problems.size(); i++) {
      var text = TASK.write(problems.get(i), KEY.child(i));
      right += judge(TASK, problems.get(i), text).isCorrect() ? 1 : 0;
      assertThat(text.length()).isLessThan(200);
      assertThat(String.join("", TASK.steps(text))).isEqualTo(text);
      assertThat(TASK.answer(problems.get(i), text)).isPresent();
      for (var line : TASK.steps(text)) {
        boolean known = line.startsWith("A:") || StepReader.read(line.strip()).isPresent();
        assertThat(known).as(line).isTrue();
      }
    }
    assertThat(right).isBetween(390, 530);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(3+4)*5-12= | A:23 | true",
        "(3+4)*5-12= | A:24 | false",
        "(3+4)*5-12= | A:46/2 | true",
        "(3+4)*5-12= | A:(3+4)*5-12 | false",
        "(3+4)*5-12= | A:+23 | false",
        "(3+4)*5-12= | A:023 | false",
        "(3+4)*5-12= | A:23.0 | false",
        "(3+4)*5-12= | A:--23 | false",
        "(3+4)*5-12= | A:23 24 | false",
        "(3+4)*5-12= | A: | false",
        "(3+4)*5-12= | 23 | false",
        "(3+4)*5-12= | A:23~ | false",
        "(3+4)*5-12= | A:23~A:23 | false",
        "(3+4)*5-12= | A:46/0 | false",
        "3-8 | A:-5 | true",
        "3-8 | A:5 | false",
        "3/4 | A:3/4 | true",
        "3/4 | A:6/8 | true",
        "3-3 | A:0 | true",
        "3-3 | A:-0 | false",
        "3/(2-2) | A:0 | false",
      })
  void answersAreJudgedExactly(String question, String completion, boolean right) {
    assertThat(judge(TASK, TASK.parse(question), completion.replace('~', '\n')).isCorrect())
        .isEqualTo(right);
  }

  @Test
  void hugeAnswersAreRefused() {
    assertThat(judge(TASK, TASK.parse("3+4"), "A:" + "7".repeat(1_000_000)).isCorrect()).isFalse();
  }

  @Test
  void equalNumbersVoteTogether() {
    var problem = TASK.parse("3/4");
    assertThat(TASK.answer(problem, "A:6/8")).hasValue("3/4");
    assertThat(TASK.answer(problem, "A:8/4")).hasValue("2");
    assertThat(TASK.answer(problem, "A:six")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // tries, verifications, backtracks, sub-goals, corrections, slips, false claims, at once
        "A:23 | 0,0,0,0,0,0,0,1",
        "3+4=7;7*5-12~7*5=35;35-12~35-12=23~A:23 | 3,0,0,0,0,0,0,0",
        "3+4=7;7*5-12~3+4=7?7!~7*5=35;35-12~35-12=23~A:23 | 3,1,0,0,0,0,0,0",
        "3+4=8;8*5-12~3+4=7?8x~wait,3+4=7;7*5-12~7*5=35;35-12~35-12=23~A:23 | 3,1,1,0,1,1,0,0",
        "3+4=8;8*5-12~8*5=40;40-12~40-12=28~A:28 | 3,0,0,0,0,1,1,0",
        "3+4=8;8*5-12~3+4=7?8!~A:9 | 1,1,0,0,0,1,1,0",
        "3+4=7;7*5-12~A:9 | 1,0,0,0,0,0,0,0",
      })
  void habitsAreCountedAsAPersonWouldCountThem(String lines, String counts) {
    var c = Arrays.stream(counts.split(",")).mapToInt(Integer::parseInt).toArray();
    assertThat(TASK.behaviours(TASK.parse("(3+4)*5-12="), lines.replace('~', '\n')))
        .isEqualTo(new Behaviours(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]));
  }

  @Test
  void aProblemOutsideTheWholeNumbersIsStillWrittenAndJudged() {
    for (var question : new String[] {"3-8", "3/4+1", "7-9+3"}) {
      var problem = TASK.parse(question);
      assertThat(judge(TASK, problem, TASK.write(problem, KEY))).isEqualTo(Verdict.correct());
    }
  }

  @Test
  void impossibleRequestsAreRefusedInOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.problems(Split.TEST, 6, KEY, 1))
        .withMessage("level: 6 does not exist; arithmetic has levels 0 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arithmetic(1, 2, 5, Writers.MIXED).problems(Split.TEST, 0, KEY, 50))
        .withMessageContaining("50 problems asked of arithmetic level 0, split TEST");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TASK.parse("three plus four"))
        .withMessageContaining("(3+4)*5-12=");
    assertThat(Tasks.named("arithmetic:operations=2,max=9,bound=50"))
        .isEqualTo(new Arithmetic(2, 9, 50, Writers.MIXED));
  }
}
