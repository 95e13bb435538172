package dev.ponder.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.RandomKey;
import org.junit.jupiter.api.Test;

/// The shapes that test-time compute is known to take, on seeded simulations.
class ShapesTest {
  private static final SampleBank HARD = Banks.simulated(600, 64, 0, RandomKey.of(1).generator());

  @Test
  void votingFlattensAtTheShareOfProblemsWhoseModeIsRight() {
    double one = Banks.mean(HARD, new MajorityOfK(), 1);
    double four = Banks.mean(HARD, new MajorityOfK(), 4);
    double sixteen = Banks.mean(HARD, new MajorityOfK(), 16);
    double all = Banks.mean(HARD, new MajorityOfK(), 64);
    assertThat(one).isCloseTo(1.0 / 3, offset(0.04));
    assertThat(four).isGreaterThan(one + 0.04);
    assertThat(sixteen).isCloseTo(0.45, offset(0.05));
    assertThat(all - sixteen).isBetween(-0.01, 0.04);
    assertThat(Banks.mean(HARD, new Coverage(), 64)).isGreaterThan(all + 0.35);
  }

  @Test
  void someProblemsGetWorseWithEveryVote() {
    long falling =
        HARD.entries().stream()
            .filter(e -> new MajorityOfK().accuracy(e, 16) < new MajorityOfK().accuracy(e, 1) - .05)
            .count();
    assertThat(falling).isGreaterThan(60);
  }

  @Test
  void stoppingEarlyPaysForCoverageSeveralTimes() {
    var rule = new StopAtFirstVerified();
    double draws =
        HARD.entries().stream().mapToDouble(e -> rule.tokens(e, 32) / 10).average().orElseThrow();
    assertThat(Banks.mean(HARD, rule, 32)).isBetween(0.82, 0.95);
    assertThat(draws).isBetween(5.0, 10.0);
  }

  @Test
  void anUnbiasedVerifierClimbsAndASystematicOneTurns() {
    double fair = climb(HARD);
    double biased = climb(Banks.simulated(600, 64, 1, RandomKey.of(2).generator()));
    assertThat(fair).isGreaterThan(0.05);
    assertThat(biased).isLessThan(0.03);
  }

  private static double climb(SampleBank bank) {
    return Banks.mean(bank, new BestOfK(), 64) - Banks.mean(bank, new BestOfK(), 16);
  }
}
