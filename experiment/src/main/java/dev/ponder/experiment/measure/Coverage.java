package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;

/// pass@k: is at least one of k samples right? Unbiased (arXiv 2107.03374): `1 - C(n-c, k) / C(n,
/// k)` for c right ones of n.
public record Coverage() implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    return passAtK(entry.size(), entry.correct(), k);
  }

  /// pass@k from counts, in the stable product form.
  public static double passAtK(int n, int c, int k) {
    Choose.check(n, k);
    if (n - c < k) {
      return 1;
    }
    double none = 1;
    for (int i = n - c + 1; i <= n; i++) {
      none *= 1 - (double) k / i;
    }
    return 1 - none;
  }

  /// Probability that at least `least` of k samples are right (G-Pass@k, arXiv 2412.13147).
  public static double atLeast(int n, int c, int k, int least) {
    Choose.check(n, k);
    double sum = 0;
    for (int j = Math.max(0, least); j <= Math.min(c, k); j++) {
      sum += Choose.of(c, j) * Choose.of(n - c, k - j);
    }
    return sum / Choose.of(n, k);
  }
}
