package dev.ponder.search.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Budget;
import dev.ponder.core.Policy;
import dev.ponder.core.RandomKey;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Stop;
import dev.ponder.search.ToyPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MajorityVoteTest extends SearchContract {
  @Override
  protected Search search(Policy policy) {
    return new MajorityVote(policy, 8, SAMPLING, ToyPolicy::answer);
  }

  private static MajorityVote vote(Policy policy, int samples) {
    return new MajorityVote(policy, samples, SAMPLING, ToyPolicy::answer);
  }

  @Test
  void manySamplesFindTheMode() {
    for (int seed = 0; seed < 10; seed++) {
      SearchResult result = vote(new ToyPolicy(), 64).run(PROBLEM, Budget.UNLIMITED.seed(seed));
      assertThat(result.best().orElseThrow().answer()).contains("7");
    }
  }

  @Test
  void aVoteOfOneIsOneChain() {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      assertThat(vote(new ToyPolicy(), 1).run(PROBLEM, budget).best().orElseThrow().trace().text())
          .isEqualTo(
              new OneChain(new ToyPolicy(), SAMPLING)
                  .run(PROBLEM, budget)
                  .best()
                  .orElseThrow()
                  .trace()
                  .text());
    }
  }

  @Test
  void votesAreSamplesAndTheFirstHasMost() {
    SearchResult result = vote(new ToyPolicy(), 40).run(PROBLEM, Budget.UNLIMITED);
    int votes = result.candidates().stream().mapToInt(each -> each.votes()).sum();
    assertThat(votes + result.tally().abstained()).isEqualTo(40);
    assertThat(result.candidates().getFirst().votes())
        .isEqualTo(result.candidates().stream().mapToInt(each -> each.votes()).max().orElseThrow());
  }

  @Test
  void aFailedSampleLeavesTheVoteToTheOthers() {
    RandomKey third = Budget.UNLIMITED.key().child(PROBLEM.id()).child(2).child(0);
    SearchResult result = vote(new ToyPolicy(third::equals), 8).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.tally().samples()).isEqualTo(7);
    assertThat(result.tally().failed()).isEqualTo(1);
    assertThat(result.tally().partial()).isTrue();
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DONE);
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      if (i != 2) {
        var alone =
            new ToyPolicy()
                .complete(
                    dev.ponder.core.Trace.start(PROBLEM),
                    1,
                    SAMPLING.withKey(Budget.UNLIMITED.key().child(PROBLEM.id()).child(i)),
                    dev.ponder.core.Ledger.unlimited())
                .getFirst();
        ToyPolicy.answer(alone).ifPresent(a -> expected.merge(a, 1, Integer::sum));
      }
    }
    result.candidates().stream()
        .filter(each -> each.votes() > 0)
        .forEach(
            each -> assertThat(expected.get(each.answer().orElseThrow())).isEqualTo(each.votes()));
  }

  @Test
  void whenAllAbstainTheFirstTextStandsWithoutAVote() {
    SearchResult result =
        new MajorityVote(new ToyPolicy(), 5, SAMPLING, _ -> Optional.empty())
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.tally().abstentionRate()).isEqualTo(1);
    assertThat(result.candidates()).hasSize(5).allMatch(each -> each.votes() == 0);
    assertThat(result.best().orElseThrow().verified()).isFalse();
  }

  @Test
  void aChainCutAtTheTokenLimitDoesNotVote() {
    SearchResult result =
        new MajorityVote(new ToyPolicy(), 30, SAMPLING.withMaxTokens(3), _ -> Optional.of("x"))
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.tally().abstained()).isEqualTo(30);
  }

  @Test
  void aSmallBudgetDrawsTheFirstOfTheSameSamples() {
    SearchResult result = vote(new ToyPolicy(), 50).run(PROBLEM, Budget.samples(12));
    assertThat(result.tally().samples()).isEqualTo(12);
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
    assertThat(result.stop().detail()).contains("sample budget of 12 is spent, after 12 of 50");
    assertThat(result.candidates())
        .usingRecursiveComparison()
        .isEqualTo(vote(new ToyPolicy(), 12).run(PROBLEM, Budget.UNLIMITED).candidates());
  }

  @Test
  void noSamplesIsNoSearch() {
    assertThatThrownBy(() -> vote(new ToyPolicy(), 0))
        .hasMessage("samples: 0 is not allowed; it must be at least 1");
  }
}
