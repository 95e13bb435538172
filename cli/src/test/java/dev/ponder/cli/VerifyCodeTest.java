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
}
