package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
  @TempDir Path folder;

  static List<String> mistakes() {
    return List.of(
        "decode --shapes S9",
        "decode --batches 0",
        "decode --threads many",
        "decode --json /none/such/file.json",
        "train --steps 0",
        "rl --threads 0",
        "rl --nonsense",
        "verify-code --runs 0",
        "verify-code --jobs 257",
        "verify-code --growth -1",
        "select-code --samples /none/such --tests /none/such --labels /none/such",
        "select-code --samples - --tests - --labels /none/such",
        "fly");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneLineBeforeAnythingIsMeasured(String line) {
    MainTest.Outcome outcome = MainTest.run(("bench " + line).split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ["a"]         | ["yes"] | labels line 1: field 'passed.0'
          ["a"]         | [[]]    | labels line 1: field 'passed.0'
          ["a"]         | [true, false] | labels line 1: field 'passed' has 2 labels for 1 samples
          [1, null, {}] | [true]  | samples line 1: field 'samples.0' must be a text
          ["a", null]   | [true]  | samples line 1: field 'samples.1' must be a text
          []            | []      | samples line 1: field 'samples' is empty
          """)
  void samplesToChooseFromAreReadStrictly(String samples, String passed, String message)
      throws IOException {
    String line = "{\"task_id\": \"t\", \"prompt\": \"\", \"entry_point\": \"f\", ";
    MainTest.Outcome outcome =
        select(line + "\"samples\": " + samples + "}", line + "\"passed\": " + passed + "}");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void aTaskIsThereOnce() throws IOException {
    String line = "{\"task_id\": \"t\", \"prompt\": \"\", \"entry_point\": \"f\", \"samples\": []}";
    MainTest.Outcome outcome = select(line + "\n" + line, "{\"task_id\": \"t\", \"passed\": []}");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("samples line 2: field 'task_id' is there twice: t");
  }

  private MainTest.Outcome select(String samples, String labels) throws IOException {
    Path programs = Files.writeString(folder.resolve("samples"), samples + "\n");
    Path judged = Files.writeString(folder.resolve("labels"), labels + "\n");
    Path guesses =
        Files.writeString(folder.resolve("tests"), "{\"task_id\": \"t\", \"samples\": []}\n");
    return MainTest.run(
        "bench",
        "select-code",
        "--samples",
        programs.toString(),
        "--tests",
        guesses.toString(),
        "--labels",
        judged.toString());
  }

  @Test
  void theJsonHoldsOneObjectForEachEngine() throws IOException {
    Path file = folder.resolve("decode.json");
    MainTest.Outcome outcome =
        MainTest.run("bench", "decode", "--quick", "--batches", "1", "--json", file.toString());
    assertThat(outcome.code()).isZero();
    JsonNode list = new JsonMapper().readTree(Files.readString(file));
    assertThat(list.values())
        .extracting(each -> each.get("engine").asString())
        .containsExactlyInAnyOrder("ponder", "libtorch");
    assertThat(list.values())
        .allSatisfy(each -> assertThat(each.get("tokensPerSecond").asDouble()).isPositive());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
