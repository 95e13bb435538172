package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import java.util.Comparator;
import java.util.List;

/// best-of-k: the accuracy of the sample with the highest score among k.
///
/// Exact: with ranks 1 (best) to n the r-th is chosen by `C(n-r, k-1) / C(n, k)` of the subsets.
/// Equal scores share their ranks evenly; scores that are not finite rank last, equal to each
/// other.
public record BestOfK() implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    int n = entry.size();
    Choose.check(n, k);
    List<Sample> ranked =
        entry.samples().stream()
            .sorted(Comparator.comparingDouble(BestOfK::rankBy).reversed())
            .toList();
    double accuracy = 0;
    int from = 0;
    while (from < n) {
      int to = from + 1;
      while (to < n && rankBy(ranked.get(to)) == rankBy(ranked.get(from))) {
        to++;
      }
      double mass = 0;
      int right = 0;
      for (int i = from; i < to; i++) {
        mass += Choose.of(n - i - 1, k - 1);
        right += ranked.get(i).correct() ? 1 : 0;
      }
      accuracy += mass * right / (to - from);
      from = to;
    }
    // Rounding may carry the quotient of two sums past 1.
    return Math.min(1, accuracy / Choose.of(n, k));
  }

  private static double rankBy(Sample sample) {
    return Double.isFinite(sample.score()) ? sample.score() : Double.NEGATIVE_INFINITY;
  }
}
