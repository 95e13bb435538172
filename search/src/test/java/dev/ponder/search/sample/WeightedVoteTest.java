package dev.ponder.search.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.Policy;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.SearchResult;
import dev.ponder.search.ToyPolicy;
import org.junit.jupiter.api.Test;

class WeightedVoteTest extends SearchContract {
  @Override
  protected Search search(Policy policy) {
    return new WeightedVote(
        policy, 8, SAMPLING, ToyPolicy::answer, trace -> trace.text().length() % 10 / 10.0);
  }

  @Test
  void equalWeightsAreAMajorityVote() {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      var weighted =
          new WeightedVote(new ToyPolicy(), 16, SAMPLING, ToyPolicy::answer, _ -> 1)
              .run(PROBLEM, budget);
      var plain =
          new MajorityVote(new ToyPolicy(), 16, SAMPLING, ToyPolicy::answer).run(PROBLEM, budget);
      assertThat(weighted.candidates().stream().map(each -> each.votes()).toList())
          .isEqualTo(plain.candidates().stream().map(each -> each.votes()).toList());
      assertThat(weighted.best().orElseThrow().votes())
          .isEqualTo(plain.best().orElseThrow().votes());
    }
  }

  @Test
  void theWeightOfOneOutweighsTheVotesOfMany() {
    SearchResult result =
        new WeightedVote(
                new ToyPolicy(),
                64,
                SAMPLING,
                ToyPolicy::answer,
                trace -> ToyPolicy.answer(trace).filter("3"::equals).isPresent() ? 1 : 0.01)
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.best().orElseThrow().answer()).contains("3");
    assertThat(result.best().orElseThrow().votes()).isLessThan(result.candidates().get(1).votes());
  }

  @Test
  void scoresOutsideTheUnitIntervalWeighNothingAndAreCounted() {
    double[] bad = {Double.NaN, -1, 1.5, Double.NEGATIVE_INFINITY};
    for (double each : bad) {
      SearchResult result =
          new WeightedVote(
                  new ToyPolicy(),
                  32,
                  SAMPLING,
                  ToyPolicy::answer,
                  trace -> ToyPolicy.answer(trace).filter("7"::equals).isPresent() ? each : 0.1)
              .run(PROBLEM, Budget.UNLIMITED);
      assertThat(result.best().orElseThrow().answer()).isPresent().get().isNotEqualTo("7");
      assertThat(result.tally().unusable()).isPositive();
    }
  }
}
