package dev.ponder.learning.credit;

import dev.ponder.core.Credit;
import java.util.ArrayList;
import java.util.List;

/// Joins a rule's advantages, term and aggregation to credits.
///
/// @param term what a changed probability does
/// @param aggregation how the sum over tokens is divided
/// @param kl weight of the penalty `exp(-d) + d - 1`, `d = log pi - log pi_ref`, per token
/// @param drop leave out groups of equal rewards, from the divisors too
record Objective(Term term, Aggregation aggregation, double kl, boolean drop) {
  private static final double LOG_RATIO_LIMIT = 20;

  /// @param advantages one array per group, one value per sample
  Assignment assign(Batch batch, List<double[]> advantages) {
    if (kl != 0 && batch.reference() == null) {
      throw new IllegalArgumentException(
          "kl: " + kl + " needs log-probabilities of a reference policy; give them or set kl to 0");
    }
    var masks = batch.samples().stream().map(Sample::creditable).toList();
    int[] tokens = masks.stream().mapToInt(Objective::count).toArray();
    var takesPart = new boolean[tokens.length];
    var ofGroup = new int[batch.groups().size()];
    long ofBatch = 0;
    int samples = 0;
    int groups = 0;
    int at = 0;
    for (int g = 0; g < ofGroup.length; g++) {
      Group group = batch.groups().get(g);
      boolean dropped = drop && group.zeroVariance();
      for (Sample sample : group.samples()) {
        takesPart[at] = !dropped && !sample.masked() && tokens[at] > 0;
        if (takesPart[at]) {
          ofGroup[g] += tokens[at];
          samples++;
        }
        at++;
      }
      ofBatch += ofGroup[g];
      groups += ofGroup[g] > 0 ? 1 : 0;
    }

    var credits = new ArrayList<Credit>();
    var used = new double[samples];
    var clipping = new Term.Clipping();
    double ratioMin = Double.POSITIVE_INFINITY;
    double ratioMax = 0;
    at = 0;
    int usedAt = 0;
    for (int g = 0; g < ofGroup.length; g++) {
      double[] ofSamples = advantages.get(g);
      for (int i = 0; i < ofSamples.length; i++) {
        Sample sample = batch.groups().get(g).samples().get(i);
        var perToken = new double[sample.trace().tokenCount()];
        if (takesPart[at]) {
          used[usedAt++] = ofSamples[i];
          double[] logRatios = logRatios(batch, at, masks.get(at), tokens[at]);
          for (double each : logRatios) {
            ratioMin = Math.min(ratioMin, Math.exp(each));
            ratioMax = Math.max(ratioMax, Math.exp(each));
          }
          double[] coefficients = term.coefficients(ofSamples[i], logRatios, clipping);
          double weight = aggregation.weight(tokens[at], ofGroup[g], ofBatch, samples, groups);
          fill(perToken, masks.get(at), coefficients, weight);
          if (kl != 0) {
            penalise(perToken, masks.get(at), batch, at, sample, weight);
          }
        }
        credits.add(new Credit(sample.trace(), perToken));
        at++;
      }
    }
    return new Assignment(
        credits,
        used,
        ofBatch == 0 ? 1 : ratioMin,
        ofBatch == 0 ? 1 : ratioMax,
        ofBatch == 0 ? 0 : (double) clipping.low / ofBatch,
        ofBatch == 0 ? 0 : (double) clipping.high / ofBatch);
  }

  private static void fill(
      double[] perToken, boolean[] mask, double[] coefficients, double weight) {
    int next = 0;
    for (int t = 0; t < perToken.length; t++) {
      if (mask[t]) {
        perToken[t] = coefficients[next++] * weight;
      }
    }
  }

  /// Adds the gradient of `-kl (exp(-d) + d - 1)`.
  private void penalise(
      double[] perToken, boolean[] mask, Batch batch, int at, Sample sample, double weight) {
    float[] present = batch.present() == null ? sample.trace().logProbs() : batch.present().get(at);
    float[] reference = batch.reference() == null ? present : batch.reference().get(at);
    if (present.length == 0 || reference.length == 0) {
      return;
    }
    for (int t = 0; t < perToken.length; t++) {
      if (mask[t]) {
        double d = limited((double) present[t] - reference[t]);
        perToken[t] -= kl * (1 - Math.exp(-d)) * weight;
      }
    }
  }

  private static double[] logRatios(Batch batch, int at, boolean[] mask, int tokens) {
    var logRatios = new double[tokens];
    if (batch.old() == null || batch.present() == null) {
      return logRatios;
    }
    float[] old = batch.old().get(at);
    float[] present = batch.present().get(at);
    if (old.length == 0 || present.length == 0) {
      return logRatios;
    }
    int next = 0;
    for (int t = 0; t < mask.length; t++) {
      if (mask[t]) {
        logRatios[next++] = limited((double) present[t] - old[t]);
      }
    }
    return logRatios;
  }

  private static double limited(double logRatio) {
    return Math.clamp(logRatio, -LOG_RATIO_LIMIT, LOG_RATIO_LIMIT);
  }

  private static int count(boolean[] mask) {
    int count = 0;
    for (boolean each : mask) {
      count += each ? 1 : 0;
    }
    return count;
  }
}
