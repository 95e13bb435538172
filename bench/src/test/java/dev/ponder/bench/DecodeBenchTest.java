package dev.ponder.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeBenchTest {
  @Test
  void bothEnginesSampleTheSameTextsWhenGreedy() {
    var config = new ModelConfig(98, 64, 96, 2, 4, 2, 16, 96, 10_000, 1e-5, false, false);
    Weights weights = Weights.random(config, RandomKey.of(1).generator());
    int[][] prompts = {
      RandomKey.of(1).generator().ints(20, 2, 98).toArray(),
      RandomKey.of(2).generator().ints(20, 2, 98).toArray(),
      RandomKey.of(3).generator().ints(20, 2, 98).toArray()
    };

    var theirs = new ArrayList<int[]>();
    try (var torch = new TorchDecoder(weights, 3, 60)) {
      long[] last = torch.prefill(prompts, true);
      for (int t = 0; t < 30; t++) {
        theirs.add(Arrays.stream(last).mapToInt(Math::toIntExact).toArray());
        last = torch.next(last, 20 + t, true);
      }
    }
    try (var engine = new Engine(weights, CharTokenizer.ascii(), EngineSettings.defaults())) {
      for (int row = 0; row < 3; row++) {
        int[] ours =
            engine.generate(prompts[row], 1, Sampling.greedy(30)).continuations().get(0).tokens();
        assertThat(ours).isNotEmpty();
        for (int t = 0; t < ours.length; t++) {
          assertThat(ours[t]).as("row %d, token %d", row, t).isEqualTo(theirs.get(t)[row]);
        }
      }
    }
  }

  @Test
  void everyCombinationIsMeasuredOnBothEngines() {
    var settings =
        new DecodeSettings(
            List.of("S4"), List.of(1, 3), List.of(1, 2), 5, 2, 1, 0, DType.BF16, true);
    var seen = new ArrayList<BenchResult>();

    List<BenchResult> results = Benchmarks.decode(settings, seen::add);

    assertThat(seen).isEqualTo(results).hasSize(8);
    assertThat(results)
        .extracting(each -> each.engine() + each.threads() + "x" + each.batch())
        .containsExactly(
            "ponder1x1",
            "libtorch1x1",
            "ponder1x3",
            "libtorch1x3",
            "ponder2x1",
            "libtorch2x1",
            "ponder2x3",
            "libtorch2x3");
    assertThat(results).allSatisfy(each -> assertThat(each.tokensPerSecond()).isPositive());
  }

  @Test
  void aLineRunsAsLongAsAsked() {
    var settings =
        new DecodeSettings(List.of("S4"), List.of(1), List.of(1), 5, 2, 1, 0.5, DType.BF16, false);
    long start = System.nanoTime();

    Benchmarks.decode(settings, each -> {});

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(500_000_000L);
    assertThatThrownBy(
            () ->
                new DecodeSettings(
                    List.of("S4"), List.of(1), List.of(1), 5, 2, 1, -1, DType.BF16, false))
        .hasMessage("seconds: -1.0 is not allowed; it must be from 0 to 3600");
  }

  @Test
  void weightsOf32BitsAreNamed() {
    var settings =
        new DecodeSettings(List.of("S4"), List.of(1), List.of(1), 5, 2, 1, 0, DType.F32, false);

    assertThat(Benchmarks.decode(settings, each -> {}))
        .extracting(BenchResult::shape)
        .containsExactly("S4 fp32");
    assertThatThrownBy(() -> settings.withWeights(DType.F16))
        .hasMessage("weights: F16 is not allowed; they are BF16 or F32");
  }

  @Test
  void samplesOfOnePromptCostOnePrefill() {
    assertThat(Benchmarks.sharedPrompt(40, 16).computed()).isEqualTo(40);
  }

  @Test
  void anUnknownShapeIsNamed() {
    assertThatThrownBy(() -> DecodeSettings.full().withShapes(List.of("S5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shapes: S5 is not known; known are [S4, S8]");
  }
}
