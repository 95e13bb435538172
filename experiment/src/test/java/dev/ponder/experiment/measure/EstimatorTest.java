package dev.ponder.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class EstimatorTest {
  @Test
  void coverageHasTheGoldenValues() {
    assertThat(Coverage.passAtK(10, 3, 5)).isCloseTo(0.9166667, offset(1e-7));
    assertThat(Coverage.passAtK(10, 3, 1)).isCloseTo(0.3, offset(1e-12));
    assertThat(Coverage.passAtK(200, 1, 100)).isCloseTo(0.5, offset(1e-12));
    assertThat(Coverage.passAtK(5, 5, 3)).isEqualTo(1);
    assertThat(Coverage.passAtK(5, 0, 3)).isZero();
  }

  @Test
  void roundingCarriesNoShareBeyondOne() {
    for (int c = 50; c <= 100; c++) {
      Entry entry = Banks.counted(100, c);
      for (int k = 1; k <= 64; k++) {
        for (Estimator each : List.of(new MajorityOfK(), new BestOfK(), new Coverage())) {
          assertThat(each.accuracy(entry, k)).as("%s %d %d", each, c, k).isBetween(0.0, 1.0);
        }
      }
    }
  }

  @Test
  void reliabilityAndCoverageAreTheEndsOfAtLeast() {
    for (int n = 1; n <= 12; n++) {
      for (int c = 0; c <= n; c++) {
        for (int k = 1; k <= n; k++) {
          assertThat(Coverage.atLeast(n, c, k, 1))
              .isCloseTo(Coverage.passAtK(n, c, k), offset(1e-12));
          assertThat(Coverage.atLeast(n, c, k, k))
              .isCloseTo(AllRight.allOfK(n, c, k), offset(1e-12));
          assertThat(Coverage.atLeast(n, c, k, 0)).isCloseTo(1, offset(1e-12));
        }
      }
    }
  }

  @Test
  void everyEstimatorIsTheMeanOverAllSubsets() {
    var random = new Random(11);
    for (int round = 0; round < 60; round++) {
      Entry entry = Banks.random(2 + random.nextInt(8), random);
      for (int k = 1; k <= entry.size(); k++) {
        same(new Coverage(), entry, k, taken -> taken.stream().anyMatch(Sample::correct) ? 1 : 0);
        same(new AllRight(), entry, k, taken -> taken.stream().allMatch(Sample::correct) ? 1 : 0);
        same(new MajorityOfK(), entry, k, taken -> vote(taken, _ -> 1));
        same(
            new WeightedOfK(RandomKey.of(0)),
            entry,
            k,
            taken -> vote(taken, s -> s.score() >= 0 ? s.score() : 0));
        same(new BestOfK(), entry, k, EstimatorTest::best);
      }
    }
  }

  /// By a recursion of its own over all subsets.
  private static void same(
      Estimator rule, Entry entry, int k, ToDoubleFunction<List<Sample>> value) {
    var values = new ArrayList<Double>();
    collect(entry.samples(), 0, k, new ArrayList<>(), value, values);
    double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
    assertThat(rule.accuracy(entry, k))
        .as("%s at %d of %s", rule, k, entry)
        .isCloseTo(mean, offset(1e-10));
  }

  private static void collect(
      List<Sample> from,
      int at,
      int k,
      List<Sample> taken,
      ToDoubleFunction<List<Sample>> value,
      List<Double> into) {
    if (taken.size() == k) {
      into.add(value.applyAsDouble(taken));
    } else if (at < from.size()) {
      taken.add(from.get(at));
      collect(from, at + 1, k, taken, value, into);
      taken.removeLast();
      collect(from, at + 1, k, taken, value, into);
    }
  }

  /// Expected accuracy of the vote; a class of mixed verdicts is right by its share in the bank for
  /// the exact majority only on average, so by its share among those taken.
  private static double vote(List<Sample> taken, ToDoubleFunction<Sample> weight) {
    Map<String, Double> weights = new HashMap<>();
    for (Sample each : taken) {
      each.answer().ifPresent(a -> weights.merge(a, weight.applyAsDouble(each), Double::sum));
    }
    double most = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
    return weights.entrySet().stream()
        .filter(e -> e.getValue() > most - 1e-9)
        .mapToDouble(
            e ->
                taken.stream()
                    .filter(s -> s.answer().equals(Optional.of(e.getKey())))
                    .mapToDouble(s -> s.correct() ? 1 : 0)
                    .average()
                    .orElseThrow())
        .average()
        .orElse(0);
  }

  private static double best(List<Sample> taken) {
    double most = Double.NEGATIVE_INFINITY;
    for (Sample each : taken) {
      most = Double.isFinite(each.score()) ? Math.max(most, each.score()) : most;
    }
    double top = most;
    return taken.stream()
        .filter(s -> Double.isFinite(s.score()) ? s.score() == top : Double.isInfinite(top))
        .mapToDouble(s -> s.correct() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    var random = new Random(5);
    for (int round = 0; round < 20; round++) {
      Entry entry = Banks.random(9, random);
      var shuffled = new ArrayList<>(entry.samples());
      Collections.shuffle(shuffled, random);
      var other = new Entry(entry.problem(), shuffled);
      for (Estimator rule :
          List.of(
              new Coverage(),
              new AllRight(),
              new MajorityOfK(),
              new BestOfK(),
              new WeightedOfK(RandomKey.of(1)))) {
        for (int k = 1; k <= 9; k++) {
          assertThat(rule.accuracy(other, k)).isCloseTo(rule.accuracy(entry, k), offset(1e-9));
        }
      }
    }
  }

  @Test
  void oneSampleIsOneSampleByEveryRule() {
    var random = new Random(6);
    for (int round = 0; round < 20; round++) {
      Entry entry = Banks.random(9, random);
      double mean = entry.correct() / 9.0;
      for (Estimator rule :
          List.of(new Coverage(), new AllRight(), new MajorityOfK(), new BestOfK())) {
        assertThat(rule.accuracy(entry, 1)).isCloseTo(mean, offset(1e-12));
      }
    }
  }

  @Test
  void coverageBoundsEveryRuleThatChooses() {
    var random = new Random(8);
    for (int round = 0; round < 20; round++) {
      Entry entry = Banks.random(24, random);
      double before = 0;
      for (int k = 1; k <= 24; k++) {
        double covered = new Coverage().accuracy(entry, k);
        assertThat(covered).isGreaterThanOrEqualTo(before - 1e-12);
        assertThat(new MajorityOfK().accuracy(entry, k)).isLessThanOrEqualTo(covered + 1e-9);
        assertThat(new BestOfK().accuracy(entry, k)).isLessThanOrEqualTo(covered + 1e-9);
        before = covered;
      }
    }
  }

  @Test
  void aPerfectScoreMakesBestOfKTheCoverage() {
    for (int n = 1; n <= 40; n += 3) {
      for (int c = 0; c <= n; c += 2) {
        Entry entry = Banks.counted(n, c);
        for (int k = 1; k <= n; k++) {
          assertThat(new BestOfK().accuracy(entry, k))
              .isCloseTo(new Coverage().accuracy(entry, k), offset(1e-9));
        }
      }
    }
  }

  @Test
  void theRanksOfBestOfKShareAllSubsets() {
    for (int n = 1; n <= 60; n++) {
      for (int k = 1; k <= n; k += 7) {
        double sum = 0;
        for (int rank = 1; rank <= n; rank++) {
          sum += Choose.of(n - rank, k - 1);
        }
        assertThat(sum / Choose.of(n, k)).isCloseTo(1, offset(1e-9));
      }
    }
  }

  @Test
  void stoppingAtTheFirstVerifiedCostsWhatTheOrdersSay() {
    var random = new Random(3);
    for (int round = 0; round < 30; round++) {
      int n = 1 + random.nextInt(6);
      var samples = new ArrayList<Sample>();
      for (int i = 0; i < n; i++) {
        Verdict verdict = random.nextInt(3) == 0 ? Verdict.correct() : Verdict.incorrect("no");
        samples.add(new Sample(Optional.of("a"), verdict, 0, 1 + random.nextInt(100), i));
      }
      var entry = new Entry("p", samples);
      for (int k = 1; k <= n; k++) {
        double[] total = new double[3];
        orders(new ArrayList<>(samples), 0, k, total);
        var rule = new StopAtFirstVerified();
        assertThat(rule.tokens(entry, k)).isCloseTo(total[1] / total[0], offset(1e-9));
        assertThat(StopAtFirstVerified.draws(n, entry.correct(), k))
            .isCloseTo(total[2] / total[0], offset(1e-9));
      }
    }
  }

  /// Adds up orders, tokens and draws over all orders of the samples.
  private static void orders(List<Sample> order, int at, int k, double[] total) {
    if (at == order.size()) {
      total[0]++;
      for (int i = 0; i < k; i++) {
        total[1] += order.get(i).tokens();
        total[2]++;
        if (order.get(i).correct()) {
          break;
        }
      }
      return;
    }
    for (int i = at; i < order.size(); i++) {
      Collections.swap(order, at, i);
      orders(order, at + 1, k, total);
      Collections.swap(order, at, i);
    }
  }

  @Test
  void manySubsetsAreDrawnBySeedAndComeCloseToTheExactMean() {
    var random = new Random(4);
    Entry entry = Banks.random(40, random);
    var ones = new ArrayList<Sample>();
    for (Sample each : entry.samples()) {
      ones.add(new Sample(each.answer(), each.verdict(), 1, 1, 1));
    }
    var equal = new Entry("p", ones);
    double drawn = new WeightedOfK(RandomKey.of(1)).accuracy(equal, 9);
    assertThat(new WeightedOfK(RandomKey.of(1)).accuracy(equal, 9)).isEqualTo(drawn);
    assertThat(new WeightedOfK(RandomKey.of(2)).accuracy(equal, 9)).isNotEqualTo(drawn);
    assertThat(drawn).isCloseTo(new MajorityOfK().accuracy(equal, 9), offset(0.06));
  }

  @Test
  void anImpossibleKIsNamed() {
    for (int k : new int[] {0, -1, 6}) {
      assertThatThrownBy(() -> new Coverage().accuracy(Banks.counted(5, 2), k))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("k: " + k + " is not allowed; it must be in 1..5, the number of samples");
    }
  }
}
