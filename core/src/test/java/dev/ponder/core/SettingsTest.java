package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aBudgetNamesTheLimitThatIsNegative() {
    refused(() -> Budget.tokens(-1), "tokens: -1 is not allowed; it must not be negative");
    refused(() -> Budget.samples(-2), "samples: -2");
    refused(() -> Budget.UNLIMITED.andFlops(-1), "flops: -1.0");
    refused(() -> Budget.UNLIMITED.andFlops(Double.NaN), "flops: NaN");
    refused(() -> Budget.UNLIMITED.andMoney(-0.5), "money: -0.5");
    refused(() -> Budget.UNLIMITED.within(Duration.ofMillis(-1)), "deadline: PT-0.001S");
  }

  @Test
  void eachLimitOfABudgetIsSetAlone() {
    Budget budget =
        Budget.tokens(1)
            .andSamples(2)
            .andFlops(3)
            .andMoney(4)
            .within(Duration.ofSeconds(5))
            .seed(6);
    assertThat(budget).isEqualTo(new Budget(1, 2, 3, 4, Duration.ofSeconds(5), 6));
    assertThat(budget.andTokens(9)).isEqualTo(new Budget(9, 2, 3, 4, Duration.ofSeconds(5), 6));
    assertThat(budget.key()).isEqualTo(RandomKey.of(6));
  }

  @Test
  void samplingNamesTheSettingItsValueAndItsLimit() {
    Sampling plain = Sampling.plain(10, RandomKey.of(0));
    refused(() -> plain.withTemperature(-1), "temperature: -1.0 is not allowed");
    refused(() -> plain.withTemperature(Double.POSITIVE_INFINITY), "a finite number >= 0");
    refused(() -> plain.withMaxTokens(0), "maxTokens: 0 is not allowed; it must be >= 1");
    refused(() -> plain.withStops("a", ""), "stops: \"\"");
    refused(() -> new Sampling(1, -1, 1, 0, 1, List.of(), plain.key()), "topK: -1");
    refused(() -> new Sampling(1, 0, 0, 0, 1, List.of(), plain.key()), "topP: 0.0");
    refused(() -> new Sampling(1, 0, 1.1, 0, 1, List.of(), plain.key()), "in (0, 1]");
    refused(() -> new Sampling(1, 0, 1, 1, 1, List.of(), plain.key()), "minP: 1.0");
  }

  @Test
  void eachSettingOfASamplingIsChangedAlone() {
    Sampling sampling = new Sampling(0.7, 5, 0.9, 0.1, 10, List.of("x"), RandomKey.of(3));
    assertThat(
            sampling
                .withTemperature(1)
                .withMaxTokens(11)
                .withStops("y", "z")
                .withKey(RandomKey.of(4)))
        .isEqualTo(new Sampling(1, 5, 0.9, 0.1, 11, List.of("y", "z"), RandomKey.of(4)));
  }

  @Test
  void noPartOfACostIsNegative() {
    refused(() -> Cost.sampling(0, 0, -1, 0, 0), "completion -1");
    refused(() -> Cost.training(1, Double.NaN), "flops NaN");
  }

  @Test
  void costsAddComponentByComponent() {
    var one = new Cost(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(one.plus(one)).isEqualTo(new Cost(2, 4, 6, 8, 10, 12, 14, 16, 18));
    assertThat(one.budgeted()).isEqualTo(3 + 4 + 5);
    assertThat(one.plus(Cost.NONE)).isEqualTo(one);
  }
}
