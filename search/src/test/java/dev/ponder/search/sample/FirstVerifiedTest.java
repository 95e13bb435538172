package dev.ponder.search.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.Policy;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Stop;
import dev.ponder.search.ToyPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstVerifiedTest extends SearchContract {
  private static Verifier accepts(String answer) {
    return trace ->
        ToyPolicy.answer(trace).filter(answer::equals).isPresent()
            ? Verdict.correct()
            : Verdict.incorrect("not " + answer);
  }

  @Override
  protected Search search(Policy policy) {
    return first(policy, 8, accepts("3"), 2);
  }

  private static FirstVerified first(
      Policy policy, int samples, Verifier verifier, int concurrency) {
    return new FirstVerified(policy, samples, SAMPLING, verifier, concurrency);
  }

  @Test
  void itStopsAtTheFirstVerifiedAnswer() {
    int solved = 0;
    for (int seed = 0; seed < 40; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      SearchResult all =
          new BestOfN(new ToyPolicy(), 20, SAMPLING, accepts("3").asRewardModel(0))
              .run(PROBLEM, budget);
      SearchResult result = first(new ToyPolicy(), 20, accepts("3"), 1).run(PROBLEM, budget);
      boolean verified = result.stop().reason() == Stop.Reason.VERIFIED;
      assertThat(verified).isEqualTo(all.best().orElseThrow().score() == 1);
      assertThat(result.best().orElseThrow().verified()).isEqualTo(verified);
      if (verified) {
        solved++;
        assertThat(result.best().orElseThrow().trace().text())
            .isEqualTo(all.best().orElseThrow().trace().text());
      } else {
        assertThat(result.tally().samples()).isEqualTo(20);
      }
    }
    assertThat(solved).isBetween(10, 39);
  }

  @Test
  void theConcurrencyDoesNotChangeTheAnswer() {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      var alone = first(new ToyPolicy(), 12, accepts("3"), 1).run(PROBLEM, budget);
      for (int concurrency : new int[] {2, 5, 12, 100}) {
        var many = first(new ToyPolicy(), 12, accepts("3"), concurrency).run(PROBLEM, budget);
        assertThat(many.best().orElseThrow().trace().text())
            .isEqualTo(alone.best().orElseThrow().trace().text());
        assertThat(many.spent().samples()).isGreaterThanOrEqualTo(alone.spent().samples());
      }
    }
  }

  @Test
  void theMeanNumberOfDrawsIsTheFormulas() {
    double draws = 0;
    int runs = 2_000;
    var search = first(new ToyPolicy(), 4, accepts("7"), 1);
    for (int seed = 0; seed < runs; seed++) {
      draws += search.run(PROBLEM, Budget.UNLIMITED.seed(seed)).spent().samples();
    }
    double p = 0.55;
    double expected = (1 - Math.pow(1 - p, 4)) / p;
    assertThat(draws / runs).isCloseTo(expected, org.assertj.core.data.Offset.offset(0.08));
  }

  @Test
  void aFailureIsNotTheEnd() {
    RandomKey firstKey = Budget.UNLIMITED.key().child(PROBLEM.id()).child(0).child(0);
    SearchResult result =
        first(new ToyPolicy(firstKey::equals), 30, accepts("7"), 1).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.VERIFIED);
    assertThat(result.tally().failed()).isEqualTo(1);
  }

  @Test
  void aVerifierThatIsDownNeverPasses() {
    Verifier down =
        _ -> {
          throw new IllegalStateException("worker killed");
        };
    for (Verifier each : new Verifier[] {down, _ -> Verdict.undecided("down")}) {
      SearchResult result = first(new ToyPolicy(), 6, each, 3).run(PROBLEM, Budget.UNLIMITED);
      assertThat(result.candidates()).hasSize(6).noneMatch(candidate -> candidate.verified());
      assertThat(result.tally().undecided()).isEqualTo(6);
      assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DONE);
    }
  }

  @Test
  void undecidedRanksBeforeRefused() {
    Verifier unsure =
        trace ->
            ToyPolicy.answer(trace).filter("7"::equals).isPresent()
                ? Verdict.undecided("who knows")
                : Verdict.incorrect("not 7");
    SearchResult result = first(new ToyPolicy(), 20, unsure, 4).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.best().orElseThrow().trace().text()).endsWith("7");
    assertThat(result.best().orElseThrow().verified()).isFalse();
  }

  @Test
  void equalTextsAreVerifiedOnce() {
    var calls = new AtomicInteger();
    Verifier counting =
        _ -> {
          calls.incrementAndGet();
          return Verdict.incorrect("no");
        };
    SearchResult result =
        new FirstVerified(new ToyPolicy(), 32, SAMPLING.withTemperature(0), counting, 4)
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(calls).hasValue(1);
    assertThat(result.tally().duplicates()).isEqualTo(31);
  }
}
