package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.model.train.Compute.Precision;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecisionAdviceTest {
  @Test
  void whoAsksForBfloat16WithoutItsInstructionsIsTold() {
    assertThat(PrecisionAdvice.of(Precision.BF16, Set.of("avx2", "avx512f")))
        .hasValueSatisfying(
            said -> assertThat(said).contains("--precision bf16", "fp32 is faster here"));
  }

  @Test
  void nothingIsSaidWhereItServesOrNothingIsKnown() {
    assertThat(PrecisionAdvice.of(Precision.BF16, Set.of("avx512f", "avx512_bf16"))).isEmpty();
    assertThat(PrecisionAdvice.of(Precision.BF16, Set.of("avx512f", "amx_bf16"))).isEmpty();
    assertThat(PrecisionAdvice.of(Precision.BF16, Set.of("asimd", "bf16"))).isEmpty();
    assertThat(PrecisionAdvice.of(Precision.BF16, Set.of())).isEmpty();
    assertThat(PrecisionAdvice.of(Precision.FP32, Set.of("avx2"))).isEmpty();
  }
}
