package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.model.ModelConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// libtorch's operators and automatic gradient are the oracle of the written-out passes.
class FusedLaneTest {
  static List<ModelConfig> configs() {
    return List.of(
        ModelConfig.of(11, 2, 16, 2, 24, 32, true),
        ModelConfig.of(11, 3, 40, 2, 50, 200, false),
        new ModelConfig(11, 16, 24, 2, 4, 2, 8, 200, 10_000, 1e-5, false, true),
        new ModelConfig(35, 64, 80, 2, 6, 1, 34, 200, 5_000, 1e-6, true, true));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void scoresAndGradientsAreLibtorchs(ModelConfig config) {
    int longest = Math.min(config.maxPositions(), 150);
    List<Example> examples = GradientsTest.examples(9, longest, 2);
    var compute = Compute.cpu(1).withMicroTokens(100_000);
    var layout = Layout.of(config);
    try (var oracle = new Gradients(layout, compute, (l, p) -> new AutogradLane(l, p, "libtorch"));
        var fused = new Gradients(layout, compute)) {
      float[] parameters = GradientsTest.parameters(config);
      oracle.load(parameters);
      fused.load(parameters);
      List<Score> expected = oracle.run(examples, true, true);
      List<Score> actual = fused.run(examples, true, true);
      for (int i = 0; i < examples.size(); i++) {
        assertThat(actual.get(i).logProbs())
            .containsExactly(expected.get(i).logProbs(), within(1e-4f));
        assertThat(actual.get(i).entropies())
            .containsExactly(expected.get(i).entropies(), within(1e-4f));
      }
      for (Layout.Slot slot : layout.slots()) {
        assertThat(distance(slot, fused.total(), oracle.total())).as(slot.name()).isLessThan(1e-4);
      }
    }
  }

  @Test
  void roundingToBfloat16ChangesGradientsByAboutItsPrecision() {
    ModelConfig config = ModelConfig.of(11, 2, 32, 2, 64, 64, true);
    List<Example> examples = GradientsTest.examples(12, 40, 2);
    var layout = Layout.of(config);
    try (var single = new Gradients(layout, Compute.cpu(1));
        var half = new Gradients(layout, Compute.cpu(1).withPrecision(Compute.Precision.BF16))) {
      float[] parameters = GradientsTest.parameters(config);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] *= 0.3f;
      }
      single.load(parameters);
      half.load(parameters);
      single.run(examples, true, false);
      half.run(examples, true, false);
      for (Layout.Slot slot : layout.slots()) {
        assertThat(distance(slot, half.total(), single.total())).as(slot.name()).isLessThan(0.03);
      }
      assertThat(half.total()).isNotEqualTo(single.total());
    }
  }

  @Test
  void theExponentialIsExactToSevenDigitsInVectorsAndAlone() {
    var inputs = IntStream.range(-8600, 8700).mapToObj(i -> i * 0.01f).toList();
    for (float x : inputs) {
      float alone = Raw.exp(x);
      assertThat(alone / Math.exp(x)).isCloseTo(1, within(3e-7));
      assertThat(Raw.exp(Raw.broadcast(x)).lane(0)).isEqualTo(alone);
    }
    assertThat(Raw.exp(Float.NaN)).isNaN();
    assertThat(Raw.exp(Raw.broadcast(Float.NaN)).lane(0)).isNaN();
  }

  private static double distance(Layout.Slot slot, float[] actual, float[] expected) {
    double difference = 0;
    double size = 0;
    for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
      difference += Math.pow(actual[i] - expected[i], 2);
      size += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / size);
  }
}
