package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCodeTest {
  @TempDir Path folder;

  private static void needsTheBox() {
    try {
      Sandbox.open(1).close();
    } catch (SandboxException e) {
      Assumptions.abort("no box on this machine: " + e.getMessage());
    }
  }

  private MainTest.Outcome code(String format, String input, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("in"), input);
    var args = new ArrayList<>(List.of("verify", "code", "--format", format));
    args.addAll(List.of("--input", file.toString(), "--out", folder.resolve("out") + ""));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  private List<JsonNode> verdicts() throws IOException {
    var mapper = new JsonMapper();
    return Files.readAllLines(folder.resolve("out")).stream()
        .map(mapper::readTree)
        .filter(each -> each.has("verdict"))
        .toList();
  }

  @Test
  void samplesAreJudgedByTheProblemTheyName() throws IOException {
    needsTheBox();
    Path samples =
        Files.writeString(
            folder.resolve("samples"),
            """
            {"task_id": 7, "completion": "def f(x):\\n    return x + 1\\n"}
            {"task_id": 7, "completion": "def f(x):\\n    return x\\n"}
            {"task_id": 7, "completion": "def f(x):\\n    return x / 0\\n"}
            """);
    MainTest.Outcome outcome =
        code(
            "mbpp",
            "{\"task_id\": 7, \"code\": \"def f(x): return x + 1\", \"test_list\": [\"assert f(1) == 2\"]}\n",
            "--samples",
            samples.toString(),
            "--jobs",
            "1");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(verdicts().stream().map(each -> each.get("verdict").asString()))
        .containsExactly("correct", "incorrect", "incorrect");
    assertThat(verdicts().get(1).get("kind").asString()).isEqualTo("wrong");
    assertThat(verdicts().get(2).get("kind").asString()).isEqualTo("crash");
  }

  @Test
  void casesAreReadFromYaml() throws IOException {
    needsTheBox();
    String yaml =
        """
        problems:
          - id: a
            call: f
            solution: "def f(x): return [x]"
            cases: [{args: [1], expect: [1]}]
        """;
    assertThat(code("cases", yaml).code()).isZero();
    assertThat(verdicts().getFirst().get("verdict").asString()).isEqualTo("correct");
  }

  @Test
  void aWrongFieldIsAnErrorOfOneLine() throws IOException {
    needsTheBox();
    MainTest.Outcome outcome = code("mbpp", "{\"task_id\": 7}\n");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("line 1: field 'test_list' is missing");
    assertThat(code("mbpp", "{}", "--time", "0").err()).contains("--time: 0.0 must be above 0");
    assertThat(code("mbpp", "{}", "--memory", "1").err()).contains("--memory: 1 must be from 16");
  }

  private static final String HALF =
      "problems: [{id: a, call: f, solution: 'def f(x): return x / 2', cases: [%s]}]\n";

  @Test
  void casesSayWhatIsWrongWithThem() throws IOException {
    for (String[] each :
        new String[][] {
          {"problems: {", "no YAML"},
          {"[1, 2]", "problems"},
          {"problems: 3", "'problems' must be a list"},
          {"problems: []", "in: field 'problems' is empty"},
          {HALF.formatted("{args: [1]}"), "'expect' or 'raises'"},
          {HALF.formatted("{args: 1, expect: 1}"), "'args' must be a list"},
          {HALF.formatted("{args: [1], expect: 1, want: 2}"), "unknown field 'want'"},
          {HALF.formatted(""), "'cases' is empty"},
          {
            "problems: [{id: a, call: f, cases: [{expect: 1}]}]",
            "in problem line 1: has no reference"
          },
        }) {
      // Nothing is run, so nothing needs the box.
      MainTest.Outcome outcome = code("cases", each[0], "--unsafe", "--jobs", "1");
      assertThat(outcome.code()).as("%s: %s", each[0], outcome.err()).isEqualTo(2);
      assertThat(outcome.err().lines().toList().getLast()).contains(each[1]);
      assertThat(outcome.out()).isEmpty();
    }
  }

  @Test
  void everyKindOfCaseIsDecided() throws IOException {
    needsTheBox();
    String cases =
        "{args: [3], expect: 1.5}, {keywords: {x: 1}, expect: 0.5}, {args: [a], raises: TypeError}";
    assertThat(code("cases", HALF.formatted(cases)).code()).isZero();
    assertThat(verdicts().getFirst().get("runs").asInt()).isEqualTo(3);
    assertThat(code("cases", HALF.formatted("{args: [3], raises: TypeError}"), "--force").code())
        .isZero();
    assertThat(verdicts().getFirst().get("reason").asString())
        .contains("TypeError was to be raised");
  }

  @Test
  void withoutABoxProgramsRunTooAndTheOutputSaysSo() throws IOException {
    String problem =
        "{\"id\": 1, \"tests\": [{\"input\": \"3\", \"output\": \"6\"}], \"solution\": \"%s\"}\n";
    MainTest.Outcome outcome =
        code(
            "stdio",
            problem.formatted("print(2 * int(input()))")
                + problem.formatted("print(input())")
                + problem.formatted("while True: pass"),
            "--unsafe",
            "--time",
            "0.5");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("UNSAFE: no box");
    assertThat(verdicts().stream().map(each -> each.path("kind").asString("right")))
        .containsExactly("right", "wrong", "time");
  }

  @Test
  void functionsAreJudgedWithoutABoxToo() throws IOException {
    assertThat(code("cases", HALF.formatted("{args: [3], expect: 1.5}"), "--unsafe").code())
        .isZero();
    assertThat(verdicts().getFirst().get("verdict").asString()).isEqualTo("correct");
  }

  @Test
  void optionsOutOfRangeAreNamed() throws IOException {
    for (String[] each :
        new String[][] {
          {"--jobs", "0", "--jobs: 0 must be from 1 to 256"},
          {"--jobs", "257", "--jobs: 257 must be from 1 to 256"},
          {"--time", "-1", "--time: -1.0 must be above 0"},
          {"--time", "NaN", "--time: NaN must be above 0"},
          {"--time", "3601", "at most 3600 seconds"},
          {"--memory", "15", "--memory: 15 must be from 16"},
          {"--samples", "no such file", "no such file"},
        }) {
      MainTest.Outcome outcome = code("cases", HALF.formatted("{expect: 1}"), each[0], each[1]);
      assertThat(outcome.code()).as(each[2]).isEqualTo(2);
      assertThat(outcome.err().lines().toList().getLast()).contains(each[2]);
    }
    assertThat(code("lisp", "{}").err()).contains("humaneval, mbpp, stdio, cases");
  }
}
