package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyFormatTest {
  @TempDir Path folder;

  @BeforeEach
  void writeTheInput() throws IOException {
    Files.writeString(
        folder.resolve("in"),
        """
        {"out": {"text": "<think>a</think><answer>b</answer>"}, "good": true}
        {"out": {"text": "<answer>b</answer>"}, "good": 1}
        """);
  }

  private MainTest.Outcome format(String... more) {
    var args = new ArrayList<>(List.of("verify", "format", "--input", "" + folder.resolve("in")));
    args.addAll(List.of("--out", "" + folder.resolve("out"), "--text", "out.text"));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  @Test
  void theVerdictsAreWrittenAndSummedUp() throws IOException {
    MainTest.Outcome outcome = format();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines().toList().getLast()).matches("all +1 +1 +0 +2 .*");
    List<String> lines = Files.readAllLines(folder.resolve("out"));
    assertThat(lines).hasSize(2);
    JsonNode second = new JsonMapper().readTree(lines.get(1));
    assertThat(second.propertyNames())
        .containsExactly("line", "verdict", "form", "reason", "millis");
    assertThat(second.get("verdict").asString()).isEqualTo("incorrect");
  }

  @Test
  void theSummaryIsJsonWhenAskedFor() {
    JsonNode json = new JsonMapper().readTree(format("--json", "--expected", "good").out());
    assertThat(json.get("lines").asInt()).isEqualTo(2);
    assertThat(json.get("expected").get("falseRejects").asInt()).isEqualTo(1);
    assertThat(json.get("expected").get("disagreements").get(0).get("line").asInt()).isEqualTo(2);
  }

  @Test
  void anAnswerInJsonIsLookedForWhereItShouldBe() throws IOException {
    Files.writeString(
        folder.resolve("in"),
        """
        {"out": {"text": "<think>a</think>{\\"b\\": 1}"}}
        {"out": {"text": "<think>a</think>{\\"b\\": 1, \\"b\\": 1}"}}
        {"out": {"text": "<think>a</think>{\\"b\\": 1, \\"c\\": 1}"}}
        {"out": {"text": "{\\"b\\": 1}"}}
        """);
    format("--form", "json", "--within", "think", "--fields", "b:integer", "--only");
    var verdicts = new ArrayList<String>();
    for (String line : Files.readAllLines(folder.resolve("out"))) {
      verdicts.add(new JsonMapper().readTree(line).get("verdict").asString());
    }
    assertThat(verdicts).containsExactly("correct", "incorrect", "incorrect", "incorrect");
  }

  @Test
  void theSameCommandTwiceDoesTheWorkOnce() throws IOException {
    format();
    byte[] bytes = Files.readAllBytes(folder.resolve("out"));
    assertThat(format().code()).isZero();
    assertThat(folder.resolve("out")).hasBinaryContent(bytes);
  }

  static List<List<String>> mistakes() {
    return List.of(
        List.of("line 1: field 'nope' is missing", "--text", "nope"),
        List.of("--jobs: 0", "--jobs", "0"),
        List.of("field 'bad' is missing", "--expected", "bad"),
        List.of("field 'bad' is missing", "--category", "bad"),
        List.of("no such file or folder", "--input", "none"),
        List.of("form: 'poem' is unknown", "--form", "poem"),
        List.of("--fields and --only are for", "--only"),
        List.of("--language is for", "--language", "java"),
        List.of("'a' must be NAME:TYPE", "--form", "json", "--fields", "a"),
        List.of("type: 'int' is unknown", "--form", "json", "--fields", "a:int"),
        List.of("--within: code can't be within json", "--form", "code", "--within", "json"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneLineThatNamesIt(List<String> mistake) {
    List<String> more = mistake.subList(1, mistake.size());
    var args = new ArrayList<>(List.of("verify", "format"));
    Map.of(
            "--input",
            "" + folder.resolve("in"),
            "--out",
            "" + folder.resolve("out"),
            "--text",
            "out.text")
        .forEach(
            (option, value) -> {
              if (!more.contains(option)) {
                args.addAll(List.of(option, value));
              }
            });
    args.addAll(more);
    MainTest.Outcome outcome = MainTest.run(args.toArray(String[]::new));
    assertThat(outcome.err()).contains(mistake.getFirst());
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void theHelpFitsEightyColumns() {
    for (String verb : List.of("verify", "verify format")) {
      MainTest.Outcome outcome = MainTest.run((verb + " --help").split(" "));
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    }
  }
}
