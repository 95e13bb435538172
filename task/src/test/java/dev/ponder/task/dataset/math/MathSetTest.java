package dev.ponder.task.dataset.math;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import dev.ponder.task.dataset.DataSetTask;
import dev.ponder.task.dataset.Rows;
import dev.ponder.task.dataset.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MathSetTest {
  private static final String APPLES =
      """
      {"question": "Ann has 3 apples and buys 4. How many has she?", "answer": "She has 3 + 4 = \
      <<3+4=7>>7 apples.\\n#### 7"}
      """;

  @TempDir private Path folder;

  private Task task(String settings, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
    return Tasks.named(settings + "path=" + file);
  }

  @Test
  void anAnswerCountsOnTheLastLineInABoxOrAfterHashes() throws IOException {
    var task = task("gsm8k:", APPLES);
    var problem = task.parse("gsm8k:1");
    for (var right :
        List.of(
            "A: 7",
            "3 + 4\nA: \\boxed{7}",
            "3 + 4 is \\boxed{7}.",
            "3 + 4\n#### 7",
            "<think>A: 8</think>\n**A: 7.0**",
            "The box \\boxed{8} was a try.\nA: 7")) {
      assertThat(judge(task, problem, right)).as(right).isEqualTo(Verdict.correct());
      assertThat(task.answer(problem, right)).as(right).contains("7");
    }
    for (var wrong :
        List.of(
            "A: 8", "A: 8\nA: 7", "\\boxed{7} or \\boxed{8}?", "<think>A: 7</think>", "hm", "")) {
      assertThat(judge(task, problem, wrong)).as(wrong).isInstanceOf(Verdict.Incorrect.class);
    }
    assertThat(task.answer(problem, "")).isEmpty();
  }

  @Test
  void whatDidNotEndIsNoPass() throws IOException {
    var task = task("gsm8k:", APPLES);
    var start = Trace.start(task.parse("1"));
    var verifier = task.verifier();
    assertThat(verifier.verify(start.then(Step.of("A: 7"), Ending.TRUNCATED)))
        .isEqualTo(Verdict.incorrect("truncated"));
    assertThat(verifier.verify(start.then(Step.of("A: 7"), Ending.CANCELLED)))
        .isEqualTo(Verdict.undecided("cancelled"));
    assertThat(judge(task, new Problem("gsm8k:99", "?"), "A: 7"))
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void aProblemIsFoundByItsIdItsPromptAndItsQuestion() throws IOException {
    var task = task("gsm8k:", "\n" + APPLES);
    var problem = task.parse("gsm8k:2");
    assertThat(task.parse("2")).isEqualTo(problem);
    assertThat(task.parse(problem.prompt())).isEqualTo(problem);
    assertThat(task.parse("Ann has 3 apples and buys 4. How many has she?")).isEqualTo(problem);
    assertThat(problem.prompt()).contains("End with one line: A: and the number alone.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.parse("gsm8k:7"))
        .withMessage(
            "question: 'gsm8k:7' is no problem of this gsm8k file; name one of its 1 by id,"
                + " e.g. 'gsm8k:2'");
  }

  @Test
  void equalAnswersVoteTogether() throws IOException {
    var task =
        task(
            "math500:",
            """
            {"problem": "?", "solution": "\\\\boxed{1}", "answer": "1", "subject": "Algebra", \
            "level": 2, "unique_id": "a"}
            """);
    var problem = task.parse("a");
    for (var equal :
        List.of(
            List.of("\\frac{1}{2}", "0.5", "1/2", "\\dfrac12", "x = \\frac12"),
            List.of("3\\sqrt{13}", "\\sqrt{117}", "3 \\cdot \\sqrt{13}"),
            List.of("\\{1, 2\\}", "\\{2,1\\}"),
            List.of("1, 2", "2,1"),
            List.of("(x+1)^2", "x^2+2x+1"),
            List.of("\\text{(C)}", "C"),
            List.of("90^\\circ", "90"),
            List.of("\\text{Even}", "even"))) {
      var votes =
          equal.stream().map(each -> task.answer(problem, "A: " + each)).distinct().toList();
      assertThat(votes).as(equal.toString()).hasSize(1).doesNotContain(Optional.empty());
    }
    for (var different : List.of("A: (1,2]", "A: (1,2)", "A: (2,1)", "A: 12", "A: -12", "A: 1/2")) {
      assertThat(task.answer(problem, different)).isNotEqualTo(task.answer(problem, "A: [1,2]"));
    }
  }

  @Test
  void theOtherLayoutsOfASetAreReadToo() throws IOException {
    answers(
        "gsm8k:",
        "{\"id\": \"a\", \"question\": \"?\", \"solution\": \"x\\n#### 1,080\","
            + " \"answer\": \"1,080\"}",
        "1080");
    answers(
        "math500:",
        "{\"problem\": \"?\", \"level\": \"Level 5\", \"type\": \"Algebra\","
            + " \"solution\": \"so $\\\\boxed{\\\\frac{1}{2}}$\"}",
        "0.5");
    answers(
        "aime:",
        "{\"ID\": \"2024-I-1\", \"Problem\": \"?\", \"Solution\": \"so\"," + " \"Answer\": 25}",
        "025");
    answers("aime:", "{\"id\": 0, \"problem\": \"?\", \"solution\": \"\\\\boxed{025}\"}", "25");
    answers("amc:", "{\"id\": 0, \"problem\": \"?\", \"answer\": 27.0, \"url\": \"\"}", "27");
    answers("ocw:", "{\"question\": \"?\", \"answer\": \"4.5e33\"}", "4.5 \\times 10^{33}");
    answers(
        "svamp:",
        "{\"ID\": \"c\", \"Body\": \"Two.\", \"Question\": \"Half?\", \"Answer\": 1,"
            + " \"Equation\": \"( 2.0 / 2.0 )\", \"Type\": \"Division\"}",
        "1");
    answers(
        "olympiadbench:",
        "{\"id\": 1, \"context\": \"In a plane.\", \"question\": \"?\","
            + " \"solution\": [\"so\"], \"final_answer\": [\"$1$,$2$\"], \"is_multiple_answer\": true,"
            + " \"unit\": null, \"subfield\": \"Algebra\"}",
        "2, 1");
  }

  private void answers(String settings, String row, String right) throws IOException {
    var task = task(settings, row);
    var level = ((DataSetTask) task).set().items().getFirst().level();
    var problem = task.problems(Split.TEST, level, RandomKey.of(1), 1).getFirst();
    assertThat(judge(task, problem, "A: " + right)).as(row).isEqualTo(Verdict.correct());
    assertThat(judge(task, problem, "A: 7391").isCorrect()).as(row).isFalse();
  }

  @Test
  void wrongRowsAreAnErrorThatNamesFileLineAndField() throws IOException {
    refused(
        "gsm8k:", APPLES + "{\"question\": \"?\"}", "rows.jsonl line 2: field 'answer' is missing");
    refused(
        "gsm8k:",
        "{\"question\": \"\", \"answer\": \"#### 1\"}",
        "line 1: field 'question' is empty");
    refused(
        "gsm8k:",
        "{\"question\": 1, \"answer\": \"#### 1\"}",
        "line 1: field 'question' is the number 1 where a text should be");
    refused(
        "gsm8k:",
        "{\"question\": \"?\", \"answer\": \"7\"}",
        "line 1: field 'answer' states no result after ####");
    refused(
        "gsm8k:",
        "{\"question\": \"?\", \"answer\": \"#### \"}",
        "line 1: field 'answer' states no result on the line of its last ####");
    refused(
        "gsm8k:",
        "{\"question\": \"?\", \"answer\": \"#### ((7\"}",
        "line 1: field 'answer' holds an answer that the verifier can't read: a bracket");
    refused(
        "gsm8k:",
        "{\"question\": \"?\", \"answer\": \"#### seven\"}",
        "line 1: field 'answer' has 'seven' where a number should be");
    refused(
        "math500:",
        "{\"problem\": \"?\", \"answer\": \"%s1\"}".formatted("1+".repeat(20_000)),
        "line 1: field 'answer' holds an answer that the verifier can't read: longer than");
    refused(
        "gsm8k:",
        "{\"question\": \"?\", \"solution\": \"#### 7\", \"answer\": \"8\"}",
        "line 1: field 'answer' is not what the solution states after ####");
    var twice = "{\"id\": \"a\", \"question\": \"?\", \"answer\": \"#### 1\"}\n";
    refused("gsm8k:", twice + "\n" + twice, "line 3: the id 'a' is on line 1 already");
    refused("gsm8k:", "{\"question\": \"?\", \"question\": \"!\"}", "line 1: not JSON");
    refused("gsm8k:", "[]", "line 1: not a JSON object");
    refused(
        "math500:",
        "{\"problem\": \"?\", \"answer\": \"1\", \"level\": 6, \"subject\": \"x\"}",
        "line 1: field 'level' is '6' where 1 to 5 should be");
    refused(
        "math500:",
        "{\"problem\": \"?\", \"answer\": \"1\", \"level\": 5}",
        "line 1: field 'subject' is missing (or type)");
    refused(
        "ocw:",
        "{\"problem\": \"?\", \"solution\": \"4\", \"type\": \"x\"}",
        "line 1: field 'solution' has no \\boxed answer");
    refused(
        "ocw:",
        "{\"problem\": \"?\", \"solution\": \"\\\\boxed{}\", \"type\": \"x\"}",
        "line 1: field 'solution' has an empty or unclosed \\boxed answer");
    refused(
        "aime:",
        "{\"problem\": \"?\", \"answer\": \"1000\"}",
        "line 1: field 'answer' has no whole number from 0 to 999 as the answer");
    refused("aime:", "{\"problem\": \"?\"}", "line 1: field 'answer' is missing (or solution)");
    refused("amc:", "{\"problem\": \"?\", \"answer\": null}", "line 1: field 'answer' is null");
    refused(
        "svamp:",
        "{\"Body\": \"x\", \"Question\": \"?\", \"Answer\": true, \"ID\": \"1\"}",
        "line 1: field 'Answer' is true or false where a text or a number should be");
    refused(
        "olympiadbench:",
        "{\"id\": 1, \"question\": \"?\", \"final_answer\": [\"1\", \"2\"]}",
        "line 1: field 'final_answer' has 2 texts in its list where 1 should be");
    refused(
        "olympiadbench:",
        "{\"id\": 1, \"question\": \"<image_1>\"}",
        "line 1: field 'question' needs an image");
  }

  private void refused(String settings, String rows, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task(settings, rows))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    var file = Files.write(folder.resolve("bytes.jsonl"), new byte[] {'{', '}', '\n', (byte) 0xff});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rows.read(file))
        .withMessageContaining("bytes.jsonl line 2: not UTF-8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named("gsm8k:path=" + folder))
        .withMessageContaining("is a folder");
  }

  @Test
  void pathsMayHaveCommasAndColonsAndBePacked() throws IOException {
    var file = folder.resolve("a,b=c:d, e.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(APPLES.getBytes(StandardCharsets.UTF_8));
    }
    var task = Tasks.named("gsm8k:split=train,path=" + file);
    assertThat(SharedData.count(task, Split.TEST)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named("gsm8k:split=dev,path=" + file))
        .withMessage("split: 'dev' is unknown; write test, train or parted");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named("gsm8k:path="))
        .withMessage("path: gsm8k needs it; write gsm8k:path=...");
  }

  @Test
  void theSubjectChooses() throws IOException {
    var row = "{\"problem\": \"?\", \"answer\": \"%d\", \"level\": 1, \"subject\": \"%s\"}\n";
    var rows = row.formatted(1, "Algebra") + row.formatted(2, "Geometry");
    var task = task("math500:subject=geometry,", rows);
    assertThat(task.problems(Split.TEST, 0, RandomKey.of(1), 1).getFirst().id())
        .isEqualTo("math500:2");
    assertThat(task.solve(task.parse("2"))).contains("2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("math500:subject=Topology,", rows))
        .withMessageContaining("subject: 'Topology' is none of ")
        .withMessageContaining("it has Algebra, Geometry");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.write(task.parse("2"), RandomKey.of(1)))
        .withMessageContaining("no solution of 'math500:2'");
  }
}
