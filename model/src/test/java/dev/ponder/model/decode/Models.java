package dev.ponder.model.decode;

import dev.ponder.core.RandomKey;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.DType;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/// Random models for tests, whose outputs spread as a trained model's do.
final class Models {
  private Models() {}

  /// Multi-head and grouped, tied and untied, biased, with sizes that fill no vector.
  static Stream<ModelConfig> shapes() {
    return Stream.of(
        ModelConfig.of(98, 2, 64, 2, 96, 192, true),
        new ModelConfig(98, 48, 80, 3, 6, 2, 8, 192, 10_000, 1e-5, false, false),
        new ModelConfig(131, 96, 176, 2, 4, 1, 64, 192, 1_000_000, 1e-6, true, true),
        new ModelConfig(33, 20, 36, 2, 3, 3, 6, 192, 10_000, 1e-5, false, true),
        new ModelConfig(98, 160, 448, 2, 5, 5, 32, 192, 10_000, 1e-5, true, false),
        new ModelConfig(98, 64, 96, 2, 4, 2, 18, 192, 500, 1e-5, true, true),
        new ModelConfig(33, 36, 40, 2, 2, 1, 92, 192, 10_000, 1e-5, false, false),
        new ModelConfig(33, 36, 40, 2, 2, 1, 110, 192, 10_000, 1e-5, false, false));
  }

  /// Weights that are larger than fresh ones and nowhere neutral: norms around 1, biases around 0.
  static Weights lively(ModelConfig config, long seed) {
    var random = RandomKey.of(seed).generator();
    var tensors = new LinkedHashMap<String, float[]>();
    Weights.random(config, random)
        .tensors()
        .forEach(
            (name, values) -> {
              boolean norm = name.endsWith("norm.weight");
              boolean bias = name.endsWith(".bias");
              for (int i = 0; i < values.length; i++) {
                if (norm || bias) {
                  values[i] += (float) (0.3 * random.nextGaussian());
                } else {
                  values[i] *= 4;
                }
              }
              tensors.put(name, values);
            });
    return new Weights(config, tensors);
  }

  /// The same weights as a model of 16 bits has them.
  static Weights rounded(Weights weights) {
    var tensors = new LinkedHashMap<String, float[]>();
    weights
        .tensors()
        .forEach(
            (name, values) -> {
              float[] rounded = values.clone();
              for (int i = 0; i < rounded.length; i++) {
                rounded[i] = DType.BF16.round(rounded[i]);
              }
              tensors.put(name, rounded);
            });
    return new Weights(weights.config(), tensors);
  }

  static int[] tokens(ModelConfig config, int count, long seed) {
    return RandomKey.of(seed).generator().ints(count, 2, config.vocabSize()).toArray();
  }
}
