package dev.ponder.cli;

import dev.ponder.model.train.Compute;
import dev.ponder.model.train.Processor;
import java.util.Optional;
import java.util.Set;

/// What to say when the precision that was asked for is slower here than the other.
final class PrecisionAdvice {
  private PrecisionAdvice() {}

  /// @param flags as [Processor#flags()] tells them
  static Optional<String> of(Compute.Precision precision, Set<String> flags) {
    return precision == Compute.Precision.BF16 && Processor.lacksBfloat16(flags)
        ? Optional.of(
            "warning: --precision bf16: this processor has no instructions for it (avx512_bf16,"
                + " amx_bf16, bf16) and computes rounded numbers in fp32; fp32 is faster here")
        : Optional.empty();
  }
}
