package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Budget;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LanguageModelPolicyTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(98, 64, 96, 2, 4, 2, 16, 160, 10_000, 1e-5, true, false);
  private static final Trace START = Trace.start(new Problem("p:1", "3 5 7>22\n"));
  private static Engine engine;
  private static LanguageModelPolicy policy;

  @BeforeAll
  static void open() {
    engine = new Engine(Models.lively(CONFIG, 1), CharTokenizer.ascii(), EngineSettings.defaults());
    policy = new LanguageModelPolicy(engine);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void tokensSpellTheTextAndTheEndTokenSpellsNothing() {
    var traces =
        policy.complete(START, 32, Sampling.plain(140, RandomKey.of(1)), Ledger.unlimited());

    assertThat(traces).hasSize(32);
    for (Trace each : traces) {
      int[] tokens = each.tokens();
      assertThat(each.logProbs()).hasSameSizeAs(tokens);
      assertThat(each.text()).isEqualTo(CharTokenizer.ascii().decode(tokens));
      boolean ended = tokens[tokens.length - 1] == 1;
      assertThat(each.ending()).isEqualTo(ended ? Ending.STOPPED : Ending.TRUNCATED);
    }
    assertThat(traces).extracting(Trace::ending).contains(Ending.STOPPED, Ending.TRUNCATED);
  }

  @Test
  void aProposedStepIsALineAndContinuesFromTheCachedPrefix() {
    var sampling = Sampling.plain(150, RandomKey.of(2));
    var lines = new ArrayList<Trace>();
    for (Trace each : policy.propose(START, 32, sampling, Ledger.unlimited())) {
      if (each.ending() == Ending.OPEN) {
        assertThat(each.text()).endsWith("\n").containsOnlyOnce("\n");
        lines.add(each);
      }
    }
    assertThat(lines).isNotEmpty();

    Ledger ledger = Ledger.unlimited();
    policy.propose(lines.getFirst(), 3, sampling, ledger);
    assertThat(ledger.spent().prompt()).as("only the last token is computed").isEqualTo(1);
  }

  @Test
  void textWithoutTokensIsEncodedAndEndsAreNotSeenAgain() {
    Trace same = Trace.start(new Problem("p:2", "3 5 7>22\nwait\n7"));
    Trace forced =
        START
            .then(Step.sampled("wait\n", CharTokenizer.ascii().encode("wait\n"), new float[5]))
            .then(Step.sampled("", new int[] {1}, new float[1]), Ending.STOPPED)
            .ended(Ending.OPEN)
            .then(Step.forced("7"));

    var greedy = Sampling.greedy(12);
    var a = policy.complete(same, 1, greedy, Ledger.unlimited()).getFirst();
    var b = policy.complete(forced, 1, greedy, Ledger.unlimited()).getFirst();

    assertThat(b.text()).isEqualTo("wait\n7" + a.text());
    assertThat(b.steps().getLast().logProbs()).isEqualTo(a.steps().getLast().logProbs());
  }

  @Test
  void theLedgerGetsWhatWasComputed() {
    var fresh = Trace.start(new Problem("p:3", "11 12 13>99\n"));
    Ledger ledger = Ledger.unlimited();
    var traces = policy.complete(fresh, 3, Sampling.plain(20, RandomKey.of(3)), ledger);

    long completion = traces.stream().mapToLong(Trace::tokenCount).sum();
    double flops = CONFIG.forwardFlops(0, 12);
    for (Trace each : traces) {
      flops += CONFIG.forwardFlops(12, 12 + each.tokenCount() - 1);
    }
    assertThat(ledger.spent().prompt()).isEqualTo(12);
    assertThat(ledger.spent().cached()).isEqualTo(24);
    assertThat(ledger.spent().completion()).isEqualTo(completion);
    assertThat(ledger.spent().samples()).isEqualTo(3);
    assertThat(ledger.spent().flops()).isCloseTo(flops, Offset.offset(1.0));
  }

  @Test
  void aBudgetShortensTheListAndIsNeverOverrun() {
    var sampling = Sampling.plain(10, RandomKey.of(4));
    Ledger two = Budget.samples(2).open();
    Ledger tokens = Budget.tokens(25).open();

    assertThat(policy.complete(START, 5, sampling, two)).hasSize(2);
    assertThat(policy.complete(START, 5, sampling, two)).isEmpty();
    assertThat(policy.complete(START, 5, sampling, tokens)).hasSize(2);
    assertThat(tokens.spent().completion()).isLessThanOrEqualTo(25);
    assertThat(two.samplesLeft()).isZero();
  }

  @Test
  void aTraceThatFillsTheContextIsTruncated() {
    var full = Trace.start(new Problem("p:4", "7".repeat(160)));
    var traces = policy.complete(full, 2, Sampling.plain(10, RandomKey.of(4)), Ledger.unlimited());

    assertThat(traces).hasSize(2).extracting(Trace::ending).containsOnly(Ending.TRUNCATED);
  }

  @Test
  void whatAnInterruptedCallComputedIsWaste() throws InterruptedException {
    var config = new ModelConfig(98, 16, 32, 1, 2, 1, 8, 100_000, 10_000, 1e-5, true, false);
    Ledger ledger = Ledger.unlimited();
    try (var slow =
        new Engine(Models.lively(config, 1), CharTokenizer.ascii(), EngineSettings.defaults())) {
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () ->
                      assertThatThrownBy(
                              () ->
                                  new LanguageModelPolicy(slow)
                                      .complete(START, 400, Sampling.greedy(90_000), ledger))
                          .isInstanceOf(CancellationException.class));
      while (slow.metrics().sampled() < 800 && caller.isAlive()) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join();

      assertThat(ledger.spent().completion()).isZero();
      assertThat(ledger.spent().wasted()).isEqualTo(slow.metrics().sampled());
      assertThat(ledger.spent().samples()).isZero();
    }
  }

  @Test
  void anEndedTraceIsNotContinued() {
    Trace ended = START.then(Step.of("A:1"), Ending.STOPPED);
    assertThatThrownBy(() -> policy.complete(ended, 1, Sampling.greedy(1), Ledger.unlimited()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p:1");
  }
}
