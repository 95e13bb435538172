package dev.ponder.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Budget;
import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.learning.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TabularPolicyTest {
  private static final Problem PROBLEM = World.PROBLEMS.getFirst();
  private final TabularPolicy policy = World.policy(1, 1);

  @Test
  void theProbabilitiesOfAllTextsSumToOne() {
    double sum = 0;
    for (String word : World.words()) {
      sum += World.probability(policy, PROBLEM, word);
    }
    assertThat(sum).isEqualTo(1, within(1e-12));
  }

  @Test
  void textsAreSampledAsOftenAsTheyAreLikely() {
    List<Trace> traces =
        policy.complete(
            Trace.start(PROBLEM), 5_000, Sampling.plain(4, RandomKey.of(5)), Ledger.unlimited());
    for (String word : World.words()) {
      double p = World.probability(policy, PROBLEM, word);
      double share = traces.stream().filter(t -> t.text().equals(word)).count() / 5_000.0;
      assertThat(share).isEqualTo(p, within(5 * Math.sqrt(p * (1 - p) / 5_000) + 1e-9));
    }
  }

  @Test
  void sampledLogProbabilitiesAreThoseOfTraining() {
    List<Trace> traces =
        policy.complete(
            Trace.start(PROBLEM), 50, Sampling.plain(4, RandomKey.of(5)), Ledger.unlimited());
    List<float[]> recomputed = policy.logProbs(traces, Ledger.unlimited());
    for (int i = 0; i < traces.size(); i++) {
      assertThat(recomputed.get(i)).containsExactly(traces.get(i).logProbs());
    }
  }

  @Test
  void anUpdateRaisesWhatIsCreditedAndReportsItsSize() {
    Trace wanted = policy.trace(PROBLEM, "ab");
    double before = World.probability(policy, PROBLEM, "ab");
    var ledger = Ledger.unlimited();
    var update = policy.update(List.of(Credit.uniform(wanted, 1)), 0.5, ledger);
    assertThat(World.probability(policy, PROBLEM, "ab")).isGreaterThan(before);
    assertThat(update.applied()).isTrue();
    assertThat(update.gradNorm()).isPositive();
    assertThat(update.logProbs().getFirst()).containsExactly(wanted.logProbs());
    assertThat(ledger.spent().trained()).isEqualTo(3);
  }

  @Test
  void aStepThatIsNotFiniteIsSkipped() {
    Map<String, double[]> before = policy.logits();
    Credit huge = Credit.uniform(policy.trace(PROBLEM, "ab"), Double.MAX_VALUE);
    var update = policy.update(List.of(huge, huge), 1, Ledger.unlimited());
    assertThat(update.applied()).isFalse();
    assertThat(policy.logits()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void limitsStopsAndBudgetsAreKept() {
    var plain = Sampling.plain(2, RandomKey.of(7));
    for (Trace each : policy.complete(Trace.start(PROBLEM), 30, plain, Ledger.unlimited())) {
      assertThat(each.tokenCount()).isLessThanOrEqualTo(2);
      assertThat(each.ending() == Ending.STOPPED)
          .isEqualTo(each.tokens()[each.tokenCount() - 1] == policy.end());
    }
    for (Trace each :
        policy.complete(Trace.start(PROBLEM), 30, plain.withStops("a"), Ledger.unlimited())) {
      assertThat(each.ending() == Ending.OPEN).isEqualTo(each.text().endsWith("a"));
    }
    assertThat(policy.complete(Trace.start(PROBLEM), 30, plain, Budget.samples(4).open()))
        .hasSize(4);
    assertThat(policy.complete(Trace.start(PROBLEM), 30, plain, Budget.tokens(1).open())).isEmpty();
  }

  @Test
  void greedyTakesTheLikeliestLetterAndGoesOnFromAPrefix() {
    var certain =
        new TabularPolicy(
            "a\n", Map.of("AB>", new double[] {1, 0, 0}, "AB>a", new double[] {0, 2, 0}));
    Trace line =
        certain.propose(Trace.start(PROBLEM), 1, Sampling.greedy(9), Ledger.unlimited()).getFirst();
    assertThat(line.text()).isEqualTo("a\n");
    assertThat(line.ending()).isEqualTo(Ending.OPEN);
    certain.restore(Map.of("AB>a\n", new double[] {0, 0, 3}));
    Trace ended = certain.propose(line, 1, Sampling.greedy(9), Ledger.unlimited()).getFirst();
    assertThat(ended.ending()).isEqualTo(Ending.STOPPED);
    assertThat(ended.depth()).isEqualTo(2);
  }

  @Test
  void wrongInputIsRefusedInWords() {
    assertThatThrownBy(() -> new TabularPolicy("aa")).hasMessageContaining("distinct letters");
    assertThatThrownBy(() -> policy.trace(PROBLEM, "abc"))
        .hasMessage("text: 'c' is not in the alphabet \"ab\"");
    assertThatThrownBy(() -> new TabularPolicy("ab", Map.of("x", new double[2])))
        .hasMessageContaining("2 values for \"x\"");
  }
}
