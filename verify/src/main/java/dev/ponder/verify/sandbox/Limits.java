package dev.ponder.verify.sandbox;

import java.time.Duration;

/// What one run in the box may use.
///
/// Time is judged by the processor's clock, so that a loaded machine flips no verdict; `wall` ends
/// what sleeps, and is stretched when more programs want to run than there are cores.
///
/// @param cpu processor time of all processes together
/// @param wall time on the wall on an idle machine
/// @param memory bytes of all processes together
/// @param processes processes and threads at one time
/// @param output bytes written to standard output
/// @param disk bytes written to the temporary folder
/// @param descriptors open files of one process
public record Limits(
    Duration cpu,
    Duration wall,
    long memory,
    int processes,
    int output,
    long disk,
    int descriptors) {
  private static final long MIB = 1L << 20;

  /// 5 s, 512 MB, 64 processes, 1 MB of output, 64 MB of files.
  public static final Limits DEFAULT = of(Duration.ofSeconds(5), 512 * MIB);

  public Limits {
    if (cpu.isNegative() || cpu.isZero() || cpu.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("time must be in (0 s, 1 h], not " + cpu);
    }
    if (wall.compareTo(cpu) < 0) {
      throw new IllegalArgumentException(
          "wall time must be at least %s, not %s".formatted(cpu, wall));
    }
    if (memory < 16 * MIB) {
      throw new IllegalArgumentException("memory must be at least 16 MB, not " + memory + " bytes");
    }
    if (processes < 1 || output < 1 || disk < 1 || descriptors < 8) {
      throw new IllegalArgumentException(
          "processes %d, output %d and disk %d must be at least 1, descriptors %d at least 8"
              .formatted(processes, output, disk, descriptors));
    }
  }

  /// These limits on time and memory, the others by default.
  public static Limits of(Duration cpu, long memory) {
    return new Limits(cpu, cpu.multipliedBy(2).plusSeconds(2), memory, 64, 1 << 20, 64 * MIB, 256);
  }

  public Limits withOutput(int bytes) {
    return new Limits(cpu, wall, memory, processes, bytes, disk, descriptors);
  }

  public Limits withProcesses(int count) {
    return new Limits(cpu, wall, memory, count, output, disk, descriptors);
  }

  public Limits withTime(Duration time) {
    return new Limits(
        time, time.multipliedBy(2).plusSeconds(2), memory, processes, output, disk, descriptors);
  }
}
