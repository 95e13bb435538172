package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;

/// What a rule that chooses among k samples would reach, in expectation over which k of the n
/// stored samples it got.
@FunctionalInterface
public interface Estimator {
  /// Expected accuracy of the rule with k samples, in [0, 1].
  ///
  /// @throws IllegalArgumentException when k is not in 1..n
  double accuracy(Entry entry, int k);

  /// Expected tokens it takes.
  default double tokens(Entry entry, int k) {
    return k * entry.meanTokens();
  }

  /// Expected FLOPs it takes.
  default double flops(Entry entry, int k) {
    return k * entry.meanFlops();
  }

  /// The accuracies of every problem (row) at every k (column): what fits and intervals start from.
  default double[][] matrix(SampleBank bank, int... ks) {
    var matrix = new double[bank.entries().size()][ks.length];
    for (int p = 0; p < matrix.length; p++) {
      for (int i = 0; i < ks.length; i++) {
        matrix[p][i] = accuracy(bank.entries().get(p), ks[i]);
      }
    }
    return matrix;
  }
}
