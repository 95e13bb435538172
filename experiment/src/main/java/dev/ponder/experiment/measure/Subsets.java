package dev.ponder.experiment.measure;

import dev.ponder.core.RandomKey;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Means over the k-subsets of n things.
final class Subsets {
  /// Up to this many subsets all are gone through.
  static final int EXACT = 5_000;

  /// Else so many are drawn.
  static final int DRAWS = 1_000;

  private Subsets() {}

  /// The mean of `value` over all k-subsets of 0..n-1 (ascending indices) when there are at most
  /// [#EXACT], over [#DRAWS] drawn ones otherwise.
  static double mean(int n, int k, RandomKey key, ToDoubleFunction<int[]> value) {
    if (Choose.of(n, k) <= EXACT) {
      return meanOfAll(n, k, value);
    }
    RandomGenerator random = key.generator();
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      sum += value.applyAsDouble(draw(n, k, random));
    }
    return sum / DRAWS;
  }

  private static double meanOfAll(int n, int k, ToDoubleFunction<int[]> value) {
    var subset = new int[k];
    for (int i = 0; i < k; i++) {
      subset[i] = i;
    }
    double sum = 0;
    long count = 0;
    int at = 0;
    while (at >= 0) {
      sum += value.applyAsDouble(subset);
      count++;
      at = k - 1;
      while (at >= 0 && subset[at] == n - k + at) {
        at--;
      }
      if (at >= 0) {
        subset[at]++;
        for (int i = at + 1; i < k; i++) {
          subset[i] = subset[i - 1] + 1;
        }
      }
    }
    return sum / count;
  }

  /// One subset, all equally likely (selection sampling, Knuth's algorithm S).
  private static int[] draw(int n, int k, RandomGenerator random) {
    var subset = new int[k];
    int chosen = 0;
    for (int i = 0; chosen < k; i++) {
      if (random.nextInt(n - i) < k - chosen) {
        subset[chosen++] = i;
      }
    }
    return subset;
  }
}
