package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Concurrently;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sequences that wait while the batch is narrow lose nothing and are never forgotten.
class ParkingTest {
  private static final Tokenizer ENDLESS = new EngineTest.Endless();
  private static final ModelConfig CONFIG =
      new ModelConfig(98, 16, 32, 1, 2, 1, 8, 4_000, 10_000, 1e-5, true, false);
  private static final Weights WEIGHTS = Models.lively(CONFIG, 7);
  private static final int PROMPTS = 12;
  private static final int SAMPLES = 5;

  /// 16 and 3 by turns, and 1 every now and then.
  private static final class Breathing extends BatchWidth {
    private final AtomicInteger narrow;
    private int asked;

    Breathing(AtomicInteger narrow) {
      super(16);
      this.narrow = narrow;
    }

    @Override
    int now() {
      asked++;
      if (asked % 2 == 0) {
        return 16;
      }
      narrow.incrementAndGet();
      return asked % 9 == 0 ? 1 : 3;
    }
  }

  private final AtomicInteger narrow = new AtomicInteger();

  private Engine engine(int workers) {
    var settings = new EngineSettings(workers, 16, 256, 4096, 0);
    return new Engine(WEIGHTS, ENDLESS, settings, Kernels.best(), () -> new Breathing(narrow));
  }

  private static List<Continuation> ask(Engine engine, int prompt, int tokens) {
    int[] prefix = Models.tokens(CONFIG, 5 + prompt, prompt);
    return engine
        .generate(prefix, SAMPLES, Sampling.plain(tokens, RandomKey.of(prompt)))
        .continuations();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everySampleIsAsIfItWereAlone(int workers) {
    List<Integer> prompts = IntStream.range(0, PROMPTS).boxed().toList();
    List<List<Continuation>> alone;
    try (var engine = new Engine(WEIGHTS, ENDLESS, new EngineSettings(1, 1, 1, 1, 0))) {
      alone = prompts.stream().map(each -> ask(engine, each, 120)).toList();
    }

    try (var engine = engine(workers)) {
      assertThat(Concurrently.map(prompts, each -> ask(engine, each, 120)))
          .usingRecursiveComparison()
          .isEqualTo(alone);
    }

    assertThat(narrow.get()).isGreaterThan(50);
  }

  @Test
  void whoIsInterruptedLeavesAndNewWeightsCome() throws InterruptedException {
    try (var engine = engine(1)) {
      List<Caller> callers = callers(engine);
      for (Caller each : callers) {
        each.thread.interrupt();
      }
      for (Caller each : callers) {
        each.thread.join();
        assertThat(each.end).hasValueMatching(CancellationException.class::isInstance);
      }

      engine.load(Models.lively(CONFIG, 8));
      assertThat(ask(engine, 1, 60)).hasSize(SAMPLES);
    }
  }

  @Test
  void closingEndsThoseThatWait() throws InterruptedException {
    List<Caller> callers;
    try (var engine = engine(1)) {
      callers = callers(engine);
    }
    for (Caller each : callers) {
      each.thread.join();
      assertThat(each.end).as("it must not return as if it were done").hasValueMatching(e -> true);
    }
  }

  @Test
  void thoseThatGoOnAreOldAndYoung() {
    var batch = new Batch(new Decoder(WEIGHTS, 16), sampler(), new BatchWidth(16));
    List<Sequence> all = IntStream.range(0, 16).mapToObj(ParkingTest::sequence).toList();
    batch.sequences.addAll(all);
    var waiting = new ArrayDeque<Sequence>();

    batch.park(16, waiting);
    assertThat(waiting).isEmpty();

    batch.park(4, waiting);
    assertThat(batch.sequences).containsExactly(all.get(3), all.get(7), all.get(11), all.get(15));
    assertThat(waiting).hasSize(12).startsWith(all.get(0), all.get(1), all.get(2), all.get(4));

    batch.park(3, waiting);
    assertThat(batch.sequences).hasSize(3);
    assertThat(waiting).hasSize(13).doesNotContainAnyElementsOf(batch.sequences);
  }

  /// A thread that waits for samples, and how that ended.
  private static final class Caller {
    final AtomicReference<Throwable> end = new AtomicReference<>();
    final Thread thread;

    Caller(Engine engine, int prompt) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ask(engine, prompt, 3_900);
                    } catch (IllegalStateException e) {
                      end.set(e);
                    }
                  });
    }
  }

  /// Four of them, at a moment when some of their sequences wait.
  private List<Caller> callers(Engine engine) {
    List<Caller> callers =
        IntStream.range(0, 4).mapToObj(each -> new Caller(engine, each)).toList();
    while (narrow.get() < 5) {
      Thread.onSpinWait();
    }
    return callers;
  }

  private static Sequence sequence(int index) {
    var request =
        new Request(new int[] {3}, 16, Sampling.greedy(5), 5, new ReentrantLock().newCondition());
    return new Sequence(request, index, ENDLESS, new KvCache(new KvPool(CONFIG, 0)));
  }

  private static Sampler sampler() {
    return new Sampler(Kernels.best(), CONFIG.vocabSize());
  }
}
