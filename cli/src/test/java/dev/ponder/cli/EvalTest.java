package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvalTest {
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

  private static MainTest.Outcome eval(String... more) {
    var args = new ArrayList<>(List.of("eval", "--workers", "1"));
    if (!List.of(more).contains("--problems")) {
      args.addAll(List.of("--problems", "5"));
    }
    args.addAll(List.of("--model", folder.resolve("tiny").toString()));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  @Test
  void whatNeverLearnedIsNeverRightAndRunsIntoTheLimit() {
    MainTest.Outcome outcome = eval("--json", "--samples", "3", "--max-tokens", "20");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    JsonNode json = new JsonMapper().readTree(outcome.out());
    assertThat(json.get("accuracy").asDouble()).isZero();
    assertThat(json.get("high").asDouble()).isZero();
    assertThat(json.get("split").asString()).isEqualTo("probe");
    assertThat(json.get("meanTokens").asDouble()).isBetween(1.0, 20.0);
    assertThat(json.get("truncated").asDouble()).isBetween(0.1, 1.0);
  }

  @Test
  void theSameSeedMeasuresTheSame() {
    assertThat(eval("--seed", "5").out()).isEqualTo(eval("--seed", "5").out());
    assertThat(meanTokens("5")).isNotEqualTo(meanTokens("6"));
  }

  private static double meanTokens(String seed) {
    return new JsonMapper()
        .readTree(eval("--seed", seed, "--json").out())
        .get("meanTokens")
        .asDouble();
  }

  static List<List<String>> mistakes() {
    return List.of(
        List.of("--problems: 0", "--problems", "0"),
        List.of("--samples: -1", "--samples", "-1"),
        List.of("--max-tokens: 0", "--max-tokens", "0"),
        List.of("--temperature: -1", "--temperature", "-1"),
        List.of("PROBE", "--split", "held-out"),
        List.of("task: 'chess'", "--task", "chess"),
        List.of("level", "--level", "99"),
        List.of("ask for fewer", "--problems", "9999999"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreNamedInOneLine(List<String> said) {
    MainTest.Outcome outcome = eval(said.subList(1, said.size()).toArray(String[]::new));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains(said.getFirst());
  }
}
