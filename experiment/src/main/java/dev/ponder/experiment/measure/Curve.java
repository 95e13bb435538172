package dev.ponder.experiment.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Accuracy against k, with what k costs: one line of the test-time panel.
///
/// @param points in the order of k asked for
public record Curve(List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /// @param k samples at most
  /// @param tokens expected, mean over problems
  /// @param flops expected, mean over problems
  /// @param accuracy mean over problems, interval by bootstrap over them
  public record Point(int k, double tokens, double flops, Interval accuracy) {}

  /// The curve of a rule on a bank.
  public static Curve of(SampleBank bank, Estimator rule, Bootstrap bootstrap, int... ks) {
    double[][] matrix = rule.matrix(bank, ks);
    var points = new ArrayList<Point>();
    for (int i = 0; i < ks.length; i++) {
      int at = i;
      double[] column = Arrays.stream(matrix).mapToDouble(row -> row[at]).toArray();
      double tokens =
          bank.entries().stream().mapToDouble(e -> rule.tokens(e, ks[at])).average().orElseThrow();
      double flops =
          bank.entries().stream().mapToDouble(e -> rule.flops(e, ks[at])).average().orElseThrow();
      points.add(new Point(ks[i], tokens, flops, bootstrap.mean(column)));
    }
    return new Curve(points);
  }
}
