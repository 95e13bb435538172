package dev.ponder.task.dataset.code;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import dev.ponder.task.dataset.DataSetTask;
import dev.ponder.task.dataset.SharedData;
import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import java.util.ArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published files as tasks; some of their programs are run here, and all of them by `ponder
/// verify code`.
class PublishedCodeTest {
  private static final int EACH = 20;

  @ParameterizedTest
  @CsvSource({
    "humaneval, code/humaneval.jsonl, 81",
    "humaneval, code/humanevalplus_mini.jsonl, 81",
    "mbpp, code/mbpp.jsonl, 494"
  })
  void referencesPassAndTheOthersProgramsDoNot(String name, String file, int rows)
      throws InterruptedException {
    var task = (DataSetTask) Tasks.named(name + ":path=" + SharedData.file(file));
    var problems = task.set().items();
    assertThat(problems).hasSize(rows);
    probeTheBox();
    var wrong = new ArrayList<String>();
    for (int i = 0; i < rows; i += EACH) {
      var problem = problems.get(i).problem();
      var other = problems.get((i + 1) % rows).problem();
      expect(wrong, task, problem, task.write(problem, RandomKey.of(1)), true);
      expect(wrong, task, problem, task.write(other, RandomKey.of(1)), false);
    }
    assertThat(wrong).isEmpty();
  }

  private static void expect(
      ArrayList<String> wrong,
      DataSetTask task,
      Problem problem,
      String completion,
      boolean correct) {
    Verdict verdict = judge(task, problem, completion);
    if (!(correct ? verdict.isCorrect() : verdict instanceof Verdict.Incorrect)) {
      wrong.add(problem.id() + ": " + verdict);
    }
  }

  /// Skips where this machine gives no box.
  private static void probeTheBox() throws InterruptedException {
    try (var sandbox = Sandbox.open(2)) {
      assertThat(UnitTests.in(sandbox, Limits.DEFAULT).describe()).isNotEmpty();
    } catch (SandboxException e) {
      Assumptions.abort("skipped: no box on this machine: " + e.getMessage());
    }
  }

  @Test
  void theSplitsOfMbppAreThePapers() {
    var task = Tasks.named("mbpp:path=" + SharedData.file("code/mbpp.jsonl"));
    var set = ((DataSetTask) task).set();
    for (var item : set.items()) {
      int id = Integer.parseInt(item.problem().id().substring("mbpp:".length()));
      var split = id > 600 || id < 11 ? Split.TRAIN : id > 510 ? Split.PROBE : Split.TEST;
      assertThat(set.split(item.problem())).as("mbpp:" + id).isEqualTo(split);
    }
    assertThat(SharedData.count(task, Split.TEST)).isPositive();
  }
}
