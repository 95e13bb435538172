package dev.ponder.bench;

import dev.ponder.core.Credit;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy.Update;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import dev.ponder.model.decode.LanguageModelPolicy;
import dev.ponder.model.train.AdamW;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.TrainableLanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// One policy-gradient step, sampling and update together: 16 prompts of 16 tokens, 8 samples of
/// 128 tokens each, shape S4 (4 layers, width 256, 4 heads, feed-forward 768, 320 tokens).
public final class RlBench {
  public static final ModelConfig SHAPE = ModelConfig.of(320, 4, 256, 4, 768, 512, false);

  private static final int PROMPTS = 16;
  private static final int SAMPLES = 8;
  private static final int PROMPT = 16;
  private static final int TOKENS = 128;

  private RlBench() {}

  /// The fastest of several steps, after one that warms up.
  ///
  /// @param precision of the matrix products of the update; sampling is fp32
  public static BenchResult run(int threads, int steps, Compute.Precision precision)
      throws InterruptedException {
    var tokenizer = new Endless();
    var weights = Weights.random(SHAPE, RandomKey.of(1).generator());
    var settings = EngineSettings.defaults().withWorkers(threads).withPrefixCacheBytes(0);
    try (var engine = new Engine(weights, tokenizer, settings);
        var model =
            new TrainableLanguageModel(
                weights,
                tokenizer,
                new LanguageModelPolicy(engine),
                engine::load,
                AdamW.Settings.REINFORCEMENT,
                Compute.cpu(threads).withPrecision(precision))) {
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= steps; i++) {
        long began = System.nanoTime();
        step(model, RandomKey.of(2).child(i));
        double seconds = (System.nanoTime() - began) * 1e-9;
        best = i == 0 ? best : Math.min(best, seconds);
      }
      double tokens = PROMPTS * SAMPLES * TOKENS;
      String shape = precision == Compute.Precision.FP32 ? "S4" : "S4 bf16";
      return new BenchResult(
          "rl", shape, "ponder", threads, PROMPTS * SAMPLES, tokens / best, best);
    }
  }

  private static void step(TrainableLanguageModel model, RandomKey key)
      throws InterruptedException {
    var credits = new ArrayList<Credit>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var groups = new ArrayList<Future<List<Trace>>>();
      for (int i = 0; i < PROMPTS; i++) {
        Trace start = Trace.start(problem(i));
        Sampling sampling = Sampling.plain(TOKENS, key.child(i));
        groups.add(
            threads.submit(() -> model.complete(start, SAMPLES, sampling, Ledger.unlimited())));
      }
      for (Future<List<Trace>> group : groups) {
        int sign = 1;
        for (Trace trace : group.get()) {
          credits.add(Credit.uniform(trace, sign / (double) (PROMPTS * SAMPLES * TOKENS)));
          sign = -sign;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("sampling: " + e.getCause(), e.getCause());
    }
    Update update = model.update(credits, 1e-4, Ledger.unlimited());
    if (!update.applied() || credits.size() != PROMPTS * SAMPLES) {
      throw new IllegalStateException(
          "update of "
              + credits.size()
              + " samples was "
              + (update.applied() ? "" : "not ")
              + "applied");
    }
  }

  private static Problem problem(int index) {
    var random = RandomKey.of(3).child(index).generator();
    var prompt = new StringBuilder();
    for (int i = 0; i < PROMPT; i++) {
      prompt.append((char) random.nextInt(SHAPE.vocabSize()));
    }
    return new Problem("bench:" + index, prompt.toString());
  }

  /// A character for each token and no end, so that every sample has its full length.
  private static final class Endless implements Tokenizer {
    @Override
    public int[] encode(String text) {
      return text.chars().toArray();
    }

    @Override
    public String decode(int... tokens) {
      var text = new StringBuilder();
      IntStream.of(tokens).forEach(token -> text.append((char) token));
      return text.toString();
    }

    @Override
    public int vocabSize() {
      return SHAPE.vocabSize();
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
