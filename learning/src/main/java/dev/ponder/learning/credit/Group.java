package dev.ponder.learning.credit;

import dev.ponder.core.Problem;
import java.util.List;

/// The samples of one problem: what they are compared with is each other.
///
/// @param problem whose answers these are
/// @param samples in sample order
public record Group(Problem problem, List<Sample> samples) {
  public Group {
    samples = List.copyOf(samples);
    for (Sample each : samples) {
      if (!each.trace().problem().id().equals(problem.id())) {
        throw new IllegalArgumentException(
            "samples: a trace of %s in the group of %s; a group holds one problem's samples only"
                .formatted(each.trace().problem().id(), problem.id()));
      }
    }
  }

  /// Rewards of the samples that are not masked, in sample order.
  public double[] rewards() {
    return samples.stream().filter(s -> !s.masked()).mapToDouble(Sample::reward).toArray();
  }

  /// True when all decided samples earned the same, or fewer than two are decided: nothing can be
  /// learned from comparing them.
  public boolean zeroVariance() {
    double[] rewards = rewards();
    for (double each : rewards) {
      if (each != rewards[0]) {
        return false;
      }
    }
    return true;
  }

  /// True when there are decided samples and every one earned at least `reward`.
  public boolean allAtLeast(double reward) {
    double[] rewards = rewards();
    for (double each : rewards) {
      if (each < reward) {
        return false;
      }
    }
    return rewards.length > 0;
  }
}
