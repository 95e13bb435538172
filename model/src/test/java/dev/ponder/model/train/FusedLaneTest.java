package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.checkpoint.DType;
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

  /// The numbers of bf16 are the same with and without the processor's instructions for it.
  @Test
  void bfloat16ByRoundingIsLibtorchs() {
    int rows = 300;
    int out = 70;
    int in = 50;
    int size = out * in;
    try (var memory = new NativeFloats(8L * size + 4L * rows * (out + in))) {
      var random = RandomKey.of(5).generator();
      var values = new float[8 * size + 4 * rows * (out + in)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      memory.write(values);
      long weight = memory.segment().address();
      long x = weight + 4L * 8 * size;
      long y = x + 4L * rows * in;
      long y2 = y + 4L * rows * out;
      long dx = y2 + 4L * rows * out;
      long dx2 = dx + 4L * rows * in;
      var first = new Products.Matrix(0, weight, weight + 8L * size, out, in);
      var same = new Products.Matrix(0, weight, weight + 16L * size, out, in);
      Raw.copy(first.gradient(), same.gradient(), size);
      try (var torch = new Bfloat16Products(List.of(first), 7);
          var rounded = new RoundedProducts(List.of(same))) {
        for (boolean add : new boolean[] {false, true}) {
          torch.forward(first, x, y, rows, add);
          rounded.forward(same, x, y2, rows, add);
          near(y2, y, rows * out);
        }
        for (int i = 0; i < 2; i++) {
          torch.backward(first, y, x, dx, rows);
          rounded.backward(same, y, x, dx2, rows);
          near(dx2, dx, rows * in);
          near(same.gradient(), first.gradient(), size);
        }
        Raw.copy(x, weight, size);
        torch.refresh();
        rounded.refresh();
        torch.forward(first, x, y, rows, false);
        rounded.forward(same, x, y2, rows, false);
        near(y2, y, rows * out);
      }
    }
  }

  /// Equal but for the last bit of a bf16, which the order of sums may turn.
  private static void near(long actual, long expected, int count) {
    int turned = 0;
    for (int i = 0; i < count; i++) {
      float is = Raw.get(actual + 4L * i);
      float should = Raw.get(expected + 4L * i);
      assertThat(is).isCloseTo(should, within(Math.abs(should) / 64 + 1e-3f));
      turned += is == should ? 0 : 1;
    }
    assertThat(turned).as("numbers that differ at all").isLessThan(count / 20);
  }

  @Test
  void roundingToBfloat16IsThatOfCheckpoints() {
    float[] odd = {
      1.00390625f,
      1.01171875f,
      -0f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.MAX_VALUE,
      Float.MIN_VALUE,
      -3.1415927f,
      1e-40f
    };
    var values = new float[odd.length * Raw.LANES + odd.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = odd[i % odd.length];
    }
    try (var memory = new NativeFloats(values.length)) {
      memory.write(values);
      long at = memory.segment().address();
      Kernels.roundToBfloat16(at, at, values.length);
      for (int i = 0; i < values.length; i++) {
        assertThat(Raw.get(at + 4L * i)).isEqualTo(Float.valueOf(DType.BF16.round(values[i])));
      }
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
