package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ponder.core.Concurrently;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What comes in while one worker helps another; the model is large enough to be helped with.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HelpTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(98, 256, 768, 1, 4, 2, 64, 512, 10_000, 1e-5, true, false);
  private static final Weights WEIGHTS = Models.lively(CONFIG, 21);
  private static final int[] LONG = Models.tokens(CONFIG, 40, 22);

  @Test
  void aSingleSequenceIsComputedByBothWorkers() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor: nobody helps");
    Set<String> helped = ConcurrentHashMap.newKeySet();
    Kernels best = Kernels.best();
    // Attention of one of the two key heads is computed only when there are helpers.
    var kernels =
        (Kernels)
            Proxy.newProxyInstance(
                Kernels.class.getClassLoader(),
                new Class<?>[] {Kernels.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("attend")
                      && (int) arguments[1] - (int) arguments[0] == 1) {
                    helped.add(Thread.currentThread().getName());
                  }
                  return method.invoke(best, arguments);
                });
    var settings = EngineSettings.defaults().withWorkers(2).withPrefixCacheBytes(0);
    try (var engine =
        new Engine(WEIGHTS, CharTokenizer.ascii(), settings, kernels, () -> new BatchWidth(32))) {
      while (helped.size() < 2) {
        generate(engine, 0);
      }
    }
    assertThat(helped).containsExactlyInAnyOrder("decoder-0", "decoder-1");
  }

  @Test
  void requestsThatComeMeanwhileAreServedAndNothingChanges() {
    assertThat(new Decoder(WEIGHTS, 16).splits(1)).as("worth helping").isTrue();
    List<Generation> alone;
    try (var engine = engine(1)) {
      alone = Concurrently.map(calls(), call -> generate(engine, call));
    }

    try (var engine = engine(2)) {
      for (int round = 0; round < 3; round++) {
        var first = start(engine);
        List<Generation> others =
            Concurrently.map(calls().subList(1, 12), call -> generate(engine, call));
        assertThat(texts(others)).usingRecursiveComparison().isEqualTo(texts(alone.subList(1, 12)));
        assertThat(texts(List.of(first.join())))
            .usingRecursiveComparison()
            .isEqualTo(texts(alone.subList(0, 1)));
      }
    }
  }

  @Test
  void weightsAreSwappedAndTheEngineClosesMeanwhile() {
    try (var engine = engine(2)) {
      var first = start(engine);
      engine.load(WEIGHTS);
      assertThat(first.join().continuations().getFirst().tokens()).hasSizeGreaterThan(20);

      var second = start(engine);
      engine.close();
      assertThatThrownBy(second::join).hasCauseInstanceOf(CancellationException.class);
    }
  }

  private static List<Integer> calls() {
    return IntStream.range(0, 12).boxed().toList();
  }

  /// The call 0 takes long, the others little.
  private static Generation generate(Engine engine, int call) {
    int tokens = call == 0 ? 400 : 5 + call;
    int[] prefix = call == 0 ? LONG : Models.tokens(CONFIG, 10 + call, call);
    return engine.generate(prefix, 1, Sampling.plain(tokens, RandomKey.of(call)));
  }

  private static List<List<Continuation>> texts(List<Generation> generations) {
    return generations.stream().map(Generation::continuations).toList();
  }

  /// Starts the long call and waits until it is under way.
  private static CompletableFuture<Generation> start(Engine engine) {
    long before = engine.metrics().sampled();
    var call = CompletableFuture.supplyAsync(() -> generate(engine, 0));
    while (engine.metrics().sampled() < before + 20) {
      Thread.onSpinWait();
    }
    return call;
  }

  private static Engine engine(int workers) {
    var settings = EngineSettings.defaults().withWorkers(workers).withPrefixCacheBytes(0);
    return new Engine(WEIGHTS, CharTokenizer.ascii(), settings);
  }
}
