package dev.ponder.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a run ran on.
///
/// @param cpu the processor's own name
/// @param cores that the JVM may use
/// @param memoryGib physical memory in GiB, 0 where unknown
/// @param os name and version of the operating system
/// @param arch its architecture, e.g. `amd64`
/// @param accelerator name of the GPU used, `none` without one
public record Machine(
    String cpu, int cores, double memoryGib, String os, String arch, String accelerator) {
  public Machine {
    Check.present(cpu, "cpu");
    Check.that(cores >= 1, "cores", cores, ">= 1");
    Check.notNegative(memoryGib, "memoryGib");
    Check.present(os, "os");
    Check.present(arch, "arch");
    Check.present(accelerator, "accelerator");
  }

  /// The machine this JVM runs on.
  public static Machine here(String accelerator) {
    String arch = System.getProperty("os.arch", "unknown");
    double kib = number(field(Path.of("/proc/meminfo"), "MemTotal", "0"));
    return new Machine(
        field(Path.of("/proc/cpuinfo"), "model name", arch),
        Runtime.getRuntime().availableProcessors(),
        Math.round(kib / 1024 / 1024 * 10) / 10.0,
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", ""),
        arch,
        accelerator);
  }

  private static String field(Path file, String name, String otherwise) {
    if (!Files.isReadable(file)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static double number(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }
}
