package dev.ponder.verify.proof;

import java.time.Duration;

/// What one answer may use.
///
/// @param time of the solver for all questions that an answer raises, waiting for a worker left out
/// @param memoryMegabytes of a worker process, the solver's and Java's together
/// @param workers processes at once
public record SmtLimits(Duration time, int memoryMegabytes, int workers) {
  /// 5 seconds, 512 MB, one process.
  public static final SmtLimits DEFAULT = new SmtLimits(Duration.ofSeconds(5), 512, 1);

  public SmtLimits {
    if (time.toMillis() < 10 || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "time: %s s is not possible; it must be 0.01 s to an hour"
              .formatted(time.toMillis() / 1000.0));
    }
    if (memoryMegabytes < 192 || memoryMegabytes > 1 << 20) {
      throw new IllegalArgumentException(
          "memory: %d MB is not possible; a worker needs 192 MB at least"
              .formatted(memoryMegabytes));
    }
    if (workers < 1 || workers > 256) {
      throw new IllegalArgumentException(
          "workers: " + workers + " is not possible; it must be 1 to 256");
    }
  }
}
