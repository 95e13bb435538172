package dev.ponder.model.train;

/// Learning rate by step: linear warm-up, a constant stretch, then a decay (WSD; Hu and others
/// 2024, arXiv 2404.06395).
///
/// @param peak highest rate
/// @param warmup steps of linear rise
/// @param constant steps at the peak
/// @param decay steps of descent; afterwards the rate stays at `peak * floor`
/// @param floor final rate as a share of the peak, in [0, 1]
/// @param shape of the descent
public record Schedule(
    double peak, long warmup, long constant, long decay, double floor, Shape shape) {
  /// How the rate comes down.
  public enum Shape {
    LINEAR,
    COSINE
  }

  public Schedule {
    if (!(peak >= 0) || !Double.isFinite(peak)) {
      throw new IllegalArgumentException("peak: " + peak + " must be a finite number >= 0");
    }
    if (warmup < 0 || constant < 0 || decay < 0) {
      throw new IllegalArgumentException(
          "warmup %d, constant %d, decay %d: none may be negative"
              .formatted(warmup, constant, decay));
    }
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("floor: " + floor + " must be in [0, 1]");
    }
  }

  /// The same rate for ever.
  public static Schedule constant(double rate) {
    return new Schedule(rate, 0, Long.MAX_VALUE / 4, 0, 1, Shape.LINEAR);
  }

  /// Warm-up over the first fiftieth of `steps`, decay to nothing over the last fifth.
  public static Schedule over(double peak, long steps) {
    long warmup = Math.max(1, steps / 50);
    long decay = Math.max(1, steps / 5);
    return new Schedule(
        peak, warmup, Math.max(0, steps - warmup - decay), decay, 0.0, Shape.LINEAR);
  }

  /// The rate of step `step`, the first being 0.
  public double at(long step) {
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    long into = step - warmup - constant;
    if (into < 0) {
      return peak;
    }
    double part = decay == 0 ? 1 : Math.min(1, (into + 1) / (double) (decay + 1));
    double height =
        switch (shape) {
          case LINEAR -> 1 - part;
          case COSINE -> 0.5 * (1 + Math.cos(Math.PI * part));
        };
    return into >= decay ? peak * floor : peak * (floor + (1 - floor) * height);
  }
}
