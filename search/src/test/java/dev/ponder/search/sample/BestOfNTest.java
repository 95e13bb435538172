package dev.ponder.search.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.OutcomeRewardModel;
import dev.ponder.core.Policy;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Stop;
import dev.ponder.search.ToyPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BestOfNTest extends SearchContract {
  private static final OutcomeRewardModel LENGTH = trace -> trace.text().length() / 100.0;

  @Override
  protected Search search(Policy policy) {
    return best(policy, 8, LENGTH);
  }

  private static BestOfN best(Policy policy, int samples, OutcomeRewardModel model) {
    return new BestOfN(policy, samples, SAMPLING, model);
  }

  @Test
  void bestOfOneIsOneSample() {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      var one = new OneChain(new ToyPolicy(), SAMPLING).run(PROBLEM, budget);
      var best = best(new ToyPolicy(), 1, LENGTH).run(PROBLEM, budget);
      assertThat(best.best().orElseThrow().trace().text())
          .isEqualTo(one.best().orElseThrow().trace().text());
    }
  }

  @Test
  void moreSamplesNeverLowerTheBestScore() {
    for (int seed = 0; seed < 10; seed++) {
      double before = 0;
      for (int samples = 1; samples <= 16; samples++) {
        double score =
            best(new ToyPolicy(), samples, LENGTH)
                .run(PROBLEM, Budget.UNLIMITED.seed(seed))
                .best()
                .orElseThrow()
                .score();
        assertThat(score).isGreaterThanOrEqualTo(before);
        before = score;
      }
    }
  }

  @Test
  void candidatesFallInScore() {
    var scores =
        best(new ToyPolicy(), 30, LENGTH).run(PROBLEM, Budget.UNLIMITED).candidates().stream()
            .map(each -> -each.score())
            .toList();
    assertThat(scores).isSorted().hasSizeGreaterThan(3);
  }

  @Test
  void aRisingTransformOfTheScoresChangesNothing() {
    for (int seed = 0; seed < 10; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      var plain = best(new ToyPolicy(), 12, LENGTH).run(PROBLEM, budget);
      var cubed =
          best(new ToyPolicy(), 12, trace -> Math.pow(LENGTH.score(trace), 3) - 5)
              .run(PROBLEM, budget);
      assertThat(texts(cubed)).isEqualTo(texts(plain));
    }
  }

  @Test
  void scoresThatAreNoNumbersRankLastAndAreCounted() {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      SearchResult result =
          best(
                  new ToyPolicy(),
                  32,
                  trace -> ToyPolicy.answer(trace).filter("7"::equals).isPresent() ? bad : -100)
              .run(PROBLEM, Budget.UNLIMITED);
      assertThat(result.best().orElseThrow().trace().text()).doesNotEndWith("7");
      assertThat(result.candidates().getLast().trace().text()).endsWith("7");
      assertThat(result.tally().unusable()).isPositive();
    }
  }

  @Test
  void aModelThatFailsStillLeavesTheFirstSample() {
    SearchResult result =
        best(
                new ToyPolicy(),
                4,
                _ -> {
                  throw new IllegalStateException("down");
                })
            .run(PROBLEM, Budget.UNLIMITED);
    var one = new OneChain(new ToyPolicy(), SAMPLING).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.best().orElseThrow().trace().text())
        .isEqualTo(one.best().orElseThrow().trace().text());
    assertThat(result.best().orElseThrow().verified()).isFalse();
    assertThat(result.tally().unusable()).isEqualTo(4);
  }

  @Test
  void equalTextsAreJudgedOnce() {
    var calls = new AtomicInteger();
    var greedy =
        new BestOfN(
            new ToyPolicy(),
            64,
            SAMPLING.withTemperature(0),
            _ -> {
              calls.incrementAndGet();
              return 0.5;
            });
    SearchResult result = greedy.run(PROBLEM, Budget.UNLIMITED);
    assertThat(calls).hasValue(1);
    assertThat(result.candidates()).hasSize(1);
    assertThat(result.best().orElseThrow().votes()).isEqualTo(64);
    assertThat(result.tally().duplicates()).isEqualTo(63);
  }

  @Test
  void everyDistinctTextIsJudged() {
    var seen = ConcurrentHashMap.<String>newKeySet();
    SearchResult result =
        best(
                new ToyPolicy(),
                64,
                trace -> {
                  seen.add(trace.text());
                  return 0;
                })
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(texts(result));
    assertThat(result.tally().duplicates()).isEqualTo(64 - seen.size());
  }

  @Test
  @Timeout(60)
  void aModelThatNeverReturnsIsCutOffByTheDeadline() {
    SearchResult result =
        best(
                new ToyPolicy(),
                4,
                trace -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    throw new CancellationException("interrupted");
                  }
                  return trace.text().length();
                })
            .run(PROBLEM, Budget.UNLIMITED.within(Duration.ofMillis(500)));
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DEADLINE);
  }

  private static List<String> texts(SearchResult result) {
    return result.candidates().stream().map(each -> each.trace().text()).toList();
  }
}
