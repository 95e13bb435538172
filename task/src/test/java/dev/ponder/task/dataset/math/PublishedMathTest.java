package dev.ponder.task.dataset.math;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import dev.ponder.task.dataset.DataSet;
import dev.ponder.task.dataset.DataSetTask;
import dev.ponder.task.dataset.SharedData;
import dev.ponder.verify.math.MathAnswers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published files as their publishers' tasks: every reference is right, no neighbour's is
/// unless it is equal, and there are as many problems as the files have rows.
class PublishedMathTest {
  private static Task task(String name, String file) {
    return Tasks.named(name + ":path=" + SharedData.file(file));
  }

  private static List<Problem> problems(Task task) {
    return ((DataSetTask) task).set().items().stream().map(DataSet.Item::problem).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "gsm8k, gsm8k/test.jsonl, 660, 660",
    "math500, math500/math500_first.jsonl, 250, 250",
    "aime, contests/aime24.jsonl, 30, 30",
    "amc, contests/amc23.jsonl, 40, 0",
    "olympiadbench, contests/olympiadbench_en_text.jsonl, 355, 355",
    "ocw, contests/minerva_ocw.jsonl, 147, 147",
    "svamp, contests/svamp.jsonl, 492, 491"
  })
  void everyReferenceIsAcceptedAndAnotherProblemsIsNot(
      String name, String file, int rows, int solutions) {
    var task = task(name, file);
    var problems = problems(task);
    assertThat(problems).hasSize(rows).doesNotHaveDuplicates();
    assertThat(SharedData.count(task, Split.TEST)).isEqualTo(rows);
    var wrong = new ArrayList<String>();
    int written = 0;
    for (int i = 0; i < rows; i++) {
      var problem = problems.get(i);
      var right = task.solve(problem).orElseThrow();
      expect(wrong, task, problem, "A: " + right, true);
      expect(wrong, task, problem, "so it is \\boxed{" + right + "}", true);
      if (!right.contains("$")
          && !task.answer(problem, "A: " + right)
              .equals(task.answer(problem, "A: $" + right + "$"))) {
        wrong.add(problem.id() + " votes twice");
      }
      var other = task.solve(problems.get((i + 1) % rows)).orElseThrow();
      if (!MathAnswers.standard().check(right, other).isCorrect()) {
        expect(wrong, task, problem, "A: " + other, false);
        if (task.answer(problem, "A: " + other).equals(task.answer(problem, "A: " + right))) {
          wrong.add(problem.id() + ": " + other + " votes with " + right);
        }
      }
      try {
        var solution = task.write(problem, RandomKey.of(1));
        expect(wrong, task, problem, solution, true);
        written++;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("no solution of '" + problem.id() + "' to write");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(written).isEqualTo(solutions);
  }

  private static void expect(
      List<String> wrong, Task task, Problem problem, String completion, boolean correct) {
    var verdict = judge(task, problem, completion);
    if (verdict.isCorrect() != correct) {
      int end = completion.length();
      wrong.add(
          "%s: %s for ...%s"
              .formatted(problem.id(), verdict, completion.substring(Math.max(0, end - 60), end)));
    }
  }

  @Test
  void theLevelsOfMathAreFive() {
    var task = task("math500", "math500/math500_first.jsonl");
    var counts = new ArrayList<Integer>();
    for (int level = 0; level < task.levels(); level++) {
      int at = level;
      counts.add(
          (int)
              ((DataSetTask) task)
                  .set().items().stream().filter(each -> each.level() == at).count());
    }
    assertThat(counts).containsExactly(22, 52, 52, 64, 60);
  }

  @Test
  void aTrainingFileHasNothingToReportWith() {
    var task = Tasks.named("gsm8k:split=train,path=" + SharedData.file("gsm8k/train.jsonl"));
    int train = SharedData.count(task, Split.TRAIN);
    int probe = SharedData.count(task, Split.PROBE);
    assertThat(train + probe).isEqualTo(7473);
    assertThat(probe).isBetween(7473 * 10 / 100, 7473 * 20 / 100);
  }
}
