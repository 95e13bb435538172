package dev.ponder.experiment.measure;

import dev.ponder.core.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Percentile bootstrap (Efron 1979): how much would a number change had other problems been asked?
///
/// @param resamples how many
/// @param level of the interval, in (0, 1)
/// @param key of the resampling
public record Bootstrap(int resamples, double level, RandomKey key) {
  public Bootstrap {
    if (resamples < 10) {
      throw new IllegalArgumentException(
          "resamples: " + resamples + " is not allowed; it must be at least 10");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: " + level + " must be between 0 and 1");
    }
  }

  /// 1,000 resamples, 95 %.
  public static Bootstrap of(long seed) {
    return new Bootstrap(1_000, 0.95, RandomKey.of(seed));
  }

  /// The mean over problems.
  public Interval mean(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values: there are none to take the mean of");
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return all(new double[] {mean}, random -> new double[] {resampledMean(values, random)})
        .getFirst();
  }

  /// The mean difference `a - b` of two arms on the same problems, paired: problems are resampled
  /// with both their values.
  public Interval difference(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "b: %d problems, but a has %d; paired arms need the same problems"
              .formatted(b.length, a.length));
    }
    var differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return mean(differences);
  }

  /// Intervals of several numbers that one statistic gives together.
  ///
  /// @param values measured on the real data
  /// @param statistic the same numbers on data resampled with the generator; a number that is not
  ///   finite is left out of its interval
  public List<Interval> all(double[] values, Function<RandomGenerator, double[]> statistic) {
    var replicates = new double[resamples][];
    for (int r = 0; r < resamples; r++) {
      replicates[r] = statistic.apply(key.child(r).generator());
    }
    var intervals = new ArrayList<Interval>();
    for (int i = 0; i < values.length; i++) {
      int at = i;
      double[] sorted =
          Arrays.stream(replicates)
              .mapToDouble(each -> each[at])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      intervals.add(
          new Interval(
              values[i], quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)));
    }
    return intervals;
  }

  private static double resampledMean(double[] values, RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }

  /// Linear between the two nearest; NaN of nothing.
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
