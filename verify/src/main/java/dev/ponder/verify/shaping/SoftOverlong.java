package dev.ponder.verify.shaping;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;

/// Punishes what is too long, softly before hard: 0 up to `longest - margin` tokens, then falling
/// on a line to -1 at `longest`, and -1 beyond (DAPO, arXiv 2503.14476, equation 13).
///
/// @param longest tokens
/// @param margin tokens over which the punishment grows
public record SoftOverlong(int longest, int margin) implements Shaping {
  public SoftOverlong {
    if (margin < 1 || longest < margin) {
      throw new IllegalArgumentException(
          "longest %d, margin %d: must be at least the margin, and at least 1"
              .formatted(longest, margin));
    }
  }

  @Override
  public double reward(Trace trace, Verdict verdict) {
    return of(trace.tokenCount());
  }

  /// The punishment of a length.
  public double of(int length) {
    return -Math.clamp((length - (longest - margin)) / (double) margin, 0.0, 1.0);
  }
}
