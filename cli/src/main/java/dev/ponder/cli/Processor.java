package dev.ponder.cli;

import dev.ponder.model.train.Compute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What this machine's processor can do.
final class Processor {
  private Processor() {}

  /// The features the operating system tells, by Linux's names; empty where it doesn't.
  static Set<String> flags() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return new TreeSet<>(
          lines
              .filter(line -> line.startsWith("flags"))
              .findFirst()
              .map(line -> List.of(line.substring(line.indexOf(':') + 1).strip().split(" ")))
              .orElse(List.of()));
    } catch (IOException | UncheckedIOException e) {
      // Only Linux tells.
      return Set.of();
    }
  }

  /// What to say when the precision that was asked for is slower here than the other.
  ///
  /// @param flags as [#flags()] tells them
  static Optional<String> advice(Compute.Precision precision, Set<String> flags) {
    boolean slow =
        precision == Compute.Precision.BF16
            && !flags.isEmpty()
            && !flags.contains("avx512_bf16")
            && !flags.contains("amx_bf16");
    return slow
        ? Optional.of(
            "warning: --precision bf16: this processor has no instructions for it (avx512_bf16,"
                + " amx_bf16); fp32 is faster here")
        : Optional.empty();
  }
}
