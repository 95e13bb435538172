package dev.ponder.learning.credit;

import static dev.ponder.learning.credit.Examples.credit;
import static dev.ponder.learning.credit.Examples.group;
import static dev.ponder.learning.credit.Examples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Identities that hold for whatever the samples are.
class CreditLawsTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  static Stream<CreditRule> rules() {
    return Stream.concat(groupRules(), Stream.of(new Reinforce()));
  }

  static Stream<CreditRule> groupRules() {
    return Stream.concat(shiftable(), Stream.of(new MaxRl()));
  }

  static Stream<CreditRule> shiftable() {
    return Stream.of(new Rloo(), new Grpo(), new DrGrpo(32), new Dapo(), new Gspo(), new Cispo());
  }

  @ParameterizedTest
  @MethodSource("shiftable")
  void shiftingAllRewardsChangesNothing(CreditRule rule) {
    Batch plain = randomBatch(0);
    Batch shifted = randomBatch(3);
    assertSame(rule.assign(plain), rule.assign(shifted), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void permutingTheSamplesOfAGroupPermutesTheirCredit(CreditRule rule) {
    for (Group group : randomBatch(0).groups()) {
      var order = new ArrayList<Integer>();
      for (int i = 0; i < group.samples().size(); i++) {
        order.add(i);
      }
      Collections.rotate(order, 1);
      Collections.swap(order, 0, 2);
      var permuted = new Group(group.problem(), order.stream().map(group.samples()::get).toList());
      Assignment before = rule.assign(Batch.onPolicy(List.of(group)).withBaseline(0.3));
      Assignment after = rule.assign(Batch.onPolicy(List.of(permuted)).withBaseline(0.3));
      for (int i = 0; i < order.size(); i++) {
        assertThat(credit(after, i)).containsExactly(credit(before, order.get(i)), CLOSE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("groupRules")
  void equalRewardsEarnExactlyNothing(CreditRule rule) {
    for (double reward : new double[] {0, 0.1, 0.7, 1}) {
      Group equal =
          group(
              Examples.P,
              sample(Examples.P, 2, reward),
              sample(Examples.P, 3, reward),
              sample(Examples.P, 1, reward));
      assertThat(rule.assign(Batch.onPolicy(List.of(equal))).isZero()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anEmptyBatchEarnsNothing(CreditRule rule) {
    assertThat(rule.assign(Batch.onPolicy(List.of())).credits()).isEmpty();
    var undecided = group(Examples.P, Sample.masked(Examples.trace(Examples.P, 3)));
    assertThat(rule.assign(Batch.onPolicy(List.of(undecided))).isZero()).isTrue();
    var wordless = group(Examples.P, sample(Examples.P, 0, 1), sample(Examples.P, 0, 0));
    assertThat(rule.assign(Batch.onPolicy(List.of(wordless))).isZero()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void undecidedSamplesAreAsIfNeverDrawn(CreditRule rule) {
    Group decided = Examples.pair();
    Group mixed =
        group(
            Examples.P,
            decided.samples().get(0),
            Sample.of(Examples.trace(Examples.P, 7), Verdict.undecided("timed out")),
            decided.samples().get(1));
    Assignment with = rule.assign(Batch.onPolicy(List.of(mixed)));
    Assignment without = rule.assign(Batch.onPolicy(List.of(decided)));
    assertThat(credit(with, 0)).containsExactly(credit(without, 0), CLOSE);
    assertThat(credit(with, 1)).containsOnly(0.0);
    assertThat(credit(with, 2)).containsExactly(credit(without, 1), CLOSE);
    assertThat(with.advantages()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void tokensThatASearchPutInEarnNothing(CreditRule rule) {
    Trace nudged =
        Trace.start(Examples.P)
            .then(Step.sampled("x", new int[1], new float[1]))
            .then(new Step("wait", new int[4], new float[4], true))
            .then(Step.sampled("x", new int[1], new float[1]), Ending.STOPPED);
    Group forced = group(Examples.P, Sample.of(nudged, 1), Examples.pair().samples().get(1));
    Assignment assignment = rule.assign(Batch.onPolicy(List.of(forced)));
    double free = credit(rule.assign(Batch.onPolicy(List.of(Examples.pair()))), 0)[0];
    assertThat(credit(assignment, 0)).containsExactly(new double[] {free, 0, 0, 0, 0, free}, CLOSE);
  }

  @Test
  void rlooIsGOverGMinusOneTimesTheMeanBaseline() {
    Batch batch = randomBatch(0);
    double[] rloo = new Rloo().assign(batch).advantages();
    double[] mean = new DrGrpo(32).assign(batch).advantages();
    assertThat(Arrays.stream(mean).anyMatch(a -> a != 0)).isTrue();
    for (int i = 0; i < rloo.length; i++) {
      assertThat(rloo[i]).isEqualTo(5.0 / 4 * mean[i], CLOSE);
    }
  }

  @Test
  void rlooComparesEachSampleWithTheMeanOfTheOthers() {
    Batch batch =
        Batch.onPolicy(
            List.of(
                group(
                    Examples.P,
                    sample(Examples.P, 1, 1),
                    sample(Examples.P, 1, 0.5),
                    sample(Examples.P, 1, 0))));
    assertThat(new Rloo().assign(batch).advantages())
        .containsExactly(new double[] {0.75, 0, -0.75}, CLOSE);
  }

  @Test
  void oneStepOfImitatingTheRightOnesIsReinforceWithoutBaseline() {
    Batch batch =
        Batch.onPolicy(
            List.of(
                Examples.pair(),
                group(Examples.Q, sample(Examples.Q, 4, 1), sample(Examples.Q, 2, 0))));
    List<Trace> right =
        batch.samples().stream().filter(s -> s.reward() == 1).map(Sample::trace).toList();
    List<Credit> imitation = Supervised.credits(right);
    Assignment reinforce = new Reinforce().assign(batch);
    // the same direction; imitation divides by the 6 right tokens, REINFORCE by all 11
    int at = 0;
    for (int i = 0; i < batch.samples().size(); i++) {
      double expected =
          batch.samples().get(i).reward() == 1 ? imitation.get(at++).perToken()[0] * 6 / 11 : 0;
      assertThat(credit(reinforce, i)).containsOnly(new double[] {expected}, CLOSE);
    }
  }

  @Test
  void onlyDapoLeavesHopelessGroupsOutOfTheDivisor() {
    Batch alone = Batch.onPolicy(List.of(Examples.pair()));
    Batch beside = Batch.onPolicy(List.of(Examples.hopeless(), Examples.pair()));
    assertThat(credit(new Dapo().assign(beside), 3))
        .containsExactly(credit(new Dapo().assign(alone), 0), CLOSE);
    assertThat(credit(new DrGrpo(10).assign(beside), 3)[0])
        .isEqualTo(credit(new DrGrpo(10).assign(alone), 0)[0] * 2 / 5, CLOSE);
  }

  @Test
  void maxRlWeighsAProblemByOneOverItsSuccessRate() {
    Group hard =
        group(
            Examples.P,
            sample(Examples.P, 1, 1),
            sample(Examples.P, 1, 0),
            sample(Examples.P, 1, 0),
            sample(Examples.P, 1, 0));
    assertThat(new MaxRl().assign(Batch.onPolicy(List.of(hard))).advantages())
        .containsExactly(new double[] {3, -1, -1, -1}, CLOSE);
    assertThatThrownBy(
            () ->
                new MaxRl()
                    .assign(Batch.onPolicy(List.of(group(Examples.P, sample(Examples.P, 1, -1))))))
        .hasMessageContaining("reward: -1.0");
  }

  @Test
  void wildRatiosStayFinite() {
    var batch =
        Batch.onPolicy(List.of(Examples.pair()))
            .moved(
                List.of(new float[] {-900, -1}, new float[] {-900, -1, -1}),
                List.of(new float[] {-1, -900}, new float[] {-1, -900, -1}));
    rules().forEach(rule -> assertThat(rule.assign(batch).credits()).hasSize(2));
    Assignment wild = new DrGrpo(10).assign(batch);
    assertThat(wild.ratioMax()).isEqualTo(Math.exp(20));
    assertThat(wild.ratioMin()).isEqualTo(Math.exp(-20));
  }

  @Test
  void wrongInputIsRefusedInWords() {
    assertThatThrownBy(() -> group(Examples.P, sample(Examples.Q, 1, 1)))
        .hasMessage(
            "samples: a trace of q in the group of p; a group holds one problem's samples only");
    assertThatThrownBy(() -> sample(Examples.P, 1, Double.NaN)).hasMessageContaining("reward: NaN");
    Batch batch = Batch.onPolicy(List.of(Examples.pair()));
    assertThatThrownBy(() -> batch.moved(List.of(new float[2]), List.of(new float[2])))
        .hasMessageContaining("old: no log-probabilities for the 3 tokens of sample 1");
    assertThatThrownBy(() -> new Grpo(1.5, 0.2, 1e-4, 0)).hasMessageContaining("clipLow: 1.5");
    assertThatThrownBy(() -> new DrGrpo(0)).hasMessageContaining("length: 0");
    assertThatThrownBy(() -> new Overlong(4, 5)).hasMessageContaining("margin: 5");
  }

  @Test
  void imitationCreditsEveryTokenAlike() {
    List<Credit> credits =
        Supervised.credits(List.of(Examples.trace(Examples.P, 2), Examples.trace(Examples.Q, 6)));
    assertThat(credits.get(0).perToken()).containsOnly(1.0 / 8);
    assertThat(credits.get(1).perToken()).containsOnly(1.0 / 8);
    assertThat(
            Supervised.loss(
                credits, List.of(new float[] {-1, -3}, new float[] {-2, -2, -2, -2, -2, -2})))
        .isEqualTo(2, CLOSE);
  }

  /// Four groups of five samples with rewards 0 and 1, shifted.
  private static Batch randomBatch(double shift) {
    RandomGenerator random = RandomKey.of(11).generator();
    var groups = new ArrayList<Group>();
    for (int g = 0; g < 4; g++) {
      var problem = new dev.ponder.core.Problem("r" + g, "r" + g);
      var samples = new ArrayList<Sample>();
      for (int i = 0; i < 5; i++) {
        int tokens = 1 + random.nextInt(6);
        samples.add(sample(problem, tokens, random.nextInt(2) + shift));
      }
      groups.add(new Group(problem, samples));
    }
    return Batch.onPolicy(groups);
  }

  private static void assertSame(Assignment a, Assignment b, Offset<Double> offset) {
    for (int i = 0; i < a.credits().size(); i++) {
      assertThat(credit(b, i)).containsExactly(credit(a, i), offset);
    }
  }
}
