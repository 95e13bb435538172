package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.model.train.Compute.Precision;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void whoAsksForBfloat16WithoutItsInstructionsIsTold() {
    assertThat(advice(Precision.BF16, Set.of("avx2", "avx512f")))
        .startsWith("--precision bf16: this processor has no instructions for it")
        .hasLineCount(1);
  }

  @Test
  void nothingIsSaidWhereItServesOrNothingIsKnown() {
    assertThat(advice(Precision.BF16, Set.of("avx512f", "avx512_bf16"))).isEmpty();
    assertThat(advice(Precision.BF16, Set.of("avx512f", "amx_bf16"))).isEmpty();
    assertThat(advice(Precision.BF16, Set.of())).isEmpty();
    assertThat(advice(Precision.FP32, Set.of("avx2"))).isEmpty();
  }

  private static String advice(Precision precision, Set<String> flags) {
    var err = new StringWriter();
    Processor.advise(precision, flags, new PrintWriter(err));
    return err.toString();
  }
}
