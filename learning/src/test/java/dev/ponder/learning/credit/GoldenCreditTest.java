package dev.ponder.learning.credit;

import static dev.ponder.learning.credit.Examples.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Every rule on the same two samples, computed by hand: rewards 1 and 0, two tokens and three.
class GoldenCreditTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> SINGLE = within(1e-6);

  /// 0.5 / (0.5 + 1e-4)
  private static final double STANDARDISED = 0.9998000399920016;

  private final Batch pair = Batch.onPolicy(List.of(Examples.pair()));

  @Test
  void reinforceSubtractsTheRunningMeanAndDividesByAllTokens() {
    expect(new Reinforce().assign(pair.withBaseline(0.25)), 0.75 / 5, -0.25 / 5);
  }

  @Test
  void rlooComparesWithTheOthersAndSumsOverASequence() {
    expect(new Rloo().assign(pair), 1.0 / 2, -1.0 / 2);
  }

  @Test
  void grpoStandardisesAndMeansOverEachSequence() {
    expect(new Grpo().assign(pair), STANDARDISED / 4, -STANDARDISED / 6);
  }

  @Test
  void drGrpoDividesByAConstantLength() {
    expect(new DrGrpo(10).assign(pair), 0.5 / 20, -0.5 / 20);
  }

  @Test
  void dapoDividesByAllTokensOfTheBatch() {
    expect(new Dapo().assign(pair), STANDARDISED / 5, -STANDARDISED / 5);
  }

  @Test
  void gspoOnPolicyIsGrpo() {
    expect(new Gspo().assign(pair), STANDARDISED / 4, -STANDARDISED / 6);
  }

  @Test
  void cispoDividesByTheBatchDeviationAndMeansOverEachProblem() {
    expect(new Cispo().assign(pair), STANDARDISED / 5, -STANDARDISED / 5);
  }

  @Test
  void maxRlDividesByTheMean() {
    expect(new MaxRl().assign(pair), 1.0 / 5, -1.0 / 5);
  }

  @Test
  void clippingLeavesAdvantageTimesRatioOrNothing() {
    Assignment grpo = new Grpo().assign(Examples.movedPair());
    assertThat(credit(grpo, 0)).containsExactly(new double[] {1.1 * STANDARDISED / 4, 0}, SINGLE);
    assertThat(credit(grpo, 1))
        .containsExactly(
            new double[] {0, -0.9 * STANDARDISED / 6, -1.5 * STANDARDISED / 6}, SINGLE);
    assertThat(grpo.clippedHigh()).isEqualTo(1.0 / 5);
    assertThat(grpo.clippedLow()).isEqualTo(1.0 / 5);
    assertThat(grpo.ratioMin()).isEqualTo(0.5, SINGLE);
    assertThat(grpo.ratioMax()).isEqualTo(1.5, SINGLE);
  }

  @Test
  void theHigherUpperClipLetsMoreThrough() {
    var batch =
        Batch.onPolicy(List.of(Examples.pair()))
            .moved(
                List.of(new float[] {-1, -1}, new float[] {-1, -1, -1}),
                List.of(new float[] {-0.75f, -1}, new float[] {-1, -1, -1}));
    double ratio = Math.exp(0.25);
    assertThat(ratio).isBetween(1.2, 1.4);
    assertThat(credit(new Dapo().assign(batch), 0)[0]).isZero();
    assertThat(credit(new Dapo(0.2, 0.3, 1e-4, null).assign(batch), 0)[0])
        .isEqualTo(ratio * STANDARDISED / 5, SINGLE);
  }

  @Test
  void drGrpoAndDapoClipAlike() {
    Assignment dr = new DrGrpo(10).assign(Examples.movedPair());
    Assignment dapo = new Dapo().assign(Examples.movedPair());
    assertThat(credit(dr, 0)).containsExactly(new double[] {1.1 * 0.5 / 20, 0}, SINGLE);
    assertThat(credit(dr, 1))
        .containsExactly(new double[] {0, -0.9 * 0.5 / 20, -1.5 * 0.5 / 20}, SINGLE);
    assertThat(credit(dapo, 0)).containsExactly(new double[] {1.1 * STANDARDISED / 5, 0}, SINGLE);
    assertThat(credit(dapo, 1))
        .containsExactly(
            new double[] {0, -0.9 * STANDARDISED / 5, -1.5 * STANDARDISED / 5}, SINGLE);
  }

  @Test
  void gspoClipsByTheGeometricMeanRatioOfTheSequence() {
    Assignment gspo = new Gspo(0.2, 0.5, 1e-4).assign(Examples.movedPair());
    double right = Math.sqrt(1.1 * 1.5);
    double wrong = Math.cbrt(0.5 * 0.9 * 1.5);
    assertThat(credit(gspo, 0)).containsOnly(new double[] {right * STANDARDISED / 4}, SINGLE);
    assertThat(credit(gspo, 1)).containsOnly(new double[] {-wrong * STANDARDISED / 6}, SINGLE);
    assertThat(credit(new Gspo().assign(Examples.movedPair()), 0)).containsOnly(0.0);
  }

  @Test
  void cispoCutsTheWeightAndKeepsTheGradient() {
    Assignment cispo = new Cispo(1.2, 1e-4).assign(Examples.movedPair());
    assertThat(credit(cispo, 0))
        .containsExactly(new double[] {1.1 * STANDARDISED / 5, 1.2 * STANDARDISED / 5}, SINGLE);
    assertThat(credit(cispo, 1))
        .containsExactly(
            new double[] {
              -0.5 * STANDARDISED / 5, -0.9 * STANDARDISED / 5, -1.2 * STANDARDISED / 5
            },
            SINGLE);
  }

  @Test
  void grpoIsPulledTowardsTheReference() {
    // d = log pi - log ref = -1 - (-1 - ln 2) = ln 2, so the pull is 1 - exp(-d) = 1/2
    float further = (float) (-1 - Math.log(2));
    var batch =
        pair.withReference(
            List.of(new float[] {further, -1}, new float[] {-1, -1, (float) (-1 + Math.log(2))}));
    Assignment pulled = new Grpo(0.2, 0.2, 1e-4, 0.1).assign(batch);
    assertThat(credit(pulled, 0))
        .containsExactly(new double[] {(STANDARDISED - 0.1 * 0.5) / 4, STANDARDISED / 4}, SINGLE);
    assertThat(credit(pulled, 1)[2]).isEqualTo((-STANDARDISED + 0.1) / 6, SINGLE);
    assertThatThrownBy(() -> new Grpo(0.2, 0.2, 1e-4, 0.1).assign(pair))
        .hasMessageContaining("kl: 0.1")
        .hasMessageContaining("reference");
  }

  @Test
  void dapoPunishesLongAnswersLinearly() {
    var overlong = new Overlong(10, 4);
    assertThat(overlong.punishment(6)).isZero();
    assertThat(overlong.punishment(7)).isEqualTo(-0.25);
    assertThat(overlong.punishment(10)).isEqualTo(-1);
    assertThat(overlong.punishment(99)).isEqualTo(-1);

    // rewards 1 - 1/2 and 0 - 1: mean -1/4, deviation 3/4
    var shaped = new Dapo(0.2, 0.28, 0, new Overlong(3, 2)).assign(pair);
    expect(shaped, 1.0 / 5, -1.0 / 5);
    assertThat(shaped.advantages()).containsExactly(new double[] {1, -1}, EXACT);
    var uneven =
        Batch.onPolicy(
            List.of(
                Examples.group(
                    Examples.P,
                    Examples.sample(Examples.P, 1, 1),
                    Examples.sample(Examples.P, 3, 1),
                    Examples.sample(Examples.P, 1, 0))));
    // rewards 1, 0, 0: mean 1/3, deviation sqrt(2)/3
    assertThat(new Dapo(0.2, 0.28, 0, new Overlong(3, 2)).assign(uneven).advantages())
        .containsExactly(
            new double[] {Math.sqrt(2), -1 / Math.sqrt(2), -1 / Math.sqrt(2)}, within(1e-9));
  }

  private static void expect(Assignment assignment, double right, double wrong) {
    assertThat(credit(assignment, 0)).hasSize(2).containsOnly(new double[] {right}, EXACT);
    assertThat(credit(assignment, 1)).hasSize(3).containsOnly(new double[] {wrong}, EXACT);
    assertThat(assignment.ratioMin()).isEqualTo(1);
    assertThat(assignment.ratioMax()).isEqualTo(1);
    assertThat(assignment.clippedLow()).isZero();
    assertThat(assignment.clippedHigh()).isZero();
  }
}
