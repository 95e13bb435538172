package dev.ponder.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Budget;
import dev.ponder.core.Credit;
import dev.ponder.core.Ledger;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.learning.credit.Cispo;
import dev.ponder.learning.credit.CreditRule;
import dev.ponder.learning.credit.Dapo;
import dev.ponder.learning.credit.DrGrpo;
import dev.ponder.learning.credit.Grpo;
import dev.ponder.learning.credit.Gspo;
import dev.ponder.learning.credit.MaxRl;
import dev.ponder.learning.credit.Reinforce;
import dev.ponder.learning.credit.Rloo;
import dev.ponder.learning.tabular.TabularPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReinforcementLearningTest {
  private static final ProblemSource PROBLEMS =
      ProblemSource.shuffled(World.PROBLEMS, RandomKey.of(2));

  static Stream<CreditRule> rules() {
    return Stream.of(
        new Reinforce(),
        new Rloo(),
        new Grpo(),
        new DrGrpo(4),
        new Dapo(),
        new Gspo(),
        new Cispo(),
        new MaxRl());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleRaisesTheExpectedReward(CreditRule rule) {
    TabularPolicy policy = World.policy(4, 0.3);
    double before = World.expectedReward(policy);
    var learning =
        learning(policy, World.VERIFIER, settings(rule), ReinforcementLearning.State.START);
    for (int i = 0; i < 60; i++) {
      learning.step();
    }
    assertThat(before).isLessThan(0.2);
    assertThat(World.expectedReward(policy)).isGreaterThan(0.8);
  }

  @Test
  void severalUpdatesOnABatchStayWithinTheClip() {
    TabularPolicy policy = World.policy(4, 0.3);
    var learning =
        learning(
            policy,
            World.VERIFIER,
            settings(new Dapo()).withUpdates(4),
            ReinforcementLearning.State.START);
    double clipped = 0;
    for (int i = 0; i < 20; i++) {
      StepLog log = learning.step();
      clipped += log.update().clippedHigh() + log.update().clippedLow();
      assertThat(log.drift().dataAge()).isLessThanOrEqualTo(3);
    }
    assertThat(clipped).isPositive();
    assertThat(World.expectedReward(policy)).isGreaterThan(0.8);
  }

  @Test
  void theSameSeedLearnsTheSamePolicy() {
    TabularPolicy one = World.policy(4, 0.3);
    TabularPolicy two = World.policy(4, 0.3);
    var first = start(one);
    var second = start(two);
    for (int i = 0; i < 10; i++) {
      assertThat(first.step().samples()).isEqualTo(second.step().samples());
    }
    assertSameTables(one, two);
  }

  @Test
  void aResumedRunEqualsAnUnbrokenOne() {
    TabularPolicy unbroken = World.policy(4, 0.3);
    var whole =
        learning(
            unbroken, World.VERIFIER, settings(new Reinforce()), ReinforcementLearning.State.START);
    for (int i = 0; i < 9; i++) {
      whole.step();
    }
    TabularPolicy broken = World.policy(4, 0.3);
    var state = ReinforcementLearning.State.START;
    for (int i = 0; i < 9; i++) {
      var part = learning(broken, World.VERIFIER, settings(new Reinforce()), state);
      part.step();
      state = part.state();
    }
    assertThat(state).isEqualTo(whole.state());
    assertSameTables(unbroken, broken);
  }

  @Test
  void theLogSaysWhatHappened() {
    TabularPolicy policy = World.policy(4, 0.3);
    var learning =
        start(policy).measuring(trace -> Map.of("letters a", (double) count(trace, 'a')));
    StepLog log = learning.step();
    assertThat(log.step()).isZero();
    for (int i = 0; i < 20 && log.rewards().mean() == 0; i++) {
      log = learning.step();
    }
    assertThat(log.rewards().problems()).isEqualTo(6);
    assertThat(log.rewards().samples()).isEqualTo(48);
    assertThat(log.rewards().mean()).isEqualTo(log.rewards().solved()).isBetween(0.01, 0.9);
    assertThat(log.rewards().zeroVariance())
        .isEqualTo(log.rewards().allRight() + log.rewards().allWrong(), within(1e-12));
    assertThat(log.rewards().coverage()).isEqualTo(1 - log.rewards().allWrong(), within(1e-12));
    assertThat(log.lengths().terminated()).isEqualTo(1);
    assertThat(log.lengths().truncated()).isZero();
    assertThat(log.lengths().mean()).isBetween(1.0, 4.0);
    assertThat(log.lengths().longest()).isLessThanOrEqualTo(4);
    assertThat(log.spent().sampledTokens()).isEqualTo(Math.round(log.lengths().mean() * 48));
    assertThat(log.spent().trainedTokens()).isBetween(1L, log.spent().sampledTokens());
    assertThat(log.update().updates()).isEqualTo(1);
    assertThat(log.update().entropy()).isBetween(0.3, Math.log(3));
    assertThat(log.update().surprisal()).isBetween(0.3, Math.log(3));
    assertThat(log.update().ratioMin()).isEqualTo(1);
    assertThat(log.update().ratioMax()).isEqualTo(1);
    assertThat(log.drift().logProbGap()).isZero();
    assertThat(log.update().advantageMean()).isEqualTo(0, within(1e-12));
    assertThat(log.update().advantageDeviation()).isPositive();
    assertThat(log.statistics().get("letters a")).isBetween(0.1, 3.0);
    assertThat(log.samples()).hasSize(3);
    assertThat(log.samples().getFirst().verdict()).matches("correct|incorrect: .*");
  }

  @Test
  void theLearningRateWarmsUp() {
    var learning =
        learning(
            World.policy(4, 0.3),
            World.VERIFIER,
            settings(new DrGrpo(4)).withWarmup(4),
            ReinforcementLearning.State.START);
    for (double share : new double[] {0.25, 0.5, 0.75, 1, 1}) {
      assertThat(learning.step().update().learningRate()).isEqualTo(20 * share);
    }
  }

  @Test
  void aVerifierThatThrowsLeavesTheSampleUndecided() {
    TabularPolicy policy = World.policy(4, 0.3);
    Map<String, double[]> before = policy.logits();
    Verifier broken =
        _ -> {
          throw new IllegalStateException("down");
        };
    StepLog log =
        learning(policy, broken, settings(new DrGrpo(4)), ReinforcementLearning.State.START).step();
    assertThat(log.rewards().verifierErrors()).isEqualTo(1);
    assertThat(log.rewards().undecided()).isEqualTo(1);
    assertThat(log.rewards().allWrong()).isZero();
    assertThat(log.samples().getFirst().verdict())
        .isEqualTo("undecided: the verifier failed: java.lang.IllegalStateException: down");
    assertThat(log.update().updates()).isZero();
    assertThat(policy.logits()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void anUndecidedSampleIsNeitherPassNorFail() {
    Verifier unsure =
        trace ->
            trace.text().startsWith("a")
                ? Verdict.undecided("starts with a")
                : Verdict.incorrect("");
    TabularPolicy policy = World.policy(4, 0.3);
    Map<String, double[]> before = policy.logits();
    StepLog log =
        learning(policy, unsure, settings(new DrGrpo(4)), ReinforcementLearning.State.START).step();
    assertThat(log.rewards().undecided()).isBetween(0.05, 0.95);
    assertThat(log.rewards().zeroVariance()).isEqualTo(1);
    assertThat(policy.logits()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void logProbabilitiesThatAreNotFiniteSkipTheUpdateAndAreCounted() {
    TabularPolicy table = World.policy(4, 0.3);
    var failing =
        new TrainablePolicy() {
          @Override
          public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
            return table.propose(trace, count, sampling, ledger);
          }

          @Override
          public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
            return table.complete(trace, count, sampling, ledger);
          }

          @Override
          public List<float[]> logProbs(List<Trace> traces, Ledger ledger) {
            List<float[]> logProbs = table.logProbs(traces, ledger);
            logProbs.forEach(each -> Arrays.fill(each, Float.NaN));
            return logProbs;
          }

          @Override
          public Update update(List<Credit> credits, double learningRate, Ledger ledger) {
            return table.update(credits, learningRate, ledger);
          }
        };
    var settings = settings(new Dapo()).withBatch(6, 64).withUpdates(3);
    var learning =
        new ReinforcementLearning(
            failing,
            PROBLEMS,
            World.VERIFIER,
            settings,
            RandomKey.of(3),
            ReinforcementLearning.State.START,
            Ledger.unlimited());
    StepLog log = learning.step();
    assertThat(log.update().updates()).isEqualTo(1);
    assertThat(log.update().nonFinite()).isEqualTo(1);
    assertThat(Divergence.of(List.of(new float[] {Float.NaN}), List.of(new float[1])).gap())
        .isEqualTo(20);
  }

  @Test
  void cutAnswersAreJudgedOrLeftOutAsSet() {
    var short_ = RlSettings.defaults(1, 1).withBatch(6, 8);
    StepLog judged =
        learning(World.policy(4, 0.3), World.VERIFIER, short_, ReinforcementLearning.State.START)
            .step();
    StepLog masked =
        learning(
                World.policy(4, 0.3),
                World.VERIFIER,
                short_.withTruncated(RlSettings.Truncated.MASK),
                ReinforcementLearning.State.START)
            .step();
    assertThat(judged.lengths().truncated()).isBetween(0.2, 0.95);
    assertThat(judged.rewards().allWrong()).isEqualTo(1);
    assertThat(masked.lengths().truncated()).isEqualTo(judged.lengths().truncated());
    assertThat(masked.rewards().mean()).isZero();
  }

  @Test
  void anEmptyLedgerGivesAStepWithoutSamples() {
    TabularPolicy policy = World.policy(4, 0.3);
    var learning =
        new ReinforcementLearning(
            policy,
            PROBLEMS,
            World.VERIFIER,
            settings(new DrGrpo(4)),
            RandomKey.of(3),
            ReinforcementLearning.State.START,
            Budget.samples(0).open());
    StepLog log = learning.step();
    assertThat(log.rewards().samples()).isZero();
    assertThat(log.update().updates()).isZero();
    assertThat(log.rewards().mean()).isZero();
  }

  @Test
  void anInterruptLeavesPolicyAndStateAsTheyWere() {
    TabularPolicy policy = World.policy(4, 0.3);
    Map<String, double[]> before = policy.logits();
    var learning = start(policy);
    Thread.currentThread().interrupt();
    assertThatThrownBy(learning::step).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(learning.state()).isEqualTo(ReinforcementLearning.State.START);
    assertThat(policy.logits()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aKlTermPullsTowardsTheReference() {
    var kl = settings(new Grpo(0.2, 0.2, 1e-4, 5));
    TabularPolicy free = World.policy(4, 0.3);
    TabularPolicy held = World.policy(4, 0.3);
    var loose =
        learning(free, World.VERIFIER, settings(new Grpo()), ReinforcementLearning.State.START)
            .towards(World.policy(4, 0.3));
    var tight = learning(held, World.VERIFIER, kl, ReinforcementLearning.State.START);
    assertThatThrownBy(tight::step).hasMessageContaining("grpo with a KL term needs a reference");
    tight.towards(World.policy(4, 0.3));
    double looseDrift = 0;
    double tightDrift = 0;
    for (int i = 0; i < 10; i++) {
      looseDrift = loose.step().drift().referenceK3();
      tightDrift = tight.step().drift().referenceK3();
    }
    assertThat(tightDrift).isLessThan(looseDrift / 2);
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> RlSettings.defaults(0, 1)).hasMessageContaining("0 is not allowed");
    assertThatThrownBy(() -> RlSettings.defaults(4, Double.NaN))
        .hasMessage("learningRate: NaN is not allowed; it must be a finite number >= 0");
    assertThatThrownBy(() -> RlSettings.defaults(4, 1).withBatch(0, 8))
        .hasMessage("groups: 0 is not allowed; it must be >= 1");
  }

  private static long count(Trace trace, char letter) {
    return trace.text().chars().filter(c -> c == letter).count();
  }

  private static RlSettings settings(CreditRule rule) {
    return RlSettings.defaults(4, 20).withRule(rule).withBatch(6, 8);
  }

  private static ReinforcementLearning start(TabularPolicy policy) {
    return learning(
        policy, World.VERIFIER, settings(new DrGrpo(4)), ReinforcementLearning.State.START);
  }

  private static ReinforcementLearning learning(
      TabularPolicy policy,
      Verifier verifier,
      RlSettings settings,
      ReinforcementLearning.State state) {
    return new ReinforcementLearning(
        policy, PROBLEMS, verifier, settings, RandomKey.of(3), state, Ledger.unlimited());
  }

  private static void assertSameTables(TabularPolicy one, TabularPolicy two) {
    assertThat(one.logits()).usingRecursiveComparison().isEqualTo(two.logits());
  }
}
