package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.ProcessRewardModel.Aggregation;
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
