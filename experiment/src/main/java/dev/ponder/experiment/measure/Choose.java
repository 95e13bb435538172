package dev.ponder.experiment.measure;

/// Binomial coefficients as doubles, exact to rounding.
final class Choose {
  /// Largest n whose coefficients all fit a double.
  static final int LARGEST = 1_000;

  private Choose() {}

  /// C(n, k); 0 for k outside 0..n.
  static double of(int n, int k) {
    if (k < 0 || k > n) {
      return 0;
    }
    double value = 1;
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      value = value * (n - Math.min(k, n - k) + i) / i;
    }
    return value;
  }

  /// C(n, 0) to C(n, k).
  static double[] row(int n, int k) {
    var row = new double[k + 1];
    row[0] = 1;
    for (int i = 1; i <= k; i++) {
      row[i] = row[i - 1] * Math.max(0, n - i + 1) / i;
    }
    return row;
  }

  /// Refuses a k that n samples can't give.
  static void check(int n, int k) {
    if (k < 1 || k > n) {
      throw new IllegalArgumentException(
          "k: %d is not allowed; it must be in 1..%d, the number of samples".formatted(k, n));
    }
    if (n > LARGEST) {
      throw new IllegalArgumentException(
          "samples: %d of a problem are more than the %d this can count".formatted(n, LARGEST));
    }
  }
}
