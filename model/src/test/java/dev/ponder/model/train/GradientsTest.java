package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsTest {
  private static final ModelConfig TIED = ModelConfig.of(11, 2, 16, 2, 24, 32, true);
  private static final ModelConfig GROUPED =
      new ModelConfig(11, 16, 24, 2, 4, 2, 8, 32, 10_000, 1e-5, false, true);

  static List<Arguments> configs() {
    return List.of(
        Arguments.of(TIED, Compute.cpu(1)),
        Arguments.of(GROUPED, Compute.cpu(1)),
        Arguments.of(TIED, Compute.libtorch(1)),
        Arguments.of(GROUPED, Compute.libtorch(1)));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void gradientsAgreeWithFiniteDifferences(ModelConfig config, Compute compute) {
    var layout = Layout.of(config);
    float[] parameters = parameters(config);
    List<Example> examples = examples(5, 20, 3);
    try (var gradients = new Gradients(layout, compute)) {
      gradients.load(parameters);
      gradients.run(examples, true, false);
      float[] gradient = gradients.total().clone();
      var random = new Random(1);
      for (Layout.Slot slot : layout.slots()) {
        var direction = new float[parameters.length];
        double slope = 0;
        for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
          direction[i] = (float) random.nextGaussian();
          slope += (double) direction[i] * gradient[i];
        }
        double step = 2e-3 / Math.sqrt(slot.size());
        double measured =
            (objective(gradients, moved(parameters, direction, step), examples)
                    - objective(gradients, moved(parameters, direction, -step), examples))
                / (2 * step);
        assertThat(-measured)
            .as(slot.name())
            .isCloseTo(slope, within(0.02 * Math.abs(slope) + 0.02));
      }
    }
  }

  @Test
  void anUntrainedModelLosesTheLogarithmOfTheVocabulary() {
    try (var gradients = new Gradients(Layout.of(TIED), Compute.cpu(1))) {
      var weights = Weights.random(TIED, RandomKey.of(1).generator());
      gradients.load(Layout.of(TIED).pack(weights.tensors(), ""));
      List<Score> scores = gradients.run(examples(20, 20, 1), false, true);
      double sum = 0;
      double entropy = 0;
      long count = 0;
      for (Score score : scores) {
        for (float each : score.logProbs()) {
          sum -= each;
          count++;
        }
        for (float each : score.entropies()) {
          entropy += each;
        }
      }
      assertThat(sum / count).isCloseTo(Math.log(11), within(0.03));
      assertThat(entropy / count).isCloseTo(Math.log(11), within(0.01));
    }
  }

  @Test
  void theNumberOfWorkersChangesNoBit() {
    List<Example> examples = examples(12, 25, 4);
    assertThat(gradient(Compute.cpu(3).withMicroTokens(40), examples))
        .isEqualTo(gradient(Compute.cpu(1).withMicroTokens(40), examples));
  }

  @Test
  void paddingAndMicroBatchesChangeNothingButRounding() {
    List<Example> examples = examples(12, 25, 4);
    assertClose(
        gradient(Compute.cpu(2).withMicroTokens(1), examples),
        gradient(Compute.cpu(1).withMicroTokens(10_000), examples));
  }

  @Test
  void theOrderOfExamplesChangesNothingButRounding() {
    var examples = new ArrayList<>(examples(12, 25, 4));
    float[] before = gradient(Compute.cpu(1).withMicroTokens(60), examples);
    Collections.shuffle(examples, new Random(3));
    assertClose(gradient(Compute.cpu(1).withMicroTokens(60), examples), before);
  }

  @Test
  void scoresComeBackInTheOrderOfTheirExamples() {
    List<Example> examples = examples(9, 25, 4);
    try (var gradients = new Gradients(Layout.of(TIED), Compute.cpu(2).withMicroTokens(50))) {
      gradients.load(parameters(TIED));
      List<Score> together = gradients.run(examples, false, true);
      for (int i = 0; i < examples.size(); i++) {
        Score alone = gradients.run(List.of(examples.get(i)), false, true).getFirst();
        assertThat(together.get(i).logProbs()).containsExactly(alone.logProbs(), within(1e-5f));
        assertThat(together.get(i).entropies()).containsExactly(alone.entropies(), within(1e-5f));
      }
    }
  }

  @Test
  void weightsOfZeroGiveNoGradient() {
    var examples = List.of(Example.uniform(new int[] {3, 4, 5, 6}, 1, 0));
    assertThat(gradient(Compute.cpu(1), examples)).containsOnly(0f);
  }

  @Test
  void aSequenceLongerThanTheModelIsRefusedByName() {
    try (var gradients = new Gradients(Layout.of(TIED), Compute.cpu(1))) {
      var examples = List.of(Example.uniform(new int[34], 1, 1));
      assertThatThrownBy(() -> gradients.run(examples, false, false))
          .hasMessage("tokens: a sequence of 33 is longer than max_position_embeddings 32");
    }
  }

  private static float[] gradient(Compute compute, List<Example> examples) {
    try (var gradients = new Gradients(Layout.of(TIED), compute)) {
      gradients.load(parameters(TIED));
      gradients.run(examples, true, false);
      return gradients.total().clone();
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < actual.length; i++) {
      difference += Math.pow(actual[i] - expected[i], 2);
      size += Math.pow(expected[i], 2);
    }
    assertThat(size).isPositive();
    assertThat(Math.sqrt(difference / size)).isLessThan(1e-5);
  }

  private static double objective(Gradients gradients, float[] parameters, List<Example> examples) {
    gradients.load(parameters);
    List<Score> scores = gradients.run(examples, false, false);
    double sum = 0;
    for (int i = 0; i < examples.size(); i++) {
      for (int t = 0; t < examples.get(i).weights().length; t++) {
        sum += (double) examples.get(i).weights()[t] * scores.get(i).logProbs()[t];
      }
    }
    return sum;
  }

  private static float[] moved(float[] from, float[] direction, double step) {
    float[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += (float) (step * direction[i]);
    }
    return to;
  }

  /// Larger than at the start of training, so that attention isn't flat; norms away from 1.
  static float[] parameters(ModelConfig config) {
    var random = RandomKey.of(5).generator();
    var layout = Layout.of(config);
    var parameters = new float[layout.size()];
    for (Layout.Slot slot : layout.slots()) {
      boolean norm = slot.name().endsWith("norm.weight");
      for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
        parameters[i] = (float) ((norm ? 1 : 0) + random.nextGaussian() * 0.3);
      }
    }
    return parameters;
  }

  static List<Example> examples(int count, int longest, int shortest) {
    var random = new Random(7);
    var examples = new ArrayList<Example>();
    for (int i = 0; i < count; i++) {
      int length = shortest + 1 + random.nextInt(longest - shortest);
      var tokens = new int[length];
      for (int t = 0; t < length; t++) {
        tokens[t] = random.nextInt(11);
      }
      int from = 1 + random.nextInt(length - 1);
      var weights = new float[length - from];
      for (int t = 0; t < weights.length; t++) {
        weights[t] = (float) random.nextGaussian();
      }
      examples.add(new Example(tokens, from, weights));
    }
    return examples;
  }
}
