package dev.ponder.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.learning.tabular.TabularPolicy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpertIterationTest {
  private static final ProblemSource PROBLEMS =
      ProblemSource.shuffled(World.PROBLEMS, RandomKey.of(2));

  private final TabularPolicy policy = World.policy(4, 0.3);

  @Test
  void raftRaisesTheExpectedRewardFromRoundToRound() {
    var iteration = iteration(policy, Filter.raft(9, 4, 8));
    double before = World.expectedReward(policy);
    for (int i = 0; i < 25; i++) {
      iteration.round();
    }
    assertThat(before).isLessThan(0.2);
    assertThat(World.expectedReward(policy)).isGreaterThan(0.8);
  }

  @Test
  void restEmStartsEveryRoundFromTheBase() {
    Map<String, double[]> base = policy.logits();
    var small = new Filter(true, 9, 16, 1, 4, 10, true, false, 3, 1, 8, 2);
    var iteration = iteration(policy, small);
    assertThatThrownBy(iteration::round).hasMessageContaining("fromBase: true needs a way back");
    var restored = new int[1];
    iteration.base(
        () -> {
          restored[0]++;
          policy.restore(base);
        });
    RoundLog first = iteration.round();
    RoundLog second = iteration.round();
    assertThat(restored[0]).isEqualTo(2);
    assertThat(first.updates()).isEqualTo(3);
    assertThat(second.rewards().solved()).isGreaterThan(first.rewards().solved());
    // three words can be right, each is kept once however often it was sampled
    assertThat(second.kept()).isBetween(1, 9);
    assertThat(second.duplicates()).isPositive();
    assertThat(second.lastLoss()).isLessThan(second.firstLoss());
  }

  @Test
  void starGivesFailuresAHintAndTrainsWithoutIt() {
    // greedy, the policy writes nothing; with the hint it spells the word
    Map<String, double[]> rows = new HashMap<>();
    for (Problem each : World.PROBLEMS) {
      String hinted = hinted(each).prompt();
      rows.put(each.prompt(), new double[] {0, 0, 1});
      for (int i = 0; i <= each.id().length(); i++) {
        var row = new double[3];
        row[i == each.id().length() ? 2 : each.id().charAt(i) - 'a'] = 5;
        rows.put(hinted + each.id().substring(0, i), row);
      }
    }
    var star = new TabularPolicy("ab", rows);
    var iteration = iteration(star, Filter.star(3, 4, 3)).base(() -> star.restore(rows));
    assertThatThrownBy(iteration::round).hasMessageContaining("rationalise: true");
    iteration.hinting(ExpertIterationTest::hinted);
    RoundLog first = iteration.round();
    assertThat(first.rewards().coverage()).isZero();
    assertThat(first.kept()).isEqualTo(3);
    assertThat(first.rationalised()).isEqualTo(3);
    assertThat(first.updates()).isEqualTo(40);
    RoundLog second = iteration.round();
    assertThat(second.rewards().coverage()).isEqualTo(1);
    assertThat(second.rationalised()).isZero();
    assertThat(second.updates()).isEqualTo(48);
    assertThat(iteration.next()).isEqualTo(2);
  }

  @Test
  void noProblemKeepsMoreThanItsCap() {
    var capped = new Filter(false, 3, 200, 1, 4, 2, false, false, 1, 1, 0, 0);
    RoundLog log = iteration(policy, capped).round();
    assertThat(log.kept()).isLessThanOrEqualTo(6);
    assertThat(log.capped()).isPositive();
    assertThat(log.kept() + log.capped())
        .isEqualTo((int) Math.round(log.rewards().solved() * log.rewards().samples()));
    assertThat(log.spent().sampledTokens())
        .isEqualTo(Math.round(log.lengths().mean() * log.rewards().samples()));
  }

  @Test
  void aRoundWithoutARightAnswerLeavesThePolicyAlone() {
    Map<String, double[]> before = policy.logits();
    var none =
        new ExpertIteration(
            policy,
            PROBLEMS,
            _ -> Verdict.incorrect("never"),
            Filter.raft(3, 4, 8),
            RandomKey.of(3),
            0,
            Ledger.unlimited());
    RoundLog log = none.round();
    assertThat(log.kept()).isZero();
    assertThat(log.updates()).isZero();
    assertThat(policy.logits()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aResumedRunEqualsAnUnbrokenOne() {
    TabularPolicy other = World.policy(4, 0.3);
    var whole = iteration(policy, Filter.raft(6, 4, 8));
    whole.round();
    whole.round();
    for (long round = 0; round < 2; round++) {
      new ExpertIteration(
              other,
              PROBLEMS,
              World.VERIFIER,
              Filter.raft(6, 4, 8),
              RandomKey.of(3),
              round,
              Ledger.unlimited())
          .round();
    }
    assertThat(other.logits()).usingRecursiveComparison().isEqualTo(policy.logits());
  }

  @Test
  void starsUpdatesGrowByAFifth() {
    Filter star = Filter.star(1, 4, 1);
    assertThat(star.updatesOf(0)).isEqualTo(40);
    assertThat(star.updatesOf(1)).isEqualTo(48);
    assertThat((double) star.updatesOf(5)).isEqualTo(40 * Math.pow(1.2, 5), within(0.5));
    assertThatThrownBy(() -> new Filter(false, 1, 1, 1, 1, 0, false, false, 1, 1, 0, 1))
        .hasMessage("cap: 0 is not allowed; it must be >= 1");
  }

  private static Problem hinted(Problem problem) {
    return new Problem(problem.id(), problem.prompt() + "(" + problem.id() + ")");
  }

  private static ExpertIteration iteration(TabularPolicy policy, Filter filter) {
    return new ExpertIteration(
        policy, PROBLEMS, World.VERIFIER, filter, RandomKey.of(3), 0, Ledger.unlimited());
  }
}
