package dev.ponder.task.dataset.code;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import dev.ponder.task.Tasks;
import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSetTask;
import dev.ponder.task.dataset.SharedData;
import dev.ponder.verify.code.CodeProblem;
import dev.ponder.verify.code.CodeVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSetTest {
  private static final String ADD =
      """
      {"task_id": "HumanEval/0", "prompt": "def add(a, b):\\n    \\"\\"\\"The sum.\\"\\"\\"\\n", \
      "entry_point": "add", "canonical_solution": "    return a + b\\n", \
      "test": "def check(candidate):\\n    assert candidate(1, 2) == 3\\n"}
      """;
  private static final String SQUARE =
      """
      {"task_id": 600, "text": "Square a number.", "code": "def square(n):\\r\\n  return n * n", \
      "test_setup_code": "", "test_list": ["assert square(2) == 4", "assert square(3) == 9"]}
      """;

  @TempDir private Path folder;

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("rows.jsonl"), rows);
  }

  /// A judge that keeps what it is asked.
  private static final class Recording implements ProgramJudge {
    private final List<String> programs = new ArrayList<>();

    @Override
    public CodeVerdict judge(CodeProblem problem, String program) {
      programs.add(program);
      return new CodeVerdict.Undecided("not run");
    }
  }

  @Test
  void aBlockAContinuationAndAWholeProgramAreTheSameProgram() throws IOException {
    var judge = new Recording();
    var task = new DataSetTask(new HumanEval().read(Choice.of(file(ADD)), judge));
    var problem = task.parse("humaneval:HumanEval/0");
    assertThat(task.parse("HumanEval/0")).isEqualTo(problem);
    assertThat(problem.prompt()).contains("def add(a, b):").contains("```python");
    assertThat(judge(task, problem, "    return a + b\n")).isEqualTo(Verdict.undecided("not run"));
    judge(task, problem, "Add them:\n```python\n    return a + b\n```\n");
    judge(task, problem, task.write(problem, RandomKey.of(1)));
    assertThat(judge.programs.stream().map(String::strip).distinct()).hasSize(1);
    assertThat(task.answer(problem, "```python\ndef add(a, b):  \n  return b + a\n\n```"))
        .contains("def add(a, b):\n  return b + a");
    assertThat(judge(task, problem, "<think>return a + b")).isEqualTo(Verdict.undecided("not run"));
  }

  @Test
  void oneTestIsShownAndTheOthersAreHidden() throws IOException {
    var task = new DataSetTask(new Mbpp().read(Choice.of(file(SQUARE)), new Recording()));
    var problem = task.parse("600");
    assertThat(problem.prompt()).contains("assert square(2) == 4").doesNotContain("square(3)");
    assertThat(SharedData.count(task, Split.PROBE)).isEqualTo(1);
    assertThat(judge(task, problem, "")).isEqualTo(Verdict.incorrect("no code in the answer"));
    assertThat(judge(task, new Problem("mbpp:1", "?"), "x = 1"))
        .isInstanceOf(Verdict.Undecided.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.parse("mbpp:1"))
        .withMessageContaining("name one of its 1 by id, e.g. 'mbpp:600'");
  }

  @Test
  void wrongRowsAreAnErrorThatNamesFileLineAndField() {
    refused("humaneval", "{\"prompt\": \"\"}", "rows.jsonl line 1: field 'task_id' is missing");
    refused("humaneval", ADD + "{\"task_id\": \"x\"}", "line 2: field 'prompt' is missing");
    refused("humaneval", ADD + ADD, "line 2: field 'task_id' is 'HumanEval/0', as on line 1");
    refused(
        "humaneval",
        ADD.replace("assert candidate(1, 2) == 3", "pass"),
        "line 1: field 'test' asserts nothing");
    refused(
        "humaneval",
        ADD.replace("\"entry_point\": \"add\"", "\"entry_point\": \"\""),
        "line 1: field 'entry_point' must be a name");
    refused(
        "humaneval",
        "{\"task_id\": \"a\", \"prompt\": \"def f():\", \"entry_point\": \"f\","
            + " \"canonical_solution\": \" return 1\", \"base_input\": [], \"plus_input\": []}",
        "line 1: field 'base_input' has no inputs to test with");
    refused("mbpp", SQUARE.replace("600", "0"), "line 1: field 'task_id' is below 1");
    refused(
        "mbpp",
        SQUARE.replace("\"text\"", "\"words\""),
        "line 1: field 'text' is missing (or prompt)");
    refused(
        "mbpp",
        "{\"task_id\": 1, \"text\": \"?\", \"test_list\": []}",
        "line 1: field 'test_list' is empty");
    refused(
        "mbpp",
        "{\"task_id\": 1, \"text\": \"?\", \"test_list\": [\"f(1)\"]}",
        "line 1: field 'test_list' has a test that asserts nothing");
  }

  private void refused(String name, String rows, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named(name + ":path=" + file(rows)))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
