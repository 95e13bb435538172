package dev.ponder.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.ponder.core.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FitTest {
  private static double sigmoid(double base, double top, double b, double mid, double c) {
    return c == 0 ? base : base + (top - base) / (1 + Math.pow(mid / c, b));
  }

  private static double[] decades(double from, double to, int points) {
    var compute = new double[points];
    for (int i = 0; i < points; i++) {
      compute[i] = from * Math.pow(to / from, (double) i / (points - 1));
    }
    return compute;
  }

  /// Problems that are each right with the law's probability: 0 or 1 at every point.
  private static Series coins(
      double[] compute, int problems, DoubleUnaryOperator law, RandomGenerator random) {
    var outcomes = new double[problems][compute.length];
    for (double[] row : outcomes) {
      for (int i = 0; i < compute.length; i++) {
        row[i] = random.nextDouble() < law.applyAsDouble(compute[i]) ? 1 : 0;
      }
    }
    return new Series(compute, outcomes);
  }

  @Test
  void aSigmoidIsRecoveredFromItsOwnPoints() {
    double[][] laws = {
      {0.40, 0.92, 1.5, 3e13}, {0.05, 0.60, 0.7, 1e12}, {0.30, 1.00, 3, 1e14}, {0.0, 0.5, 1, 5e12}
    };
    double[] compute = decades(1e11, 1e16, 14);
    for (double[] law : laws) {
      double[] accuracy =
          Arrays.stream(compute).map(c -> sigmoid(law[0], law[1], law[2], law[3], c)).toArray();
      for (OptionalDouble base : List.of(OptionalDouble.empty(), OptionalDouble.of(law[0]))) {
        SigmoidFit fit = SigmoidFit.of(compute, accuracy, base);
        assertThat(fit.rmse()).isLessThan(1e-4);
        assertThat(fit.base()).isCloseTo(law[0], offset(2e-3));
        assertThat(fit.asymptote()).isCloseTo(law[1], offset(2e-3));
        assertThat(fit.exponent()).isCloseTo(law[2], withPercentage(1));
        assertThat(fit.midpoint()).isCloseTo(law[3], withPercentage(2));
        assertThat(fit.determined()).isTrue();
      }
    }
  }

  @Test
  void noComputeIsTheBase() {
    double[] compute = {0, 1, 2, 4, 8, 16, 32};
    double[] accuracy = Arrays.stream(compute).map(c -> sigmoid(0.3, 0.9, 1.2, 5, c)).toArray();
    SigmoidFit fit = SigmoidFit.of(compute, accuracy, OptionalDouble.empty());
    assertThat(fit.at(0)).isEqualTo(fit.base()).isCloseTo(0.3, offset(1e-3));
    assertThat(fit.at(fit.midpoint())).isCloseTo((fit.base() + fit.asymptote()) / 2, offset(1e-12));
    assertThat(fit.at(1e9)).isCloseTo(0.9, offset(5e-3));
  }

  @Test
  void aFlatCurveStaysFlatWithinTheUnitInterval() {
    double[] compute = decades(1, 1e4, 8);
    double[] accuracy = {.5, .5, .5, .5, .5, .5, .5, .5};
    SigmoidFit fit = SigmoidFit.of(compute, accuracy, OptionalDouble.of(0.5));
    assertThat(fit.rmse()).isLessThan(1e-9);
    double[] rising = {.1, .2, .3, .4, .5, .6, .7, .8};
    SigmoidFit open = SigmoidFit.of(compute, rising, OptionalDouble.empty());
    assertThat(open.asymptote()).isBetween(0.8, 1.0);
    assertThat(open.base()).isBetween(0.0, 0.1);
  }

  @Test
  void theIntervalsOfASigmoidHoldItsParameters() {
    double[] compute = decades(1e11, 1e15, 10);
    var random = RandomKey.of(1).generator();
    DoubleUnaryOperator law = c -> sigmoid(0.4, 0.9, 1.2, 5e12, c);
    List<Series> seeds =
        List.of(
            coins(compute, 512, law, random),
            coins(compute, 512, law, random),
            coins(compute, 512, law, random));
    var measured =
        SigmoidFit.of(seeds, OptionalDouble.of(0.4), new Bootstrap(60, 0.95, RandomKey.of(3)));
    assertThat(measured.asymptote().low()).isLessThan(0.9).isGreaterThan(0.8);
    assertThat(measured.asymptote().high()).isGreaterThan(0.9);
    assertThat(measured.exponent().low()).isLessThan(1.2);
    assertThat(measured.exponent().high()).isGreaterThan(1.2);
    assertThat(measured.midpoint().low()).isLessThan(5e12);
    assertThat(measured.midpoint().high()).isGreaterThan(5e12);
  }

  @Test
  void theFirstHalfForetellsTheSecond() {
    double[] compute = decades(1e11, 1e15, 12);
    double[] accuracy = Arrays.stream(compute).map(c -> sigmoid(0.4, 0.9, 1.2, 3e12, c)).toArray();
    var told = SigmoidFit.extrapolate(compute, accuracy, OptionalDouble.of(0.4));
    assertThat(told.fitted()).isEqualTo(6);
    assertThat(told.meanError()).isLessThan(0.01);
    accuracy[11] = 0.5;
    assertThat(SigmoidFit.extrapolate(compute, accuracy, OptionalDouble.of(0.4)).lastError())
        .isCloseTo(0.4, offset(0.02));
  }

  @Test
  void tooFewPointsAreNamed() {
    assertThatThrownBy(
            () ->
                SigmoidFit.of(
                    new double[] {1, 2, 2}, new double[] {.1, .2, .2}, OptionalDouble.of(0)))
        .hasMessage("compute: 2 different points for 3 accuracies; the sigmoid needs at least 3");
  }

  @Test
  void aLineIsRecoveredExactly() {
    double[] compute = {10, 100, 1_000, 10_000};
    var series = new Series(compute, new double[][] {{.1, .2, .3, .4}, {.3, .4, .5, .6}});
    LogFit fit = LogFit.of(List.of(series), Bootstrap.of(0));
    assertThat(fit.slopePerDecade().value()).isCloseTo(0.1, offset(1e-12));
    assertThat(fit.slopePerDecade().low()).isCloseTo(0.1, offset(1e-12));
    assertThat(fit.at(1e5)).isCloseTo(0.6, offset(1e-9));
  }

  @Test
  void aSlopesIntervalHoldsTheTruthNineteenTimesInTwenty() {
    double[] compute = decades(1e2, 1e5, 6);
    int held = 0;
    int excludesZero = 0;
    for (int round = 0; round < 200; round++) {
      var random = RandomKey.of(round).child("coins").generator();
      Series series = coins(compute, 100, c -> 0.1 + 0.1 * Math.log10(c), random);
      Interval slope =
          LogFit.of(List.of(series), new Bootstrap(200, 0.95, RandomKey.of(round)))
              .slopePerDecade();
      held += slope.low() <= 0.1 && 0.1 <= slope.high() ? 1 : 0;
      excludesZero += slope.excludesZero() ? 1 : 0;
    }
    assertThat(held).isBetween(176, 199);
    assertThat(excludesZero).isGreaterThan(190);
  }

  @Test
  void seedsThatDisagreeWidenTheInterval() {
    double[] compute = {1, 10, 100};
    var flat = new Series(compute, new double[][] {{.2, .2, .2}, {.4, .4, .4}});
    var steep = new Series(compute, new double[][] {{.2, .5, .8}, {.4, .7, 1}});
    Interval both = LogFit.of(List.of(flat, steep), Bootstrap.of(1)).slopePerDecade();
    assertThat(both.value()).isCloseTo(0.15, offset(1e-9));
    assertThat(both.low()).isCloseTo(0, offset(1e-9));
    assertThat(both.high()).isCloseTo(0.3, offset(1e-9));
  }

  @Test
  void aCurveThatCanNotBeFittedIsNamed() {
    double[][] outcome = {{0, 1}};
    Bootstrap bootstrap = Bootstrap.of(0);
    assertThatThrownBy(
            () -> LogFit.of(List.of(new Series(new double[] {0, 1}, outcome)), bootstrap))
        .hasMessageContaining("compute: 0 has no logarithm");
    assertThatThrownBy(
            () -> LogFit.of(List.of(new Series(new double[] {5, 5}, outcome)), bootstrap))
        .hasMessageContaining("all points are at 5.0");
    assertThatThrownBy(() -> new Series(new double[] {1}, outcome))
        .hasMessageContaining("a problem has 2 points, but compute has 1");
  }
}
