package dev.ponder.verify.shaping;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;

/// A finite number for a trace that was judged, to be added to its reward. It may be negative, so
/// it is no probability of being right and no [dev.ponder.core.OutcomeRewardModel].
@FunctionalInterface
public interface Shaping {
  double reward(Trace trace, Verdict verdict);

  /// This and another, summed.
  default Shaping plus(Shaping other) {
    return (trace, verdict) -> reward(trace, verdict) + other.reward(trace, verdict);
  }

  /// This, weighted.
  ///
  /// @param weight finite
  default Shaping times(double weight) {
    finite("weight", weight);
    return (trace, verdict) -> weight * reward(trace, verdict);
  }

  /// The value, if it is a number.
  ///
  /// @throws IllegalArgumentException naming the setting otherwise
  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + " must be finite");
    }
    return value;
  }
}
