package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchWidthTest {
  /// Microseconds of a token where reading the weights is what takes long.
  private static final IntToDoubleFunction WEIGHTS = n -> 30 + 700.0 / n;

  /// Where more than four sequences don't fit the cache.
  private static final IntToDoubleFunction CACHE = n -> 65 + 90.0 / n + (n > 4 ? 100 : 0);

  /// Where two effects meet at eight.
  private static final IntToDoubleFunction BETWEEN = n -> 320.0 / n + 5 * n;

  private final RandomGenerator noise = RandomKey.of(1).generator();

  @Test
  void theFastestWidthIsFound() {
    assertThat(settled(new BatchWidth(64), WEIGHTS)).isEqualTo(64);
    assertThat(settled(new BatchWidth(64), CACHE)).isEqualTo(4);
    assertThat(settled(new BatchWidth(64), BETWEEN)).isEqualTo(8);
  }

  @Test
  void aChangeIsNoticed() {
    var width = new BatchWidth(32);

    assertThat(settled(width, CACHE)).isEqualTo(4);
    assertThat(settled(width, WEIGHTS)).isEqualTo(32);
    assertThat(settled(width, BETWEEN)).isEqualTo(8);
  }

  @Test
  void tryingTakesASmallPartOfTheSteps() {
    var width = new BatchWidth(64);
    settled(width, BETWEEN);

    int elsewhere = 0;
    for (int i = 0; i < 10_000; i++) {
      elsewhere += width.now() == 8 ? 0 : 1;
      step(width, width.now(), BETWEEN);
    }

    assertThat(elsewhere).isBetween(500, 1_500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.997, 1.003})
  void aTimeThatDriftsIsNotTakenForABetterWidth(double drift) {
    var width = new BatchWidth(64);
    IntToDoubleFunction flat = n -> n == 16 ? 100 : 102;
    settled(width, n -> n == 16 ? 100 : 200);

    double factor = 1;
    for (int i = 0; i < 3_000; i++) {
      factor *= i / 600 % 2 == 0 ? drift : 1 / drift;
      width.took(
          width.now(), (long) (1e6 * width.now() * flat.applyAsDouble(width.now()) * factor));
      assertThat(width.best()).as("step %d", i).isEqualTo(16);
    }
  }

  @Test
  void aWidthThatIsTooWideForWhatThereIsGoesDown() {
    var width = new BatchWidth(64);
    assertThat(settled(width, WEIGHTS)).isEqualTo(64);

    for (int i = 0; i < 5_000; i++) {
      step(width, Math.min(9, width.now()), CACHE);
    }

    assertThat(width.best()).as("9 sequences at once").isEqualTo(4);
  }

  @Test
  void aWidthThatCannotBeFilledIsNotJudged() {
    var width = new BatchWidth(64);

    for (int i = 0; i < 5_000; i++) {
      step(width, Math.min(12, width.now()), WEIGHTS);
      assertThat(width.now()).isBetween(4, 64);
    }
    assertThat(width.best()).as("12 sequences at once").isEqualTo(16);

    for (int i = 0; i < 5_000; i++) {
      step(width, 1, WEIGHTS);
    }
    assertThat(width.now()).as("one at a time").isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 24, 33})
  void noWidthIsBeyondTheLimit(int most) {
    var width = new BatchWidth(most);
    int widest = 0;
    for (int i = 0; i < 5_000; i++) {
      assertThat(width.now()).isBetween(Math.min(most, 4), most);
      step(width, width.now(), WEIGHTS);
      widest = Math.max(widest, width.now());
    }

    assertThat(widest).isEqualTo(most);
  }

  private int settled(BatchWidth width, IntToDoubleFunction micros) {
    for (int i = 0; i < 4_000; i++) {
      step(width, width.now(), micros);
    }
    return width.best();
  }

  /// A step whose time varies by a tenth, and doubles once in ten times.
  private void step(BatchWidth width, int sequences, IntToDoubleFunction micros) {
    double factor = (1 + 0.1 * noise.nextDouble()) * (noise.nextInt(10) == 0 ? 2 : 1);
    width.took(sequences, (long) (1_000 * sequences * micros.applyAsDouble(sequences) * factor));
  }
}
