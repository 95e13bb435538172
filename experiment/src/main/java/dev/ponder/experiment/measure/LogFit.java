package dev.ponder.experiment.measure;

import java.util.List;

/// A straight line through accuracy against the logarithm of compute, by least squares: how much
/// accuracy a factor of ten buys.
///
/// @param slopePerDecade accuracy gained per factor of ten, with its interval by bootstrap over
///   problems and seeds
/// @param intercept accuracy at a compute of 1
public record LogFit(Interval slopePerDecade, double intercept) {

  /// Fits the pooled mean curves of all seeds.
  ///
  /// @throws IllegalArgumentException when a compute is 0 or all are equal
  public static LogFit of(List<Series> seeds, Bootstrap bootstrap) {
    Series.Points points = Series.points(seeds);
    for (double each : points.compute()) {
      if (each <= 0) {
        throw new IllegalArgumentException(
            "compute: 0 has no logarithm; leave that point out or count what came before it");
      }
    }
    double[] line = line(points);
    if (!Double.isFinite(line[0])) {
      throw new IllegalArgumentException(
          "compute: all points are at " + points.compute()[0] + "; a slope needs two");
    }
    Interval slope =
        bootstrap
            .all(
                new double[] {line[0]},
                random -> new double[] {line(Series.resampled(seeds, random))[0]})
            .getFirst();
    return new LogFit(slope, line[1]);
  }

  /// The line's accuracy at a compute.
  public double at(double compute) {
    return intercept + slopePerDecade.value() * Math.log10(compute);
  }

  /// Slope and intercept.
  private static double[] line(Series.Points points) {
    int n = points.compute().length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += Math.log10(points.compute()[i]) / n;
      meanY += points.accuracy()[i] / n;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      double x = Math.log10(points.compute()[i]) - meanX;
      xx += x * x;
      xy += x * (points.accuracy()[i] - meanY);
    }
    double slope = xx < 1e-20 ? Double.NaN : xy / xx;
    return new double[] {slope, meanY - slope * meanX};
  }
}
