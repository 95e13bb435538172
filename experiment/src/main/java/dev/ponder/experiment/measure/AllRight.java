package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;

/// pass^k, reliability: are all of k samples right? `C(c, k) / C(n, k)`.
public record AllRight() implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    return allOfK(entry.size(), entry.correct(), k);
  }

  /// pass^k from counts: c right ones of n.
  public static double allOfK(int n, int c, int k) {
    Choose.check(n, k);
    double all = 1;
    for (int i = 0; i < k; i++) {
      all *= Math.max(0, (double) (c - i)) / (n - i);
    }
    return all;
  }
}
