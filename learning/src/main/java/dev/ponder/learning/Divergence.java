package dev.ponder.learning;

import java.util.List;

/// Estimates of KL(p, q) from tokens that p sampled.
///
/// With `d = log q - log p`: k1 is the mean of `-d`, k3 the mean of `exp(d) - 1 - d`, which is
/// never negative and has less variance.
///
/// Differences are held within [-20, 20], and one that is not a number counts as 20.
///
/// @param gap the largest absolute d
record Divergence(double k1, double k3, double gap) {
  private static final double LIMIT = 20;

  static final Divergence NONE = new Divergence(0, 0, 0);

  /// @param p log-probabilities, one array per trace
  /// @param q the same tokens'; traces for which either array is empty are left out
  static Divergence of(List<float[]> p, List<float[]> q) {
    double k1 = 0;
    double k3 = 0;
    double gap = 0;
    long tokens = 0;
    for (int i = 0; i < p.size(); i++) {
      int length = Math.min(p.get(i).length, q.get(i).length);
      for (int t = 0; t < length; t++) {
        double difference = (double) q.get(i)[t] - p.get(i)[t];
        double d = Double.isNaN(difference) ? LIMIT : Math.clamp(difference, -LIMIT, LIMIT);
        k1 -= d;
        k3 += Math.exp(d) - 1 - d;
        gap = Math.max(gap, Math.abs(d));
        tokens++;
      }
    }
    return tokens == 0 ? NONE : new Divergence(k1 / tokens, k3 / tokens, gap);
  }
}
