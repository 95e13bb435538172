package dev.ponder.learning.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much better than expected each sample of a batch was: one array per group, 0 for masked
/// samples. Groups whose decided rewards are all equal get exact zeros.
final class Advantages {
  private Advantages() {}

  /// A - b with one baseline for all; the only advantage that is not zero in a group of equal
  /// rewards.
  static List<double[]> over(Batch batch, double baseline) {
    return perGroup(batch, rewards -> shifted(rewards, baseline), false);
  }

  /// `r_i - mean`.
  static List<double[]> overMean(Batch batch) {
    return perGroup(batch, rewards -> shifted(rewards, mean(rewards)), true);
  }

  /// `r_i - mean of the others`.
  static List<double[]> leaveOneOut(Batch batch) {
    return perGroup(
        batch,
        rewards -> {
          double factor = (double) rewards.length / (rewards.length - 1);
          return scaled(shifted(rewards, mean(rewards)), factor);
        },
        true);
  }

  /// `(r_i - mean) / (population std + epsilon)`.
  static List<double[]> standardised(Batch batch, double epsilon) {
    return perGroup(
        batch,
        rewards -> {
          double[] centred = shifted(rewards, mean(rewards));
          return scaled(centred, 1 / (rootMeanSquare(centred) + epsilon));
        },
        true);
  }

  /// `(r_i - mean) / mean`: the gradient of the log of the success rate.
  static List<double[]> relativeToMean(Batch batch) {
    return perGroup(
        batch,
        rewards -> {
          double mean = mean(rewards);
          return scaled(shifted(rewards, mean), mean == 0 ? 0 : 1 / mean);
        },
        true);
  }

  /// `(r_i - mean) / (std of all such differences in the batch + epsilon)`.
  static List<double[]> overBatchDeviation(Batch batch, double epsilon) {
    List<double[]> centred = overMean(batch);
    double sum = 0;
    int count = 0;
    for (int g = 0; g < centred.size(); g++) {
      for (double each : centred.get(g)) {
        sum += each * each;
      }
      count += batch.groups().get(g).rewards().length;
    }
    double deviation = count == 0 ? 0 : Math.sqrt(sum / count);
    for (double[] each : centred) {
      scaled(each, 1 / (deviation + epsilon));
    }
    return centred;
  }

  private interface OfRewards {
    double[] of(double[] rewards);
  }

  private static List<double[]> perGroup(Batch batch, OfRewards rule, boolean zeroIfEqual) {
    var all = new ArrayList<double[]>();
    for (Group group : batch.groups()) {
      var advantages = new double[group.samples().size()];
      double[] rewards = group.rewards();
      if (rewards.length > 0 && !(zeroIfEqual && group.zeroVariance())) {
        double[] decided = rule.of(rewards);
        int at = 0;
        for (int i = 0; i < advantages.length; i++) {
          advantages[i] = group.samples().get(i).masked() ? 0 : decided[at++];
        }
      }
      all.add(advantages);
    }
    return all;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double rootMeanSquare(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / values.length);
  }

  private static double[] shifted(double[] values, double by) {
    return Arrays.stream(values).map(v -> v - by).toArray();
  }

  private static double[] scaled(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by;
    }
    return values;
  }
}
