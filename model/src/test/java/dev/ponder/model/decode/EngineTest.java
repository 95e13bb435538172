package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Concurrently;
import dev.ponder.core.Ending;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EngineTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(98, 64, 96, 2, 4, 2, 16, 192, 10_000, 1e-5, true, false);
  private static final Weights WEIGHTS = Models.lively(CONFIG, 11);
  private static final CharTokenizer ASCII = CharTokenizer.ascii();

  /// One call of a mixed load.
  private record Call(int[] prefix, int count, Sampling sampling) {}

  @Test
  void tokensAndLogProbsDependOnNeitherTheBatchNorTheThreads() {
    List<Call> calls = calls(24);
    var alone = new ArrayList<List<Continuation>>();
    try (var engine = engine(new EngineSettings(1, 1, 1, 1, 0))) {
      for (Call each : calls) {
        alone.add(generate(engine, each));
      }
    }

    for (var settings :
        List.of(
            new EngineSettings(1, 64, 256, 4096, 1 << 20),
            new EngineSettings(2, 5, 7, 16, 1 << 20),
            new EngineSettings(3, 16, 32, 4096, 0))) {
      try (var engine = engine(settings)) {
        var together = Concurrently.map(calls, each -> generate(engine, each));
        assertThat(together).usingRecursiveComparison().as("%s", settings).isEqualTo(alone);
        var again = Concurrently.map(calls.reversed(), each -> generate(engine, each));
        assertThat(again).usingRecursiveComparison().isEqualTo(alone.reversed());
      }
    }
    assertThat(alone.stream().flatMap(List::stream).map(Continuation::ending))
        .contains(Ending.STOPPED, Ending.TRUNCATED, Ending.OPEN);
  }

  @Test
  void greedyTokensAreTheLikeliestOfTheFullForward() {
    var decoder = new Decoder(WEIGHTS, 192);
    int[] prefix = Models.tokens(CONFIG, 30, 1);

    Continuation got;
    try (var engine = engine(EngineSettings.defaults())) {
      got = engine.generate(prefix, 1, Sampling.greedy(40)).continuations().getFirst();
    }

    int[] all = join(prefix, got.tokens());
    float[][] logits = decoder.logits(all);
    for (int i = 0; i < got.tokens().length; i++) {
      float[] row = logits[prefix.length + i - 1];
      int best = IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
      assertThat(got.tokens()[i]).isEqualTo(best);
    }
    assertThat(got.tokens()).hasSizeGreaterThan(3);
  }

  @Test
  void logProbsAreThoseOfThePlainDistributionHoweverItWasSampled() {
    var decoder = new Decoder(WEIGHTS, 192);
    int[] prefix = Models.tokens(CONFIG, 9, 1);
    var sampling = new Sampling(0.7, 20, 0.9, 0.01, 30, List.of(), RandomKey.of(3));

    List<Continuation> got;
    try (var engine = engine(EngineSettings.defaults())) {
      got = engine.generate(prefix, 4, sampling).continuations();
    }

    for (Continuation each : got) {
      float[][] logits = decoder.logits(join(prefix, each.tokens()));
      for (int i = 0; i < each.tokens().length; i++) {
        float[] row = logits[prefix.length + i - 1];
        double sum = 0;
        for (float logit : row) {
          sum += Math.exp(logit);
        }
        assertThat((double) each.logProbs()[i])
            .isCloseTo(row[each.tokens()[i]] - Math.log(sum), within(1e-5));
      }
    }
  }

  @Test
  void manySamplesOfOnePromptCostOnePrefill() {
    int[] prefix = Models.tokens(CONFIG, 100, 1);
    try (var engine = engine(EngineSettings.defaults())) {
      Generation first = engine.generate(prefix, 16, Sampling.plain(5, RandomKey.of(1)));
      Generation second = engine.generate(prefix, 16, Sampling.plain(5, RandomKey.of(2)));

      assertThat(first.prompt()).isEqualTo(100);
      assertThat(first.cached()).isZero();
      assertThat(second.prompt()).isEqualTo(1);
      assertThat(second.cached()).isEqualTo(99);
      assertThat(engine.metrics().prompt()).isEqualTo(101);
      assertThat(first.continuations()).hasSize(16);
    }
  }

  @Test
  void aTextEndsAfterItsFirstStopStringWhichStays() {
    int[] prefix = Models.tokens(CONFIG, 9, 1);
    var endless = new Endless();
    try (var engine = new Engine(WEIGHTS, endless, EngineSettings.defaults())) {
      var free =
          engine.generate(prefix, 1, Sampling.plain(60, RandomKey.of(5))).continuations().get(0);
      String stop = free.text().substring(20, 23);
      var stopped =
          engine
              .generate(
                  prefix, 1, Sampling.plain(60, RandomKey.of(5)).withStops("never there", stop))
              .continuations()
              .get(0);

      int end = free.text().indexOf(stop) + 3;
      assertThat(stopped.ending()).isEqualTo(Ending.OPEN);
      assertThat(stopped.text()).isEqualTo(free.text().substring(0, end));
      assertThat(stopped.tokens()).isEqualTo(Arrays.copyOf(free.tokens(), end));
      assertThat(free.ending()).isEqualTo(Ending.TRUNCATED);
      assertThat(free.tokens()).hasSize(60);
    }
  }

  @Test
  void theContextIsALimit() {
    try (var engine = new Engine(WEIGHTS, new Endless(), EngineSettings.defaults())) {
      var sampling = Sampling.plain(1000, RandomKey.of(5));

      var fits = engine.generate(Models.tokens(CONFIG, 180, 1), 2, sampling).continuations();
      var full = engine.generate(Models.tokens(CONFIG, 192, 1), 2, sampling).continuations();

      assertThat(fits).allSatisfy(each -> assertThat(each.tokens()).hasSize(12));
      assertThat(full).allSatisfy(each -> assertThat(each.tokens()).isEmpty());
      assertThat(full).hasSize(2).extracting(Continuation::ending).containsOnly(Ending.TRUNCATED);
    }
  }

  @Test
  void anInterruptedCallLeavesAndTheOthersAreAsIfItHadNotBeen() throws InterruptedException {
    var config = new ModelConfig(98, 16, 32, 1, 2, 1, 8, 100_000, 10_000, 1e-5, true, false);
    var call = new Call(new int[] {5, 6, 7}, 2, Sampling.plain(300, RandomKey.of(4)));
    var settings = EngineSettings.defaults().withMaxBatch(3).withPrefixCacheBytes(0);
    try (var engine = new Engine(Models.lively(config, 1), new Endless(), settings)) {
      var expected = generate(engine, call);
      long before = engine.metrics().sampled();
      var failure = new AtomicReference<@Nullable Throwable>();
      Thread victim =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      engine.generate(new int[] {3}, 8, Sampling.plain(90_000, RandomKey.of(1)));
                    } catch (CancellationException e) {
                      if (Thread.currentThread().isInterrupted()) {
                        failure.set(e);
                      }
                    }
                  });
      while (engine.metrics().sampled() < before + 100) {
        Thread.onSpinWait();
      }
      victim.interrupt();
      var got = generate(engine, call);
      victim.join();

      assertThat(failure.get()).isInstanceOf(CancellationException.class);
      assertThat(got).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void aFullQueueMakesCallersWaitAndAWaitingCallerCanLeave() throws InterruptedException {
    var config = new ModelConfig(98, 16, 32, 1, 2, 1, 8, 100_000, 10_000, 1e-5, true, false);
    var settings = EngineSettings.defaults().withQueueCapacity(1);
    try (var engine = new Engine(Models.lively(config, 1), new Endless(), settings)) {
      Thread holder = caller(engine, 90_000);
      while (engine.metrics().sampled() < 10) {
        Thread.onSpinWait();
      }
      Thread waiting = caller(engine, 7);
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(engine.metrics().prompt()).as("the second was not let in").isEqualTo(1);
      waiting.interrupt();
      waiting.join();
      holder.interrupt();
      holder.join();

      assertThat(engine.metrics().prompt()).isEqualTo(1);
      assertThat(engine.generate(new int[] {3}, 5, Sampling.greedy(2)).continuations()).hasSize(5);
    }
  }

  @Test
  void loadedWeightsServeTheNextCallsAsAFreshEngineWould() {
    Weights other = Models.lively(CONFIG, 12);
    List<Call> calls = calls(8);
    List<List<Continuation>> expected;
    try (var fresh = new Engine(other, ASCII, EngineSettings.defaults())) {
      expected = Concurrently.map(calls, each -> generate(fresh, each));
    }

    try (var engine = engine(EngineSettings.defaults())) {
      var old = Concurrently.map(calls, each -> generate(engine, each));
      engine.load(other);
      var got = Concurrently.map(calls, each -> generate(engine, each));

      assertThat(got).usingRecursiveComparison().isEqualTo(expected);
      assertThat(got).usingRecursiveComparison().isNotEqualTo(old);
      assertThatThrownBy(
              () -> engine.load(Models.lively(ModelConfig.of(98, 1, 8, 1, 8, 8, true), 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("make a new engine");
    }
  }

  @Test
  void badNumbersAreAnErrorAndDontStopTheEngine() {
    Weights broken = Models.lively(CONFIG, 12);
    broken.get("model.norm.weight")[3] = Float.NaN;
    try (var engine = engine(EngineSettings.defaults())) {
      engine.load(broken);
      assertThatThrownBy(() -> engine.generate(new int[] {4, 5}, 3, Sampling.greedy(5)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not numbers");
      engine.load(WEIGHTS);
      assertThat(engine.generate(new int[] {4, 5}, 3, Sampling.greedy(5)).continuations())
          .hasSize(3);
    }
  }

  @Test
  void badCallsAreRefusedInWords() {
    var engine = engine(EngineSettings.defaults());
    var greedy = Sampling.greedy(1);
    assertThatThrownBy(() -> engine.generate(new int[0], 1, greedy)).hasMessageContaining("empty");
    assertThatThrownBy(() -> engine.generate(new int[] {98}, 1, greedy))
        .hasMessageContaining("token 98 is not in 0..97");
    engine.close();
    assertThatThrownBy(() -> engine.generate(new int[] {3}, 1, greedy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static Engine engine(EngineSettings settings) {
    return new Engine(WEIGHTS, ASCII, settings);
  }

  private static Thread caller(Engine engine, int tokens) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                engine.generate(new int[] {3}, 1, Sampling.plain(tokens, RandomKey.of(1)));
              } catch (CancellationException e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
              }
            });
  }

  private static List<Continuation> generate(Engine engine, Call call) {
    return engine.generate(call.prefix(), call.count(), call.sampling()).continuations();
  }

  private static int[] join(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  /// Prompts of many lengths, some of them sharing prefixes, sampled in many ways.
  private static List<Call> calls(int count) {
    var calls = new ArrayList<Call>();
    for (int i = 0; i < count; i++) {
      int[] prefix = Arrays.copyOf(Models.tokens(CONFIG, 80, i % 3), 1 + i * 7 % 80);
      var sampling =
          new Sampling(
              i % 4 == 0 ? 0.6 : 1,
              i % 5 == 0 ? 30 : 0,
              i % 3 == 0 ? 0.95 : 1,
              i % 7 == 0 ? 0.01 : 0,
              20 + i,
              i % 2 == 0 ? List.of("e", "ab") : List.of(),
              RandomKey.of(i));
      calls.add(new Call(prefix, 1 + i % 4, sampling));
    }
    return calls;
  }

  /// Characters without an end token, so that only limits end a text.
  static final class Endless implements Tokenizer {
    @Override
    public int[] encode(String text) {
      return ASCII.encode(text);
    }

    @Override
    public String decode(int... tokens) {
      return ASCII.decode(tokens).isEmpty() ? "#".repeat(tokens.length) : ASCII.decode(tokens);
    }

    @Override
    public int vocabSize() {
      return ASCII.vocabSize();
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
