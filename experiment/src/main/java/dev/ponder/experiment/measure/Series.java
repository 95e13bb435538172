package dev.ponder.experiment.measure;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// One seed's curve, problem by problem.
///
/// @param compute at each point, in FLOPs or tokens
/// @param outcomes `[problem][point]`: the problem's accuracy there, in [0, 1]
public record Series(double[] compute, double[][] outcomes) {
  public Series {
    if (compute.length == 0 || outcomes.length == 0) {
      throw new IllegalArgumentException(
          "outcomes: %d problems at %d points are not a curve"
              .formatted(outcomes.length, compute.length));
    }
    for (double each : compute) {
      if (!(each >= 0) || !Double.isFinite(each)) {
        throw new IllegalArgumentException("compute: " + each + " must be a finite number >= 0");
      }
    }
    for (double[] row : outcomes) {
      if (row.length != compute.length) {
        throw new IllegalArgumentException(
            "outcomes: a problem has %d points, but compute has %d"
                .formatted(row.length, compute.length));
      }
    }
  }

  /// Mean over problems at each point.
  public double[] means() {
    return means(IntStream.range(0, outcomes.length).toArray());
  }

  private double[] means(int[] problems) {
    var means = new double[compute.length];
    for (int problem : problems) {
      for (int i = 0; i < means.length; i++) {
        means[i] += outcomes[problem][i] / problems.length;
      }
    }
    return means;
  }

  /// Points to fit to: the mean curves of all series, one after the other.
  record Points(double[] compute, double[] accuracy) {}

  static Points points(List<Series> seeds) {
    check(seeds);
    return pool(seeds.stream().map(each -> new Points(each.compute, each.means())).toList());
  }

  /// The same from seeds drawn with replacement, and problems drawn with replacement, the same ones
  /// for every seed.
  static Points resampled(List<Series> seeds, RandomGenerator random) {
    int problems = seeds.getFirst().outcomes.length;
    int[] drawn = IntStream.range(0, problems).map(_ -> random.nextInt(problems)).toArray();
    return pool(
        IntStream.range(0, seeds.size())
            .mapToObj(_ -> seeds.get(random.nextInt(seeds.size())))
            .map(each -> new Points(each.compute, each.means(drawn)))
            .toList());
  }

  private static void check(List<Series> seeds) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("seeds: there is no curve to fit");
    }
    int problems = seeds.getFirst().outcomes.length;
    for (Series each : seeds) {
      if (each.outcomes.length != problems) {
        throw new IllegalArgumentException(
            "seeds: one has %d problems and another %d; ask all seeds the same problems"
                .formatted(problems, each.outcomes.length));
      }
    }
  }

  private static Points pool(List<Points> curves) {
    return new Points(
        curves.stream().flatMapToDouble(each -> java.util.Arrays.stream(each.compute)).toArray(),
        curves.stream().flatMapToDouble(each -> java.util.Arrays.stream(each.accuracy)).toArray());
  }
}
