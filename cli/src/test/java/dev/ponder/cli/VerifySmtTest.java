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

class VerifySmtTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private MainTest.Outcome smt(String input, String... more) throws IOException {
    Files.writeString(folder.resolve("in"), input);
    var args = new ArrayList<>(List.of("verify", "smt", "--input", "" + folder.resolve("in")));
    args.addAll(List.of("--out", "" + folder.resolve("out"), "--jobs", "1"));
    args.addAll(List.of("--problem", "p", "--answer", "a"));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  private List<JsonNode> verdicts() throws IOException {
    return Files.readAllLines(folder.resolve("out")).stream().map(JSON::readTree).toList();
  }

  @Test
  void claimsAreProvedRefutedOrUnknown() throws IOException {
    var outcome =
        smt(
            """
            {"id": "one", "p": "(declare-const x Int)(assert (> x 5))", "a": "(> x 3)"}
            {"id": "two", "p": "(declare-const x Int)(assert (= x 6))", "a": "(> x 6)"}
            {"p": "(declare-const x Int)(assert (> x 5))", "a": "(assert false)"}
            {"p": "(declare-const x Int)(assert (> x 5))(assert (< x 5))", "a": "(= x 1)"}
            {"p": "(declare-const s String)", "a": "(= s s)"}
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    var verdicts = verdicts();
    assertThat(verdicts)
        .extracting(each -> each.get("verdict").asString() + " " + each.get("kind").asString())
        .containsExactly(
            "correct proved",
            "incorrect refuted",
            "incorrect malformed",
            "undecided unknown",
            "undecided unknown");
    assertThat(verdicts.get(1).propertyNames())
        .containsExactly("line", "id", "verdict", "kind", "reason", "millis");
    assertThat(verdicts.get(1).get("id").asString()).isEqualTo("two");
    assertThat(verdicts.get(1).get("reason").asString()).isEqualTo("fails at x = 6");
    assertThat(verdicts.get(4).get("reason").asString()).contains("no known sort");
  }

  @Test
  void theModeSaysWhatIsAsked() throws IOException {
    var line = "{\"p\": \"(declare-const x Int)(assert (= (* x x) 4))\", \"a\": \"((x 2))\"}\n";
    smt(line, "--mode", "model");
    assertThat(verdicts().getFirst().get("kind").asString()).isEqualTo("proved");
    smt(line, "--mode", "unique", "--force");
    assertThat(verdicts().getFirst().get("reason").asString())
        .isEqualTo("not the only one: x = -2");
    smt(
        "{\"p\": \"(declare-const x Int)\", \"g\": \"(> (* x x) x)\", \"a\": \"((x 1))\"}\n",
        "--mode",
        "theorem",
        "--reference",
        "g",
        "--force");
    assertThat(verdicts().getFirst().get("kind").asString()).isEqualTo("proved");
  }

  @Test
  void mistakesAreOneLineThatNamesThem() throws IOException {
    var line = "{\"p\": \"\", \"a\": \"\"}\n";
    for (var mistake :
        List.of(
            List.of("mode: proof is unknown; known are claim,", "--mode", "proof"),
            List.of("--reference: mode theorem needs", "--mode", "theorem"),
            List.of("--reference: mode claim has none", "--reference", "a"),
            List.of("time: 0.0 s is not possible", "--time", "0"),
            List.of("memory: 10 MB is not possible", "--memory", "10"),
            List.of("field 'g' is missing", "--mode", "theorem", "--reference", "g"))) {
      var outcome = smt(line, mistake.subList(1, mistake.size()).toArray(String[]::new));
      assertThat(outcome.err()).contains(mistake.getFirst());
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.code()).isEqualTo(2);
    }
    var help = MainTest.run("verify", "smt", "--help");
    assertThat(help.out().lines()).allSatisfy(each -> assertThat(each).hasSizeLessThan(81));
  }
}
