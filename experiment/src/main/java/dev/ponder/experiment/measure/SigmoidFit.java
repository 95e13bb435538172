package dev.ponder.experiment.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// ScaleRL's law of reinforcement learning (arXiv 2510.13786): `R(C) = R0 + (A - R0) / (1 + (Cmid /
/// C)^B)`.
///
/// Least squares. For a given B and Cmid the law is linear in R0 and A, so only two parameters are
/// searched: over a grid, then over ever finer grids around the best. B is searched in 0.1 to 10,
/// Cmid from a third of the least compute to ten times the largest; accuracies stay in [0, 1].
///
/// @param base R0, the accuracy before any compute
/// @param asymptote A, the accuracy that no compute exceeds
/// @param exponent B, how sharp the rise is
/// @param midpoint Cmid, the compute at which half of the rise is done
/// @param rmse root of the mean squared residual
/// @param determined false when B or Cmid lies at the edge of its range, so that the points don't
///   tell it (and A with it)
public record SigmoidFit(
    double base,
    double asymptote,
    double exponent,
    double midpoint,
    double rmse,
    boolean determined) {
  private static final double LEAST_EXPONENT = -1;
  private static final double LARGEST_EXPONENT = 1;
  private static final double LN_10 = Math.log(10);

  /// The law at a compute; the base at 0.
  public double at(double compute) {
    return base + (asymptote - base) * rise(Math.log10(compute), exponent, Math.log10(midpoint));
  }

  /// Fits points.
  ///
  /// @param compute of each, at least 0
  /// @param accuracy of each
  /// @param base R0 if it is known, else it is fitted
  /// @throws IllegalArgumentException with fewer points of different compute than parameters
  public static SigmoidFit of(double[] compute, double[] accuracy, OptionalDouble base) {
    long different = Arrays.stream(compute).distinct().count();
    int needed = base.isPresent() ? 3 : 4;
    if (different < needed || compute.length != accuracy.length) {
      throw new IllegalArgumentException(
          "compute: %d different points for %d accuracies; the sigmoid needs at least %d"
              .formatted(different, accuracy.length, needed));
    }
    double least = Arrays.stream(compute).filter(c -> c > 0).min().orElseThrow();
    double largest = Arrays.stream(compute).max().orElseThrow();
    double[] low = {LEAST_EXPONENT, Math.log10(least) - 0.5};
    double[] high = {LARGEST_EXPONENT, Math.log10(largest) + 1};
    double[] logs = Arrays.stream(compute).map(Math::log10).toArray();
    Linear best = grid(logs, accuracy, base, low, high, 16, 30);
    double[] reach = {(high[0] - low[0]) / 16, (high[1] - low[1]) / 30};
    for (int round = 0; round < 30; round++) {
      double[] from = {
        Math.max(low[0], best.logExponent - reach[0]), Math.max(low[1], best.logMidpoint - reach[1])
      };
      double[] to = {
        Math.min(high[0], best.logExponent + reach[0]),
        Math.min(high[1], best.logMidpoint + reach[1])
      };
      Linear next = grid(logs, accuracy, base, from, to, 6, 6);
      best = next.error < best.error ? next : best;
      reach[0] *= 0.6;
      reach[1] *= 0.6;
    }
    boolean inside =
        best.logExponent > low[0] + 1e-3
            && best.logExponent < high[0] - 1e-3
            && best.logMidpoint > low[1] + 1e-3
            && best.logMidpoint < high[1] - 1e-3;
    return new SigmoidFit(
        best.base,
        best.asymptote,
        Math.pow(10, best.logExponent),
        Math.pow(10, best.logMidpoint),
        Math.sqrt(best.error / compute.length),
        inside);
  }

  /// A fit with the intervals of its parameters.
  public record Measured(
      SigmoidFit fit, Interval asymptote, Interval exponent, Interval midpoint) {}

  /// Fits the pooled mean curves of all seeds, with intervals by bootstrap over problems and seeds.
  public static Measured of(List<Series> seeds, OptionalDouble base, Bootstrap bootstrap) {
    Series.Points points = Series.points(seeds);
    SigmoidFit fit = of(points.compute(), points.accuracy(), base);
    List<Interval> intervals =
        bootstrap.all(
            new double[] {fit.asymptote, fit.exponent, fit.midpoint},
            random -> {
              Series.Points drawn = Series.resampled(seeds, random);
              SigmoidFit each = of(drawn.compute(), drawn.accuracy(), base);
              return new double[] {each.asymptote, each.exponent, each.midpoint};
            });
    return new Measured(fit, intervals.get(0), intervals.get(1), intervals.get(2));
  }

  /// How well the first half of a curve foretells the second.
  ///
  /// @param fit of the half with less compute
  /// @param fitted number of points it was fitted to
  /// @param meanError mean of `|predicted - measured|` over the other points
  /// @param lastError `predicted - measured` at the largest compute
  public record Extrapolation(SigmoidFit fit, int fitted, double meanError, double lastError) {}

  /// Fits the half of the points with the least compute and compares with the others.
  public static Extrapolation extrapolate(
      double[] compute, double[] accuracy, OptionalDouble base) {
    int[] order =
        IntStream.range(0, compute.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> compute[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] x = Arrays.stream(order).mapToDouble(i -> compute[i]).toArray();
    double[] y = Arrays.stream(order).mapToDouble(i -> accuracy[i]).toArray();
    int half = (x.length + 1) / 2;
    SigmoidFit fit = of(Arrays.copyOf(x, half), Arrays.copyOf(y, half), base);
    double sum = 0;
    for (int i = half; i < x.length; i++) {
      sum += Math.abs(fit.at(x[i]) - y[i]);
    }
    int last = x.length - 1;
    return new Extrapolation(fit, half, sum / (x.length - half), fit.at(x[last]) - y[last]);
  }

  /// The best accuracies for one B and Cmid.
  private record Linear(
      double logExponent, double logMidpoint, double base, double asymptote, double error) {}

  private static Linear grid(
      double[] logs,
      double[] accuracy,
      OptionalDouble base,
      double[] from,
      double[] to,
      int exponents,
      int midpoints) {
    Linear best = new Linear(from[0], from[1], 0, 0, Double.POSITIVE_INFINITY);
    var rises = new double[logs.length];
    for (int b = 0; b <= exponents; b++) {
      double logExponent = from[0] + (to[0] - from[0]) * b / exponents;
      double exponent = Math.pow(10, logExponent);
      for (int m = 0; m <= midpoints; m++) {
        double logMidpoint = from[1] + (to[1] - from[1]) * m / midpoints;
        for (int i = 0; i < rises.length; i++) {
          rises[i] = rise(logs[i], exponent, logMidpoint);
        }
        double[] ends = ends(rises, accuracy, base);
        double error = error(rises, accuracy, ends[0], ends[1]);
        if (error < best.error) {
          best = new Linear(logExponent, logMidpoint, ends[0], ends[1], error);
        }
      }
    }
    return best;
  }

  /// `1 / (1 + (Cmid / C)^B)`; 0 for no compute, whose logarithm is minus infinity.
  private static double rise(double log, double exponent, double logMidpoint) {
    return 1 / (1 + Math.exp(LN_10 * exponent * (logMidpoint - log)));
  }

  /// R0 and A in [0, 1] with the least squared error of `R0 (1 - s) + A s`.
  private static double[] ends(double[] s, double[] y, OptionalDouble base) {
    if (base.isPresent()) {
      return new double[] {base.getAsDouble(), asymptote(s, y, base.getAsDouble())};
    }
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double ay = 0;
    double by = 0;
    for (int i = 0; i < s.length; i++) {
      double a = 1 - s[i];
      aa += a * a;
      ab += a * s[i];
      bb += s[i] * s[i];
      ay += a * y[i];
      by += s[i] * y[i];
    }
    double determinant = aa * bb - ab * ab;
    double base0 = (bb * ay - ab * by) / determinant;
    double top = (aa * by - ab * ay) / determinant;
    if (determinant > 1e-12 && base0 >= 0 && base0 <= 1 && top >= 0 && top <= 1) {
      return new double[] {base0, top};
    }
    // the least error lies on an edge of the square
    var mirrored = Arrays.stream(s).map(each -> 1 - each).toArray();
    double[] best = {0, asymptote(s, y, 0)};
    for (double edge : new double[] {0, 1}) {
      for (double[] each :
          new double[][] {{edge, asymptote(s, y, edge)}, {asymptote(mirrored, y, edge), edge}}) {
        if (error(s, y, each[0], each[1]) < error(s, y, best[0], best[1])) {
          best = each;
        }
      }
    }
    return best;
  }

  private static double asymptote(double[] s, double[] y, double base) {
    double ss = 0;
    double sy = 0;
    for (int i = 0; i < s.length; i++) {
      ss += s[i] * s[i];
      sy += s[i] * (y[i] - base * (1 - s[i]));
    }
    return ss == 0 ? base : Math.clamp(sy / ss, 0, 1);
  }

  private static double error(double[] s, double[] y, double base, double asymptote) {
    double error = 0;
    for (int i = 0; i < s.length; i++) {
      double residual = base + (asymptote - base) * s[i] - y[i];
      error += residual * residual;
    }
    return error;
  }
}
