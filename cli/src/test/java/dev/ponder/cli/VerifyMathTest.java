package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyMathTest {
  @TempDir Path folder;

  private MainTest.Outcome math(String... more) throws IOException {
    Files.writeString(
        folder.resolve("in"),
        """
        {"id": "a", "gold": "\\\\frac{1}{2}", "samples": [{"text": "so \\\\boxed{0.5}"}], "ok": true}
        {"gold": 27.0, "samples": [{"text": "The answer is 27."}], "ok": false}
        {"gold": "\\\\tan^2 y+1", "samples": [{"text": "$\\\\sec^2 y$"}], "ok": true}
        {"gold": "\\\\foo{(", "samples": [{"text": "7"}], "ok": false}
        """);
    var args =
        new ArrayList<>(
            List.of(
                "verify",
                "math",
                "--input",
                "" + folder.resolve("in"),
                "--out",
                "" + folder.resolve("out"),
                "--reference",
                "gold",
                "--answer",
                "samples.0.text"));
    args.addAll(List.of(more));
    if (!args.contains("--jobs")) {
      args.addAll(List.of("--jobs", "1"));
    }
    return MainTest.run(args.toArray(String[]::new));
  }

  @Test
  void everyLineGetsItsVerdict() throws IOException {
    MainTest.Outcome outcome = math("--expected", "ok", "--json");
    assertThat(outcome.code()).isZero();
    List<JsonNode> lines =
        Files.readAllLines(folder.resolve("out")).stream()
            .map(line -> JsonMapper.shared().readTree(line))
            .toList();
    assertThat(lines)
        .extracting(line -> line.get("verdict").asString())
        .containsExactly("correct", "correct", "correct", "undecided");
    assertThat(lines)
        .extracting(line -> line.get("certainty").asString())
        .containsExactly("exact", "exact", "probed", "none");
    assertThat(lines.getFirst().get("id").asString()).isEqualTo("a");
    assertThat(lines.getFirst().get("reference").asString()).isEqualTo("\\frac{1}{2}");
    assertThat(lines.getFirst().get("answer").asString()).isEqualTo("0.5");
    assertThat(lines.getFirst().propertyNames())
        .contains("line", "verdict", "certainty", "reference", "answer", "reason", "millis");
    JsonNode summary = JsonMapper.shared().readTree(outcome.out());
    assertThat(summary.get("lines").asInt()).isEqualTo(4);
    assertThat(summary.get("expected").get("falseAccepts").asInt()).isEqualTo(1);
  }

  @Test
  void aMissingFieldIsNamed() throws IOException {
    MainTest.Outcome outcome = math("--category", "nope");
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void noJobsAreNamedAsTheOptionIs() throws IOException {
    MainTest.Outcome outcome = math("--jobs", "0");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--jobs: 0 must be from 1 to 256");
  }
}
