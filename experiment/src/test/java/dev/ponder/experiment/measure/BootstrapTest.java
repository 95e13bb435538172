package dev.ponder.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.RandomKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = {0, 1, 1, 0, 1, 1, 1, 0.5};
    assertThat(Bootstrap.of(7).mean(values)).isEqualTo(Bootstrap.of(7).mean(values));
    assertThat(Bootstrap.of(8).mean(values)).isNotEqualTo(Bootstrap.of(7).mean(values));
  }

  @Test
  void theIntervalOfAShareIsTheBinomials() {
    var values = new double[400];
    Arrays.fill(values, 0, 120, 1);
    Interval mean = new Bootstrap(4_000, 0.95, RandomKey.of(1)).mean(values);
    double deviation = Math.sqrt(0.3 * 0.7 / 400);
    assertThat(mean.value()).isEqualTo(0.3);
    assertThat(mean.low()).isCloseTo(0.3 - 1.96 * deviation, offset(0.005));
    assertThat(mean.high()).isCloseTo(0.3 + 1.96 * deviation, offset(0.005));
  }

  @Test
  void theIntervalHoldsTheTruthNineteenTimesInTwenty() {
    int held = 0;
    for (int round = 0; round < 400; round++) {
      var random = RandomKey.of(round).child("data").generator();
      double[] values = random.doubles(80).map(u -> u < 0.4 ? 1 : 0).toArray();
      Interval mean = new Bootstrap(300, 0.95, RandomKey.of(round)).mean(values);
      held += mean.low() <= 0.4 && 0.4 <= mean.high() ? 1 : 0;
    }
    assertThat(held).isBetween(360, 395);
  }

  @Test
  void pairingSeesASmallGainThatTwoIntervalsHide() {
    var random = RandomKey.of(2).generator();
    double[] hard = random.doubles(200).toArray();
    double[] better = Arrays.stream(hard).map(value -> value + 0.02).toArray();
    Interval gain = Bootstrap.of(0).difference(better, hard);
    assertThat(gain.value()).isCloseTo(0.02, offset(1e-9));
    assertThat(gain.excludesZero()).isTrue();
    assertThat(Bootstrap.of(0).mean(hard).high()).isGreaterThan(Bootstrap.of(0).mean(better).low());
    assertThatThrownBy(() -> Bootstrap.of(0).difference(hard, new double[3]))
        .hasMessageContaining("paired arms need the same problems");
  }

  @Test
  void aCurveHasACostAndAnIntervalAtEveryPoint() {
    SampleBank bank = Banks.simulated(50, 16, 0, RandomKey.of(3).generator());
    Curve curve = Curve.of(bank, new Coverage(), Bootstrap.of(0), 1, 4, 16);
    assertThat(curve.points()).extracting(Curve.Point::k).containsExactly(1, 4, 16);
    assertThat(curve.points()).extracting(Curve.Point::tokens).containsExactly(10.0, 40.0, 160.0);
    assertThat(curve.points()).extracting(Curve.Point::flops).containsExactly(20.0, 80.0, 320.0);
    for (Curve.Point each : curve.points()) {
      assertThat(each.accuracy().value())
          .isCloseTo(Banks.mean(bank, new Coverage(), each.k()), offset(1e-12))
          .isBetween(each.accuracy().low(), each.accuracy().high());
    }
  }

  @Test
  void everyLostProblemHasOneCause() {
    var mode =
        new SampleBank.Entry(
            "mode",
            List.of(
                Banks.sample("x", false, .1),
                Banks.sample("x", false, .2),
                Banks.sample("r", true, .9)));
    var verifier =
        new SampleBank.Entry(
            "verifier",
            List.of(
                Banks.sample("r", true, .1),
                Banks.sample("r", true, .2),
                Banks.sample("x", false, .9)));
    var both =
        new SampleBank.Entry(
            "both",
            List.of(
                Banks.sample("x", false, .9),
                Banks.sample("x", false, .2),
                Banks.sample("r", true, Double.NaN)));
    var none = new SampleBank.Entry("none", List.of(Banks.sample("", false, .1)));
    var right = new SampleBank.Entry("right", List.of(Banks.sample("r", true, .1)));
    assertThat(
            Decomposition.of(
                new SampleBank(List.of(mode, verifier, verifier, both, none, none, none, right))))
        .isEqualTo(new Decomposition(1, 1, 2, 1, 3));
  }
}
