package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SolveTest {
  @TempDir static Path folder;

  /// A tiny model that never learned anything.
  @BeforeAll
  static void writeAModel() {
    var config = ModelConfig.of(CharTokenizer.ascii().vocabSize(), 1, 16, 2, 32, 96, true);
    HuggingFaceFolder.write(
        folder.resolve("tiny"),
        new LanguageModel(
            Weights.random(config, RandomKey.of(3).generator()), CharTokenizer.ascii()),
        DType.F16);
  }

  private static MainTest.Outcome solve(String... more) {
    var args = new ArrayList<>(List.of("solve", "22 from 3 5 7", "--threads", "1"));
    args.addAll(List.of("--model", folder.resolve("tiny").toString()));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void everySearchAnswersWithAVerdictAndAnAccount(Strategy strategy) {
    MainTest.Outcome outcome = solve("--search", strategy.toString(), "--budget", "4");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(1);
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("no answer");
    assertThat(lines.get(1)).startsWith("wrong: ");
    assertThat(lines.getLast()).startsWith("spent: ").contains(" tokens in ").contains(" FLOPs");
  }

  @Test
  void theJsonHoldsTheAccount() {
    JsonNode json = new JsonMapper().readTree(solve("--budget", "3", "--json").out());
    assertThat(json.get("verdict").asString()).isEqualTo("incorrect");
    assertThat(json.get("search").asString()).isEqualTo("best-of-n");
    assertThat(json.get("spent").get("samples").asInt()).isEqualTo(3);
    assertThat(json.get("spent").get("completionTokens").asInt()).isPositive();
    assertThat(json.get("answer").isNull()).isTrue();
  }

  @Test
  void theSameSeedThinksTheSame() {
    assertThat(thinking("--seed", "5")).isEqualTo(thinking("--seed", "5"));
    assertThat(thinking("--seed", "5")).isNotEqualTo(thinking("--seed", "6"));
  }

  private static String thinking(String... more) {
    var args = new ArrayList<>(List.of("--search", "one-chain", "--json"));
    args.addAll(List.of(more));
    return new JsonMapper()
        .readTree(solve(args.toArray(String[]::new)).out())
        .get("thinking")
        .asString();
  }

  static List<List<String>> mistakes() {
    return List.of(
        List.of("--budget: 0", "--budget", "0"),
        List.of("--least", "--least", "9"),
        List.of("floor", "--least", "9", "--search", "thinking-budget", "--budget", "5"),
        List.of("known are one-chain", "--search", "guessing"),
        List.of("task: 'chess'", "--task", "chess"),
        List.of("temperature", "--temperature", "-1"),
        List.of("--max-tokens: 0", "--max-tokens", "0"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneLineThatNamesIt(List<String> mistake) {
    MainTest.Outcome outcome = solve(mistake.subList(1, mistake.size()).toArray(String[]::new));
    assertThat(outcome.err()).contains(mistake.getFirst());
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void aDamagedModelIsOneLineThatNamesTheFile() throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    try (var files = Files.list(folder.resolve("tiny"))) {
      for (Path file : files.toList()) {
        Files.copy(file, damaged.resolve(file.getFileName()));
      }
    }
    Path weights = damaged.resolve(HuggingFaceFolder.WEIGHTS);
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    MainTest.Outcome outcome =
        MainTest.run("solve", "22 from 3 5 7", "--model", damaged.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains("model.safetensors");
  }

  @Test
  void aMissingModelIsOneLineThatNamesTheFolder() {
    MainTest.Outcome outcome =
        MainTest.run("solve", "22 from 3 5 7", "--model", folder.resolve("none").toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains("none");
  }

  @Test
  void theReasonerIsTakenBeforeTheBase() throws IOException {
    Path models = folder.resolve("home/models");
    Path base = Files.createDirectories(models.resolve("countdown-base"));
    assertThat(Models.of(folder.resolve("home"), "countdown:numbers=4")).isEqualTo(base);
    Path reasoner = Files.createDirectories(models.resolve("countdown-reasoner"));
    assertThat(Models.of(folder.resolve("home"), "countdown")).isEqualTo(reasoner);
  }
}
