package dev.ponder.verify.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import org.junit.jupiter.api.Test;

class ShapingTest {
  private static Trace trace(int tokens) {
    return Trace.start(new Problem("p", "q"))
        .then(Step.sampled("a a a", new int[tokens], new float[tokens]));
  }

  @Test
  void aRightAnswerIsWorthMoreThanAWrongOneOfAnyLength() {
    var cosine = CosineLength.of(50);
    for (int right = 0; right <= 80; right++) {
      for (int wrong = 0; wrong <= 80; wrong++) {
        assertThat(cosine.of(true, right)).isGreaterThan(cosine.of(false, wrong));
      }
    }
    assertThatThrownBy(() -> new CosineLength(-1, 0.6, 0.5, 1, 10))
        .hasMessageContaining("a right answer must be worth more");
  }

  @Test
  void briefIsBetterWhenRightAndLongerWhenWrongAndNothingChangesBeyondTheLongest() {
    var cosine = CosineLength.of(50);
    for (int length = 1; length <= 50; length++) {
      assertThat(cosine.of(true, length)).isLessThan(cosine.of(true, length - 1));
      assertThat(cosine.of(false, length)).isGreaterThan(cosine.of(false, length - 1));
    }
    assertThat(cosine.of(true, 0)).isEqualTo(1);
    assertThat(cosine.of(false, 0)).isEqualTo(-1);
    assertThat(cosine.of(true, 100)).isEqualTo(cosine.of(true, 50)).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  void whatIsUndecidedEarnsNothingByItsLength() {
    assertThat(CosineLength.of(50).reward(trace(3), Verdict.undecided("?"))).isZero();
  }

  @Test
  void tooLongIsPunishedMoreAndMoreUpToOne() {
    var soft = new SoftOverlong(100, 20);
    for (int length = 0; length <= 80; length++) {
      assertThat(soft.of(length)).isZero();
    }
    for (int length = 81; length <= 100; length++) {
      assertThat(soft.of(length)).isCloseTo(soft.of(length - 1) - 0.05, offset(1e-12));
    }
    assertThat(soft.of(1_000_000)).isEqualTo(-1);
  }

  @Test
  void shapingsAddUp() {
    Shaping both = new SoftOverlong(10, 5).times(2).plus(new RepetitionPenalty(1, -0.3));
    assertThat(both.reward(trace(10), Verdict.correct())).isCloseTo(-2 - 0.2, offset(1e-12));
  }

  @Test
  void settingsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new RepetitionPenalty(0, -1)).hasMessage("n: 0 must be at least 1");
    assertThatThrownBy(() -> new RepetitionPenalty(2, 1)).hasMessageContaining("penalty: 1.0");
    assertThatThrownBy(() -> new RepetitionPenalty(2, Double.NaN)).hasMessageContaining("finite");
    assertThatThrownBy(() -> new SoftOverlong(10, 20)).hasMessageContaining("margin 20");
    assertThatThrownBy(() -> new SoftOverlong(10, 5).times(Double.NaN))
        .hasMessage("weight: NaN must be finite");
  }
}
