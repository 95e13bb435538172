package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void logitsAreThoseOfTheModelAsWrittenDown(ModelConfig config) {
    Weights weights = Models.lively(config, 1);
    int[] tokens = Models.tokens(config, 70, 2);

    float[][] logits = new Decoder(weights, 128).logits(tokens);
    double[][] expected = new ReferenceTransformer(weights).logits(tokens);

    assertThat(logits).hasNumberOfRows(70);
    double spread = 0;
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < config.vocabSize(); i++) {
        assertThat((double) logits[t][i])
            .as("position %d, token %d", t, i)
            .isCloseTo(expected[t][i], within(1e-4));
        spread = Math.max(spread, Math.abs(expected[t][i]));
      }
    }
    assertThat(spread).as("logits worth comparing").isGreaterThan(0.5);
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void scalarKernelsAgreeWithVectorsBitForBit(ModelConfig config) {
    Weights weights = Models.lively(config, 3);
    int[] tokens = Models.tokens(config, 101, 4);
    var scalar = new ScalarKernels();

    float[][] vectors = new Decoder(weights, 128).logits(tokens);
    float[][] scalars =
        new Decoder(new PackedWeights(weights, scalar), scalar, 128, new Crew()).logits(tokens);

    assertThat(Kernels.best()).isInstanceOf(VectorKernels.class);
    assertThat(scalars).isDeepEqualTo(vectors);
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void weightsOfSixteenBitsGiveTheLogitsOfTheModelAsWrittenDown(ModelConfig config) {
    Weights weights = Models.rounded(Models.lively(config, 6));
    int[] tokens = Models.tokens(config, 101, 7);
    var scalar = new ScalarKernels();
    var packed = new PackedWeights(weights, scalar);

    var vector = new VectorKernels(false);
    float[][] vectors =
        new Decoder(new PackedWeights(weights, vector), vector, 128, new Crew()).logits(tokens);
    float[][] scalars = new Decoder(packed, scalar, 128, new Crew()).logits(tokens);
    float[][] best = new Decoder(weights, 128).logits(tokens);
    double[][] expected = new ReferenceTransformer(weights).logits(tokens);

    assertThat(packed.head.paired()).isTrue();
    assertThat(scalars).isDeepEqualTo(vectors);
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < config.vocabSize(); i++) {
        assertThat((double) vectors[t][i]).isCloseTo(expected[t][i], within(1e-4));
        assertThat((double) best[t][i]).isCloseTo(expected[t][i], within(1e-4));
      }
    }
  }

  static Stream<ModelConfig> biased() {
    return Models.shapes().filter(ModelConfig::qkvBias);
  }

  /// Keys of the Qwen2 family have coordinates that are much larger than the others.
  @ParameterizedTest
  @MethodSource("biased")
  void aLargeCoordinateOfKeysDoesNotHideTheOthers(ModelConfig config) {
    Weights weights = Models.lively(config, 21);
    for (int layer = 0; layer < config.numLayers(); layer++) {
      float[] bias = weights.get("model.layers." + layer + ".self_attn.k_proj.bias");
      bias[config.headDim() / 2 - 1] += 100;
    }
    compareWithTheReference(weights, Models.tokens(config, 70, 22));
  }

  @ParameterizedTest
  @ValueSource(strings = {"countdown-base", "countdown-reasoner"})
  void logitsOfTheShippedModelsAreThoseWrittenDown(String name) {
    LanguageModel model = HuggingFaceFolder.read(Path.of("../models", name));
    String[] texts = {
      "3 5 7>22\n" + "3+5=8\n8+7=15\n3*5=15\n15+7=22\n7-5=2\n2*8=16\n".repeat(3),
      "9 9 4>77\n9*9=81 4\n81-4=77?77v\n9*9-4",
      "2 6 8>95\n" + "2*6=12 8\n12*8=96?95x\n12+8=20?95x\n6*8=48 2\n48*2=96?95x\n".repeat(2),
    };
    for (String text : texts) {
      compareWithTheReference(model.weights(), model.tokenizer().encode(text));
    }
  }

  private static void compareWithTheReference(Weights weights, int[] tokens) {
    float[][] logits = new Decoder(weights, 256).logits(tokens);
    double[][] expected = new ReferenceTransformer(weights).logits(tokens);
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < expected[t].length; i++) {
        assertThat((double) logits[t][i])
            .as("position %d, token %d", t, i)
            .isCloseTo(expected[t][i], within(1e-4));
      }
    }
  }

  /// The fewest positions leave the least room for what attention needs beside its scores.
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17})
  void aModelOfFewPositionsIsDecoded(int positions) {
    var config = new ModelConfig(33, 32, 40, 1, 1, 1, 32, positions, 10_000, 1e-5, false, false);
    compareWithTheReference(Models.lively(config, 4), Models.tokens(config, positions, 5));
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void cachedDecodingEqualsTheFullForwardWhateverTheNeighbours(ModelConfig config) {
    cachedDecodingEqualsTheFullForward(config, Models.lively(config, 5));
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void cachedDecodingEqualsTheFullForwardWithWeightsOfSixteenBits(ModelConfig config) {
    cachedDecodingEqualsTheFullForward(config, Models.rounded(Models.lively(config, 5)));
  }

  private static void cachedDecodingEqualsTheFullForward(ModelConfig config, Weights weights) {
    var decoder = new Decoder(weights, 192);
    var pool = new KvPool(config, 8);
    var texts = new ArrayList<int[]>();
    var caches = new ArrayList<KvCache>();
    var full = new ArrayList<float[][]>();
    for (int i = 0; i < 11; i++) {
      texts.add(Models.tokens(config, Kernels.BLOCK - 20 + 10 * i, 100 + i));
      caches.add(new KvCache(pool));
      full.add(decoder.logits(texts.get(i)));
    }

    for (int step = 0; step < 100; step++) {
      var feeds = new ArrayList<Decoder.Feed>();
      var fed = new ArrayList<Integer>();
      for (int i = 0; i < texts.size(); i++) {
        int from = caches.get(i).length();
        int to = Math.min(texts.get(i).length, from + (i % 4 == 0 ? 7 : 1));
        if ((i + step) % 5 != 0 && from < to) {
          feeds.add(new Decoder.Feed(caches.get(i), texts.get(i), from, to));
          fed.add(i);
        }
      }
      if (feeds.isEmpty()) {
        continue;
      }
      float[] logits = decoder.forward(feeds);
      for (int row = 0; row < feeds.size(); row++) {
        int at = row * decoder.logitStride();
        float[] got = Arrays.copyOfRange(logits, at, at + config.vocabSize());
        assertThat(got).isEqualTo(full.get(fed.get(row))[feeds.get(row).to() - 1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ponder.model.decode.Models#shapes")
  void forksShareTheirPrefixAndDontDisturbEachOther(ModelConfig config) {
    var decoder = new Decoder(Models.lively(config, 6), 128);
    var pool = new KvPool(config, 8);
    int length = Kernels.BLOCK + 21;
    int whole = length + 19;
    int[] prompt = Models.tokens(config, length, 7);
    var root = new KvCache(pool);
    decoder.forward(List.of(new Decoder.Feed(root, prompt, 0, length)));

    var texts = new ArrayList<int[]>();
    var forks = new ArrayList<KvCache>();
    for (int i = 0; i < 4; i++) {
      int shared = length - 21 * i;
      int[] text = Arrays.copyOf(prompt, whole);
      int[] rest = Models.tokens(config, whole - shared, 50 + i);
      System.arraycopy(rest, 0, text, shared, rest.length);
      texts.add(text);
      forks.add(root.fork(shared));
    }
    assertThat(forks.get(0).block(0)).isSameAs(root.block(0));
    assertThat(forks.get(0).block(1)).isSameAs(root.block(1));

    for (int i = 0; i < 4; i++) {
      var feed = new Decoder.Feed(forks.get(i), texts.get(i), forks.get(i).length(), whole);
      float[] logits = decoder.forward(List.of(feed));
      float[] got = Arrays.copyOf(logits, config.vocabSize());
      assertThat(got).isEqualTo(decoder.logits(texts.get(i))[whole - 1]);
    }
    assertThat(forks.get(0).block(0)).as("whole blocks stay shared").isSameAs(root.block(0));
    assertThat(forks.get(0).block(1)).as("the block written is a copy").isNotSameAs(root.block(1));
    int[] again = Arrays.copyOf(prompt, length + 1);
    float[] logits = decoder.forward(List.of(new Decoder.Feed(root, again, length, length + 1)));
    assertThat(Arrays.copyOf(logits, config.vocabSize())).isEqualTo(decoder.logits(again)[length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void helpersComputePartsAndChangeNothing(int kvHeads) throws InterruptedException {
    var config = new ModelConfig(320, 256, 768, 2, 4, kvHeads, 64, 128, 10_000, 1e-5, true, true);
    Weights lively = Models.lively(config, 8);
    Weights weights = kvHeads == 2 ? Models.rounded(lively) : lively;
    int[] tokens = Models.tokens(config, 90, 9);
    float[][] alone = new Decoder(weights, 128).logits(tokens);
    Set<String> computed = ConcurrentHashMap.newKeySet();
    var crew = new Crew(Long.MAX_VALUE);
    crew.join();
    Kernels kernels = watched(Kernels.best(), computed);
    var decoder = new Decoder(new PackedWeights(weights, kernels), kernels, 128, crew);
    var over = new AtomicBoolean();
    var helper = Thread.ofPlatform().daemon().name("helper").start(() -> crew.help(over::get));

    Set<String> expected =
        kvHeads == 1
            ? Set.of("helper multiply", "helper gate")
            : Set.of("helper multiply", "helper gate", "helper attend");
    try {
      do {
        try (var cache = new KvCache(new KvPool(config, 4))) {
          // Many rows, two rows, single rows.
          for (int from = 0, to = 60; from < tokens.length; from = to, to += from < 64 ? 2 : 1) {
            float[] logits = decoder.forward(List.of(new Decoder.Feed(cache, tokens, from, to)));
            assertThat(Arrays.copyOf(logits, config.vocabSize())).isEqualTo(alone[to - 1]);
          }
        }
      } while (!computed.containsAll(expected));
    } finally {
      over.set(true);
      helper.join();
    }
  }

  /// Kernels that write down which thread called which.
  private static Kernels watched(Kernels kernels, Set<String> calls) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              calls.add(Thread.currentThread().getName() + " " + method.getName());
              return method.invoke(kernels, arguments);
            });
  }
}
