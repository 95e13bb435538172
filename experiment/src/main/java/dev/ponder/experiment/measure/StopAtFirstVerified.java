package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import java.util.function.ToDoubleFunction;

/// Draws until an exact verifier accepts, at most k times: the accuracy of pass@k at a smaller
/// cost.
///
/// Exact over the orders in which the stored samples could have come.
public record StopAtFirstVerified() implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    return Coverage.passAtK(entry.size(), entry.correct(), k);
  }

  @Override
  public double tokens(Entry entry, int k) {
    return expected(entry, k, Sample::tokens);
  }

  @Override
  public double flops(Entry entry, int k) {
    return expected(entry, k, Sample::flops);
  }

  /// Expected number of samples drawn, for c right ones of n: the sum over j below k of the
  /// probability that the first j are all wrong.
  public static double draws(int n, int c, int k) {
    Choose.check(n, k);
    double sum = 0;
    double wrongSoFar = 1;
    for (int j = 0; j < k && wrongSoFar > 0; j++) {
      sum += wrongSoFar;
      wrongSoFar *= (double) Math.max(0, n - c - j) / (n - j);
    }
    return sum;
  }

  private static double expected(Entry entry, int k, ToDoubleFunction<Sample> cost) {
    int n = entry.size();
    int c = entry.correct();
    Choose.check(n, k);
    double right = drawn(n, n - c, k);
    double wrong = drawn(n, n - c - 1, k);
    return entry.samples().stream()
        .mapToDouble(each -> cost.applyAsDouble(each) * (each.correct() ? right : wrong))
        .sum();
  }

  /// Probability that a given sample is drawn when `wrong` of the other n-1 are wrong: it comes at
  /// place j + 1 with 1/n, and is drawn if the j before it are all wrong and j is below k.
  private static double drawn(int n, int wrong, int k) {
    double sum = 0;
    double wrongSoFar = 1;
    for (int j = 0; j < k && wrongSoFar > 0; j++) {
      sum += wrongSoFar / n;
      wrongSoFar *= j + 1 < n ? (double) Math.max(0, wrong - j) / (n - 1 - j) : 0;
    }
    return sum;
  }
}
