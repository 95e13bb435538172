package dev.ponder.task.countdown;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.ExpressionParser;
import dev.ponder.task.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountdownVerifierTest {
  private static final Countdown TASK = Countdown.DEFAULT;
  private static final RandomKey KEY = RandomKey.of(11);
  private static final String ALPHABET = "0123456789+-*/() A:\n";

  @Test
  void tenThousandSolverAnswersAreAccepted() {
    int judged = 0;
    for (int level : new int[] {0, 1, 2, 4}) {
      int count = level < 2 ? 400 : level == 2 ? 100 : 3;
      for (var split : Split.values()) {
        for (var problem : TASK.problems(split, level, KEY.child(level), count)) {
          var answer = TASK.solve(problem).orElseThrow();
          assertThat(judge(TASK, problem, "A:" + answer)).isEqualTo(Verdict.correct());
          judged++;
        }
      }
    }
    var random = KEY.generator();
    while (judged < 10_000) {
      var numbers = random.ints(3, 1, 21).boxed().toList();
      var solution = new Candidates(TASK.calculus()).all(numbers, random);
      for (var each : solution) {
        if (each.value() > 0) {
          var problem = TASK.show(new Puzzle(numbers, each.value()));
          var completion = "A:" + each.expression().text();
          assertThat(judge(TASK, problem, completion)).isEqualTo(Verdict.correct());
          judged++;
        }
      }
    }
  }

  @Test
  void tenThousandMutationsAreJudgedAsTheSecondJudgeJudgesThem() {
    var random = KEY.child("mutations").generator();
    var problems = new ArrayList<>(TASK.problems(Split.TEST, 0, KEY, 600));
    problems.addAll(TASK.problems(Split.TEST, 2, KEY, 100));
    int accepted = 0;
    for (int i = 0; i < 10_000; i++) {
      var problem = problems.get(random.nextInt(problems.size()));
      var puzzle = TASK.read(problem);
      var solution =
          new Candidates(TASK.calculus())
              .solution(puzzle.numbers(), puzzle.target(), random)
              .orElseThrow();
      var answer = new StringBuilder(solution.expression().text());
      for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
        mutate(answer, random);
      }
      var completion = "3+4=7?8x\nA:" + answer;
      boolean right = judge(TASK, problem, completion).isCorrect();
      assertThat(right)
          .as("%s%s", problem.prompt(), completion)
          .isEqualTo(PlainJudge.accepts(puzzle.numbers(), puzzle.target(), completion));
      accepted += right ? 1 : 0;
    }
    assertThat(accepted).as("mutations that stay right").isBetween(100, 5000);
  }

  private static void mutate(StringBuilder text, RandomGenerator random) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    char drawn = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    int kind = text.isEmpty() ? 0 : random.nextInt(5);
    switch (kind) {
      case 0 -> text.insert(at, drawn);
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.setCharAt(at, drawn);
      case 3 -> text.insert(at, "(").append(")");
      default -> {
        int other = random.nextInt(text.length());
        char kept = text.charAt(at);
        text.setCharAt(at, text.charAt(other));
        text.setCharAt(other, kept);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A:(3*5)+8 | 8 is not one of the given numbers",
        "A:35-7 | 35 is not one of the given numbers",
        "A:3**5+7 | operator ** at 1",
        "A:7//3*5 | operator // at 1",
        "A:-3+5*7 | unary - at 0",
        "A:+3+5*7 | unary + at 0",
        "A:7--3*5 | unary - at 2",
        "A:7+-+-3*5 | unary - at 2",
        "A:(3*5)+7+0 | 0 is not one of the given numbers",
        "A:(3*5)+7+3-3 | 3 is used more often than it is given",
        "A:3*5 | 7 is not used",
        "A:(3*5)-7 | (3*5)-7 is 8, not 22",
        "A:(3/5)-7 | (3/5)-7 is -32/5, not 22",
        "A:3/(5-5)+7 | 5 is used more often",
        "A:(3*5)+7 | ",
        "A: | empty expression",
        "A:(3*5)+7 A:(3*5)+7 | character U+0020 at 7",
        "A:(3*5)+7\\nA:(3*5)+7 | several answers",
        "A:(3*5)+7\\n | text after the answer line",
        "A:(3*5)+7\\nbye | text after the answer line",
        "A:(3*5)+7=22 | character U+003D at 7",
        "A:22 | 22 is not one of the given numbers",
        "A:(3*5+7 | the expression ends where ) should be",
        "A:3*5)+7 | character U+0029 at 3",
        "A:(3*5)+7; | character U+003B",
        "A:3*05+7 | leading zero",
        "A:3*5.0+7 | character U+002E",
        "A:3*5+7e0 | character U+0065",
        "A:3*(5)7 | character U+0037",
        "A:()3*5+7 | character U+0029 at 1",
        "A:\uFF13*5+7 | character U+FF13 at 0",
        "A:1000000000000+3 | number of 13 digits",
        "a:(3*5)+7 | no answer",
        "(3*5)+7 | no answer",
        "3*5=15,15+7=22?22! | no answer",
        "x A:(3*5)+7 | no answer",
        "A:__import__('os') | character U+005F at 0",
      })
  void anAnswerIsJudgedForAStatedReason(String completion, String reason) {
    var text = completion.replace("\\n", "\n");
    var verdict = judge(TASK, TASK.parse("22 from 3 5 7"), text);
    if (reason == null) {
      assertThat(verdict).isEqualTo(Verdict.correct());
    } else {
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Incorrect.class, wrong -> assertThat(wrong.reason()).contains(reason));
    }
  }

  @Test
  void divisionByZeroIsWrongAndNothingBreaks() {
    var problem = TASK.parse("5 5 7>7");
    assertThat(judge(TASK, problem, "A:7/(5-5)")).isEqualTo(Verdict.incorrect("division by zero"));
  }

  @Test
  void hugeAnswersAreRefusedBeforeTheyAreEvaluated() {
    var problem = TASK.parse("3 5 7>22");
    for (var huge :
        List.of("9".repeat(1_000_000), "(".repeat(1_000_000), "3*".repeat(500_000) + "3")) {
      assertThat(judge(TASK, problem, "A:" + huge))
          .isInstanceOfSatisfying(
              Verdict.Incorrect.class,
              wrong -> assertThat(wrong.reason()).contains("at most 200 are read"));
    }
    assertThat(judge(TASK, problem, "A:" + "(".repeat(99)))
        .isEqualTo(Verdict.incorrect("more than 16 open parentheses"));
  }

  @Test
  void anEndingThatIsNotTheTracesOwnIsNoSuccess() {
    var trace = Trace.start(TASK.parse("3 5 7>22")).then(Step.of("A:(3*5)+7"));
    var verifier = TASK.verifier();
    assertThat(verifier.verify(trace.ended(Ending.STOPPED))).isEqualTo(Verdict.correct());
    assertThat(verifier.verify(trace.ended(Ending.TRUNCATED)))
        .isEqualTo(Verdict.incorrect("truncated"));
    assertThat(verifier.verify(trace.ended(Ending.CANCELLED)))
        .isEqualTo(Verdict.undecided("cancelled"));
    assertThat(verifier.verify(trace)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void negativeNumbersAndFractionsMayBePassedThrough() {
    assertThat(judge(TASK, TASK.parse("24 from 3 3 8 8"), "A:8/(3-(8/3))"))
        .isEqualTo(Verdict.correct());
    assertThat(judge(TASK, TASK.parse("9 from 2 3 8"), "A:(2-3)+8"))
        .isInstanceOf(Verdict.Incorrect.class);
    assertThat(judge(TASK, TASK.parse("7 from 2 3 8"), "A:(2-3)+8")).isEqualTo(Verdict.correct());
  }

  @Test
  void theOracleFindsWhatOnlyFractionsReachAndSaysWhenNothingDoes() {
    var fractions = TASK.parse("24 from 3 3 8 8");
    assertThat(judge(TASK, fractions, "A:" + TASK.solve(fractions).orElseThrow()))
        .isEqualTo(Verdict.correct());
    assertThat(TASK.solve(TASK.parse("24 from 1 1 1 1"))).isEmpty();
  }

  @Test
  void withThreeNumbersWholeNumbersReachWhatFractionsReach() {
    var random = KEY.child("reach").generator();
    for (int i = 0; i < 20; i++) {
      var numbers = random.ints(3, 1, 10).boxed().toList();
      var reachable = TASK.reachable(numbers);
      for (int target = 1; target <= 60; target++) {
        boolean byForce = TASK.solution(new Puzzle(numbers, target)).isPresent();
        assertThat(reachable.contains(target)).as("%s>%d", numbers, target).isEqualTo(byForce);
      }
    }
  }

  @Test
  void canonicalAnswersKeepTheirVerdictAndAreTheirOwnCanonicalForm() {
    var random = KEY.child("canonical").generator();
    for (int i = 0; i < 300; i++) {
      var numbers = random.ints(4, 1, 10).boxed().toList();
      for (var each : new Candidates(TASK.calculus()).some(numbers, 10, random)) {
        var canonical = each.expression().canonical();
        var read = ExpressionParser.parse(canonical);
        assertThat(read.canonical()).isEqualTo(canonical);
        assertThat(read.value()).isEqualTo(each.expression().value());
        assertThat(read.numbers().stream().sorted().toList())
            .isEqualTo(numbers.stream().sorted().toList());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "(3*5)+7, 7+(5*3)",
    "3-(5-7), (3+7)-5",
    "(8/4)*3, 3*8/4",
    "3+5+7, 7+(5+3)",
    "8/(4/2), (8*2)/4",
    "(2+1)*(3+4), (4+3)*(1+2)"
  })
  void answersThatDifferByOrderAndGroupingVoteTogether(String one, String other) {
    Problem problem = TASK.parse("3 5 7>22");
    assertThat(TASK.answer(problem, "A:" + one)).isPresent();
    assertThat(TASK.answer(problem, "A:" + one)).isEqualTo(TASK.answer(problem, "A:" + other));
  }

  @Test
  void distinctCandidatesAreDistinctAnswers() {
    var random = KEY.child("apart").generator();
    var drawn = new Candidates(TASK.calculus()).all(List.of(2, 7, 3, 5), random);
    assertThat(drawn.stream().map(each -> each.expression().canonical()).toList())
        .hasSizeGreaterThan(150)
        .doesNotHaveDuplicates();
  }
}
