package dev.ponder.experiment;

/// How often a habit shows in traces.
///
/// @param mean times per trace
/// @param share of traces that show it at least once, in [0, 1]
public record HabitCount(double mean, double share) {
  public HabitCount {
    Check.notNegative(mean, "mean");
    Check.share(share, "share");
  }
}
