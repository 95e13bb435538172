package dev.ponder.model.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What this machine's processor can do.
public final class Processor {
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16", "bf16");

  private Processor() {}

  /// The features the operating system tells, by Linux's names; empty where it doesn't tell.
  public static Set<String> flags() {
    return flags(Path.of("/proc/cpuinfo"));
  }

  static Set<String> flags(Path cpuInfo) {
    try (var lines = Files.lines(cpuInfo)) {
      return new TreeSet<>(
          lines
              .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
              .findFirst()
              .map(line -> List.of(line.substring(line.indexOf(':') + 1).strip().split(" ")))
              .orElse(List.of()));
    } catch (IOException | UncheckedIOException e) {
      // Only Linux tells.
      return Set.of();
    }
  }

  /// Whether a processor, x86 or ARM, is known to have no instructions that multiply in bf16.
  ///
  /// @param flags as [#flags()] tells them
  public static boolean lacksBfloat16(Set<String> flags) {
    return !flags.isEmpty() && BFLOAT16.stream().noneMatch(flags::contains);
  }
}
