package dev.ponder.task.procedural;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import dev.ponder.task.procedural.code.CodeJudges;
import dev.ponder.task.procedural.game.GameJudges;
import dev.ponder.task.procedural.graph.GraphJudges;
import dev.ponder.task.procedural.logic.LogicJudges;
import dev.ponder.task.procedural.matrix.MatrixJudges;
import dev.ponder.task.procedural.number.NumberJudges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws of every procedural task.
class ProceduralTasksTest {
  private static final RandomKey KEY = RandomKey.of(31);
  private static final int CHECKED = 40;

  /// Every family's judges; one more family is one more line.
  private static List<Judged<?>> all() {
    return Stream.of(
            NumberJudges.all(),
            LogicJudges.all(),
            GraphJudges.all(),
            MatrixJudges.all(),
            GameJudges.all(),
            CodeJudges.all())
        .<Judged<?>>flatMap(List::stream)
        .toList();
  }

  static Stream<Subject<?>> everyTask() {
    return all().stream().map(ProceduralTasksTest::subject);
  }

  private static <P> Subject<P> subject(Judged<P> judged) {
    return new Subject<>(judged, ProceduralTask.of(judged.recipe()));
  }

  @Test
  void everyRegisteredTaskHasAJudgeOfItsOwn() {
    assertThat(all())
        .extracting(judged -> judged.recipe().card().name())
        .containsExactlyInAnyOrderElementsOf(
            Tasks.recipes().stream().map(recipe -> recipe.card().name()).toList());
    for (var judged : all()) {
      var name = judged.recipe().card().name();
      assertThat(Tasks.named(name).name()).isEqualTo(name);
      assertThat(Tasks.named(name.replace('-', '_')).name()).isEqualTo(name);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Tasks.named(name + ":size=3"))
          .withMessageContaining("'size'; it has none");
    }
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void everyLevelMakesAThousandProblemsTheSameForTheSameKey(Subject<P> subject) {
    var task = subject.task();
    for (int level = 0; level < task.levels(); level++) {
      var problems = task.problems(Split.TRAIN, level, KEY, 1000);
      assertThat(problems).extracting(Problem::id).doesNotHaveDuplicates();
      assertThat(task.problems(Split.TRAIN, level, KEY, 50)).isEqualTo(problems.subList(0, 50));
      assertThat(task.problems(Split.TRAIN, level, KEY.child(1), 50))
          .isNotEqualTo(problems.subList(0, 50));
    }
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void splitsAreDisjointUpToSymmetry(Subject<P> subject) {
    var owner = new HashMap<String, Split>();
    for (int level = 0; level < subject.task().levels(); level++) {
      for (var split : Split.values()) {
        var kinds = new HashSet<String>();
        for (var problem : subject.task().problems(split, level, KEY, 200)) {
          var kind = subject.recipe().kind(subject.content(problem));
          assertThat(kinds.add(kind)).as("twice in one draw: %s", kind).isTrue();
          var before = owner.put(kind, split);
          assertThat(before == null || before == split).as(kind).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void idsAndPromptsReadBackAndAreAscii(Subject<P> subject) {
    subject.forEach(
        CHECKED,
        problem -> {
          assertThat(subject.task().parse(problem.id())).isEqualTo(problem);
          assertThat(subject.task().parse(problem.prompt())).isEqualTo(problem);
          assertThat(problem.id()).matches("[ -~]+");
          assertThat(problem.prompt()).matches("[ -~\n]+").endsWith(".\n");
        });
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void solutionsAreRightAndAccepted(Subject<P> subject) {
    subject.forEach(
        CHECKED,
        problem -> {
          var right = subject.task().solve(problem).orElseThrow();
          assertThat(subject.accepts(problem, right)).as(problem.id() + " " + right).isTrue();
          var spelled = new ArrayList<>(subject.judged().others().apply(subject.content(problem)));
          spelled.add(right);
          for (var answer : spelled) {
            assertThat(judge(subject.task(), problem, "A:" + answer))
                .as("%s %s", problem.id(), answer)
                .isEqualTo(Verdict.correct());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void whatIsAcceptedIsRightByAnotherJudge(Subject<P> subject) {
    var random = KEY.generator();
    int[] refused = {0};
    subject.forEach(
        CHECKED,
        problem -> {
          for (var answer : Mutations.of(subject.task().solve(problem).orElseThrow(), random)) {
            if (judge(subject.task(), problem, "A:" + answer).isCorrect()) {
              assertThat(subject.accepts(problem, answer.strip()))
                  .as("%s: '%s' is accepted", problem.id(), answer)
                  .isTrue();
            } else {
              refused[0]++;
            }
          }
        });
    assertThat(refused[0]).isGreaterThan(CHECKED);
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void answersOfOtherProblemsAreJudgedByWhatTheySay(Subject<P> subject) {
    for (int level = 0; level < subject.task().levels(); level++) {
      var problems = subject.task().problems(Split.TEST, level, KEY, CHECKED);
      for (int i = 0; i < problems.size(); i++) {
        var problem = problems.get(i);
        var other = subject.task().solve(problems.get((i + 1) % problems.size())).orElseThrow();
        if (judge(subject.task(), problem, "A:" + other).isCorrect()) {
          assertThat(subject.accepts(problem, other)).as("%s: %s", problem.id(), other).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void anAnswerIsReadOutOfProseAndNothingElseIs(Subject<P> subject) {
    var task = subject.task();
    subject.forEach(
        3,
        problem -> {
          var right = task.solve(problem).orElseThrow();
          for (var read :
              List.of(
                  "A: " + right + " \n",
                  "Let me see.\n\nA:" + right,
                  "<think>\nA:7\nNo.\nA: 8\n</think>\nSo it is this.\nA: " + right,
                  "**A: " + right + "**",
                  "**A:** " + right)) {
            assertThat(judge(task, problem, read)).as(read).isEqualTo(Verdict.correct());
            assertThat(task.answer(problem, read)).isEqualTo(task.answer(problem, "A:" + right));
          }
          assertThat(task.answer(problem, "A:" + right)).isPresent();
          for (var refused :
              List.of(
                  "",
                  "\n",
                  right,
                  "A:",
                  "A: \n ",
                  "The answer is A: " + right,
                  "A:" + right + "\nA:" + right,
                  "A:" + right + "\nThat is all.",
                  "A:" + right + " and that is all of it",
                  "A:" + right + "\u0000",
                  "A:\u202E" + right,
                  "A:" + "9".repeat(1_000_000),
                  "A:" + right.repeat(3) + "(".repeat(9_000),
                  "A:" + "[".repeat(5_000),
                  "<think>\nA:" + right,
                  "A:" + right + "\n<think>\n")) {
            assertThat(judge(task, problem, refused))
                .as("%s: %.80s", problem.id(), refused)
                .isInstanceOfSatisfying(
                    Verdict.Incorrect.class,
                    verdict ->
                        assertThat(verdict.reason())
                            .isNotBlank()
                            .doesNotContain("\n")
                            .hasSizeLessThan(300));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void onlyAStoppedTraceIsJudged(Subject<P> subject) {
    var problem = subject.task().problems(Split.TEST, 0, KEY, 1).getFirst();
    var text = "A:" + subject.task().solve(problem).orElseThrow();
    var open = Trace.start(problem).then(Step.of(text));
    var verifier = subject.task().verifier();
    assertThat(verifier.verify(open.ended(Ending.STOPPED)).isCorrect()).isTrue();
    assertThat(verifier.verify(open.ended(Ending.TRUNCATED)).isCorrect()).isFalse();
    assertThat(verifier.verify(open)).isInstanceOf(Verdict.Undecided.class);
    assertThat(verifier.verify(open.ended(Ending.CANCELLED))).isInstanceOf(Verdict.Undecided.class);
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void carefulWritersAreRightAndHastyOnesAreNot(Subject<P> subject) {
    var careful = new ProceduralTask<>(subject.recipe(), 1);
    var hasty = new ProceduralTask<>(subject.recipe(), 0);
    int[] atOnce = {0};
    subject.forEach(
        CHECKED,
        problem -> {
          var key = KEY.child(problem.id());
          var good = careful.write(problem, key);
          assertThat(judge(careful, problem, good)).as(good).isEqualTo(Verdict.correct());
          var bad = hasty.write(problem, key);
          assertThat(judge(hasty, problem, bad).isCorrect()).as(bad).isFalse();
          for (var text : List.of(good, bad)) {
            assertThat(text).matches("[ -~\n]+");
            assertThat(String.join("", careful.steps(text))).isEqualTo(text);
          }
          var habits = careful.behaviours(problem, good);
          assertThat(habits.tries()).as("work of %s", problem.id()).isPositive();
          assertThat(habits.falseClaims() + habits.answeredAtOnce()).isZero();
          atOnce[0] += hasty.behaviours(problem, bad).answeredAtOnce();
        });
    assertThat(atOnce[0]).isPositive();
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void impossibleRequestsAreRefusedInOneLine(Subject<P> subject) {
    var task = subject.task();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.problems(Split.TEST, task.levels(), KEY, 1))
        .withMessage(
            "level: %d does not exist; %s has levels 0 to %d"
                .formatted(task.levels(), task.name(), task.levels() - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.problems(Split.TEST, 0, KEY, -1))
        .withMessage("count: -1 is negative; ask for 0 or more");
    for (var question :
        List.of(
            "",
            "What is this?",
            "9".repeat(10_001),
            task.name() + ":",
            task.name() + ":?",
            task.name() + ":" + "9".repeat(5_000),
            task.name() + ":" + "(".repeat(5_000),
            task.name() + ":" + "ab,".repeat(2_000),
            task.name() + ":" + "7,".repeat(2_000))) {
      assertThatIllegalArgumentException()
          .as("%.60s", question)
          .isThrownBy(() -> task.parse(question))
          .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("\n"))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  <P> void noTextBreaksATask(Subject<P> subject) {
    var random = KEY.child("noise").generator();
    var problem = subject.task().problems(Split.TEST, 0, KEY, 1).getFirst();
    var right = subject.task().solve(problem).orElseThrow();
    var pieces = List.of("A:", "\n", right, " ", "wait", "7", "(", "[", "'", ",", "\uD800", "**");
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder(i % 2 == 0 ? "A:" : "");
      for (int j = random.nextInt(8); j > 0; j--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThatNoException()
          .as("%s", text)
          .isThrownBy(
              () -> {
                judge(subject.task(), problem, text.toString());
                subject.task().answer(problem, text.toString());
                Behaviours habits = subject.task().behaviours(problem, text.toString());
                assertThat(habits.tries()).isNotNegative();
              });
      try {
        subject.task().parse(problem.id() + text);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  /// A task under test.
  record Subject<P>(Judged<P> judged, ProceduralTask<P> task) {
    Recipe<P> recipe() {
      return judged.recipe();
    }

    P content(Problem problem) {
      return recipe().read(problem.id().substring(task.name().length() + 1));
    }

    boolean accepts(Problem problem, String answer) {
      return judged.accepts(content(problem), answer);
    }

    /// Some problems of every level and split.
    void forEach(int count, Consumer<Problem> law) {
      for (int level = 0; level < task.levels(); level++) {
        for (var split : Split.values()) {
          task.problems(split, level, KEY, count).forEach(law);
        }
      }
    }

    @Override
    public String toString() {
      return task.name();
    }
  }
}
