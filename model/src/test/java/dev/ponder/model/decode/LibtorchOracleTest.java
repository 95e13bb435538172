package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.train.AdamW;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.TrainableLanguageModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// libtorch as the judge of the decoder.
class LibtorchOracleTest {
  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void logitsAreLibtorchs(ModelConfig config) {
    compare(Models.lively(config, 21));
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void logitsOfWeightsInSixteenBitsAreLibtorchs(ModelConfig config) {
    compare(Models.rounded(Models.lively(config, 27)));
  }

  private static void compare(Weights weights) {
    int[] tokens = Models.tokens(weights.config(), 90, 22);

    float[][] ours = new Decoder(weights, 128).logits(tokens);
    float[][] theirs = TorchForward.logits(weights, tokens);

    for (int t = 0; t < tokens.length; t++) {
      assertThat(ours[t]).as("position %d", t).hasSameSizeAs(theirs[t]);
      for (int i = 0; i < theirs[t].length; i++) {
        assertThat(ours[t][i]).isCloseTo(theirs[t][i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void greedyTokensAreLibtorchs(ModelConfig config) {
    Weights weights = Models.lively(config, 23);
    int[] text = Arrays.copyOf(Models.tokens(config, 9, 24), 33);

    try (var cache = new KvCache(new KvPool(config, 0))) {
      var decoder = new Decoder(weights, 64);
      for (int length = 9; length < text.length; length++) {
        var feed = new Decoder.Feed(cache, text, cache.length(), length);
        float[] logits = Arrays.copyOf(decoder.forward(List.of(feed)), config.vocabSize());
        float[] theirs = TorchForward.logits(weights, Arrays.copyOf(text, length))[length - 1];
        text[length] = likeliest(theirs);
        assertThat(likeliest(logits)).as("token %d", length).isEqualTo(text[length]);
      }
    }
  }

  @Test
  void theSamplersLogProbsAreTheTrainers() {
    var config = new ModelConfig(98, 64, 96, 2, 4, 2, 16, 128, 10_000, 1e-5, true, false);
    Weights weights = Models.lively(config, 25);
    var ascii = CharTokenizer.ascii();
    try (var engine = new Engine(weights, ascii, EngineSettings.defaults());
        var trainer =
            new TrainableLanguageModel(
                weights,
                ascii,
                new LanguageModelPolicy(engine),
                engine::load,
                AdamW.Settings.REINFORCEMENT,
                Compute.cpu(1))) {
      List<Trace> traces =
          trainer.complete(
              Trace.start(new Problem("p", "3 5 7>22\n")),
              12,
              Sampling.plain(100, RandomKey.of(26)),
              Ledger.unlimited());
      List<float[]> judged = trainer.logProbs(traces, Ledger.unlimited());

      for (int i = 0; i < traces.size(); i++) {
        float[] ours = traces.get(i).logProbs();
        assertThat(ours).hasSameSizeAs(judged.get(i)).isNotEmpty();
        for (int t = 0; t < ours.length; t++) {
          assertThat(ours[t]).isCloseTo(judged.get(i)[t], within(1e-4f));
        }
      }
    }
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }
}
