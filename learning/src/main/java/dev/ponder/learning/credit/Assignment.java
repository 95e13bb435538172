package dev.ponder.learning.credit;

import dev.ponder.core.Credit;
import java.util.List;

/// What a rule decided.
///
/// @param credits one per sample of the batch, groups and samples in order; zero for masked and
///   dropped ones
/// @param advantages of the samples that took part
/// @param ratioMin smallest ratio of present to old probability over the credited tokens; 1 without
///   any
/// @param ratioMax largest such ratio
/// @param clippedLow share of the credited tokens whose gradient was cut because the ratio was too
///   low
/// @param clippedHigh share cut because the ratio was too high
public record Assignment(
    List<Credit> credits,
    double[] advantages,
    double ratioMin,
    double ratioMax,
    double clippedLow,
    double clippedHigh) {
  public Assignment {
    credits = List.copyOf(credits);
  }

  /// True when no token is credited: there is nothing to learn.
  public boolean isZero() {
    return credits.stream().allMatch(Credit::isZero);
  }
}
