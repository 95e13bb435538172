package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.ProcessRewardModel.Aggregation;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Problem PROBLEM = new Problem("p", "q\n");
  private static final Trace TRACE =
      Trace.start(PROBLEM)
          .then(Step.sampled("ab", new int[] {1, 2}, new float[2]))
          .then(Step.sampled("c", new int[] {3}, new float[1]));

  @Test
  void stepScoresAreJoinedAsTheAggregationSays() {
    ProcessRewardModel model = _ -> new double[] {0.5, 0.2, 0.8};
    assertThat(model.aggregate(Aggregation.MIN).score(TRACE)).isEqualTo(0.2);
    assertThat(model.aggregate(Aggregation.PRODUCT).score(TRACE)).isCloseTo(0.08, offset(1e-12));
    assertThat(model.aggregate(Aggregation.LAST).score(TRACE)).isEqualTo(0.8);
    assertThat(model.aggregate(Aggregation.MEAN).score(TRACE)).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  void noStepsAreFaultlessButWorthNothing() {
    double[] none = {};
    assertThat(Aggregation.MIN.of(none)).isEqualTo(1);
    assertThat(Aggregation.PRODUCT.of(none)).isEqualTo(1);
    assertThat(Aggregation.LAST.of(none)).isZero();
    assertThat(Aggregation.MEAN.of(none)).isZero();
  }

  @Test
  void anUndecidedVerdictIsWorthWhatTheCallerSays() {
    Verifier undecided = _ -> Verdict.undecided("timed out");
    assertThat(undecided.asRewardModel(0.25).score(TRACE)).isEqualTo(0.25);
    assertThat(undecided.verify(TRACE).isCorrect()).isFalse();
    Verifier correct = _ -> Verdict.correct();
    assertThat(correct.asRewardModel(0.25).score(TRACE)).isEqualTo(1);
    Verifier incorrect = _ -> Verdict.incorrect("no");
    assertThat(incorrect.asRewardModel(0.25).score(TRACE)).isZero();
  }

  @Test
  void aVerifierThatThrowsIsUndecidedWithItsReason() {
    for (Throwable each :
        new Throwable[] {
          new IllegalStateException("worker gone"), new StackOverflowError("deep")
        }) {
      Verifier broken =
          _ -> {
            throw sneaky(each);
          };
      Judgement judgement = broken.judge(TRACE);
      assertThat(judgement.failed()).isTrue();
      assertThat(judgement.verdict()).isEqualTo(Verdict.undecided("the verifier failed: " + each));
      assertThat(broken.asRewardModel(0.25).score(TRACE)).isEqualTo(0.25);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
    throw (T) e;
  }

  @Test
  void aVerifierWithoutAVerdictIsUndecided() {
    @SuppressWarnings("NullAway")
    Verifier broken = _ -> null;
    assertThat(broken.judge(TRACE).verdict()).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void anInterruptionIsNoVerdict() {
    Verifier interrupted =
        _ -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted");
        };
    assertThatThrownBy(() -> interrupted.judge(TRACE)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailureIsNeverAVerdict() {
    assertThatThrownBy(() -> new Judgement(Verdict.correct(), Cost.NONE, Duration.ZERO, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChargedVerifierBooksVerdictCostAndTimeInTheAccountAndThoseAbove() {
    var cost = new Cost(0, 0, 0, 50, 0, 0, 0, 1e6, 0);
    Verifier judge =
        new Verifier() {
          @Override
          public Verdict verify(Trace trace) {
            return judge(trace).verdict();
          }

          @Override
          public Judgement judge(Trace trace) {
            return new Judgement(Verdict.incorrect("no"), cost, Duration.ofMillis(7), false);
          }
        };
    Ledger above = Budget.tokens(120).open();
    Ledger own = above.open(Budget.UNLIMITED);
    assertThat(judge.chargedTo(own).verify(TRACE)).isEqualTo(Verdict.incorrect("no"));
    Verifier broken =
        _ -> {
          throw new IllegalStateException();
        };
    assertThat(broken.chargedTo(own).judge(TRACE).failed()).isTrue();
    for (Ledger each : new Ledger[] {own, above}) {
      assertThat(each.spent()).isEqualTo(cost);
      assertThat(each.judging().incorrect()).isEqualTo(1);
      assertThat(each.judging().undecided()).isEqualTo(1);
      assertThat(each.judging().failed()).isEqualTo(1);
      assertThat(each.judging().verdicts()).isEqualTo(2);
      assertThat(each.judging().time()).isGreaterThanOrEqualTo(Duration.ofMillis(7));
    }
    assertThat(above.tokensLeft()).isEqualTo(70);
  }

  @Test
  void aTraceCarriesItsJudgementButWhatContinuesItDoesNot() {
    Judgement judgement = Judgement.of(Verdict.incorrect("no"), Duration.ofMillis(1));
    Trace judged = TRACE.judged(judgement);
    assertThat(judged.judgement()).contains(judgement);
    assertThat(judged.text()).isEqualTo(TRACE.text());
    assertThat(judged.depth()).isEqualTo(TRACE.depth());
    assertThat(judged.tokens()).isEqualTo(TRACE.tokens());
    assertThat(TRACE.judgement()).isEmpty();
    assertThat(judged.then(Step.of("d")).judgement()).isEmpty();
    assertThat(judged.ended(Ending.TRUNCATED).judgement()).isEmpty();
    assertThat(judged.ended(judged.ending()).judgement()).contains(judgement);
  }

  @Test
  void creditIsOneFiniteNumberPerToken() {
    assertThat(Credit.uniform(TRACE, 0.5).perToken()).containsExactly(0.5, 0.5, 0.5);
    assertThatThrownBy(() -> new Credit(TRACE, new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("perToken: 2 credits for the 3 tokens of p");
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Credit.uniform(TRACE, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("credit " + bad + " of p is not finite");
    }
  }

  @Test
  void creditIsZeroOnlyWhenEveryTokenIs() {
    assertThat(Credit.uniform(TRACE, 0).isZero()).isTrue();
    assertThat(new Credit(TRACE, new double[] {0, 0, 1e-300}).isZero()).isFalse();
  }
}
