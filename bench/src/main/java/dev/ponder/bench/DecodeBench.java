package dev.ponder.bench;

import dev.ponder.core.Concurrently;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// How fast the engine samples, beside libtorch.
///
/// Both compute in fp32; Ponder keeps keys and values in 21 bits. Distinct prompts, all computed
/// before the clock starts (Ponder's lie in the prefix cache, libtorch's in its tensors); then
/// every sequence gets its tokens, sampled at temperature 1. The engines take turns, the fastest
/// run of each counts.
final class DecodeBench {
  /// The shapes by name: heads of 64, a vocabulary of 320, untied.
  static final Map<String, ModelConfig> SHAPES =
      Map.of(
          "S4", ModelConfig.of(320, 4, 256, 4, 768, 1024, false),
          "S8", ModelConfig.of(320, 8, 512, 8, 1536, 1024, false));

  /// Positions that the last block of a text may have room for.
  private static final int PARTLY_FILLED = 64;

  /// A number of a key or a value with its share of the scale, rounded up.
  private static final int NUMBER_BYTES = 3;

  /// A line has settled when so many runs in a row were no faster than what came before.
  private static final int SETTLED_RUNS = 3;

  /// How much less time a faster run takes.
  private static final double FASTER = 0.98;

  /// Most of [DecodeSettings#seconds] that a line gets to settle, both engines together.
  private static final int LONGEST = 20;

  private DecodeBench() {}

  static List<BenchResult> run(DecodeSettings settings, Consumer<BenchResult> progress) {
    var results = new ArrayList<BenchResult>();
    for (String shape : settings.shapes()) {
      Weights weights = weights(shape, settings.weights());
      for (int threads : settings.threads()) {
        for (int batch : settings.batches()) {
          for (BenchResult each : line(settings, shape, weights, threads, batch)) {
            results.add(each);
            progress.accept(each);
          }
        }
      }
    }
    return results;
  }

  /// Prompt tokens computed for `samples` samples of one prompt of `prompt` tokens.
  static long sharedPrompt(int prompt, int samples) {
    var settings = EngineSettings.defaults().withPrefixCacheBytes(0);
    try (var engine = new Engine(weights("S4", DType.BF16), new Numbers(320), settings)) {
      engine.generate(prompts(1, prompt, 320)[0], samples, Sampling.plain(8, RandomKey.of(1)));
      return engine.metrics().prompt();
    }
  }

  private static Weights weights(String shape, DType stored) {
    ModelConfig config = SHAPES.get(shape);
    if (config == null) {
      throw new IllegalArgumentException("shapes: " + shape + " is not known");
    }
    Weights weights = Weights.random(config, RandomKey.of(1).generator());
    for (float[] values : weights.tensors().values()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = stored.round(values[i]);
      }
    }
    return weights;
  }

  private static List<BenchResult> line(
      DecodeSettings settings, String shape, Weights weights, int threads, int batch) {
    int[][] prompts = prompts(batch, settings.prompt(), weights.config().vocabSize());
    int tokens = settings.generated();
    double ours = Double.MAX_VALUE;
    double theirs = Double.MAX_VALUE;
    int each = (batch + threads - 1) / threads;
    var engineSettings =
        EngineSettings.defaults()
            .withWorkers(threads)
            .withMaxBatch(each)
            .withPrefixCacheBytes(prefixBytes(settings, weights.config(), batch));
    try (var engine =
        new Engine(weights, new Numbers(weights.config().vocabSize()), engineSettings)) {
      double spent = 0;
      double together = 0;
      int settled = 0;
      for (int run = 0;
          run <= settings.repeats()
              || spent < settings.seconds()
              || (settled < SETTLED_RUNS && together < LONGEST * settings.seconds());
          run++) {
        double seconds = ponder(engine, prompts, tokens);
        spent += seconds;
        together += seconds;
        settled = seconds < FASTER * ours ? 0 : settled + 1;
        ours = run == 0 ? ours : Math.min(ours, seconds);
        if (settings.libtorch()) {
          seconds = libtorch(weights, prompts, tokens, threads);
          together += seconds;
          theirs = run == 0 ? theirs : Math.min(theirs, seconds);
        }
      }
    }
    double sampled = (double) batch * tokens;
    var results = new ArrayList<BenchResult>();
    String name = settings.weights() == DType.F32 ? shape + " fp32" : shape;
    results.add(new BenchResult("decode", name, "ponder", threads, batch, sampled / ours, ours));
    if (settings.libtorch()) {
      results.add(
          new BenchResult("decode", name, "libtorch", threads, batch, sampled / theirs, theirs));
    }
    return results;
  }

  /// What the prompts and the texts of two runs take. With more the cache would grow from run to
  /// run, and new memory is slow where a virtual machine has yet to get it.
  private static long prefixBytes(DecodeSettings settings, ModelConfig c, int batch) {
    long tokens = settings.prompt() + settings.generated() + PARTLY_FILLED;
    long numbers = 2L * c.numLayers() * c.numKvHeads() * c.headDim();
    return 2L * batch * tokens * numbers * NUMBER_BYTES;
  }

  private static double ponder(Engine engine, int[][] prompts, int tokens) {
    List<Integer> rows = IntStream.range(0, prompts.length).boxed().toList();
    Concurrently.map(
        rows, row -> engine.generate(prompts[row], 1, Sampling.plain(1, RandomKey.of(row))));
    long start = System.nanoTime();
    Concurrently.map(
        rows, row -> engine.generate(prompts[row], 1, Sampling.plain(tokens, RandomKey.of(row))));
    return (System.nanoTime() - start) / 1e9;
  }

  private static double libtorch(Weights weights, int[][] prompts, int tokens, int threads) {
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
    int prompt = prompts[0].length;
    try (var decoder = new TorchDecoder(weights, prompts.length, prompt + tokens)) {
      long[] last = decoder.prefill(prompts, false);
      long start = System.nanoTime();
      for (int t = 0; t < tokens; t++) {
        last = decoder.next(last, prompt + t, false);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static int[][] prompts(int count, int length, int vocab) {
    var prompts = new int[count][];
    for (int i = 0; i < count; i++) {
      prompts[i] = RandomKey.of(i).generator().ints(length, 0, vocab).toArray();
    }
    return prompts;
  }

  /// Tokens that spell numbers, none of which ends a text: every sequence gets all its tokens.
  private record Numbers(int vocabSize) implements Tokenizer {
    @Override
    public int[] encode(String text) {
      return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String decode(int... tokens) {
      return tokens.length == 1 ? Integer.toString(tokens[0]) : Arrays.toString(tokens);
    }

    @Override
    public int end() {
      return -1;
    }

    @Override
    public int pad() {
      return 0;
    }
  }
}
