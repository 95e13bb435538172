package dev.ponder.learning;

import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import dev.ponder.learning.credit.Assignment;
import java.util.List;

/// Gathers what the updates on one batch did.
final class Learned {
  private final double rate;
  private int updates;
  private int nonFinite;
  private double entropy;
  private double gradNorm;
  private double updateToWeight;
  private double advantageMean;
  private double advantageDeviation;
  private double ratioMin = 1;
  private double ratioMax = 1;
  private double clippedLow;
  private double clippedHigh;
  private Divergence sampler = Divergence.NONE;
  private double lastK3;
  private double referenceK3;
  private int dataAge;

  Learned(double rate) {
    this.rate = rate;
  }

  double rate() {
    return rate;
  }

  void assigned(Assignment assignment) {
    advantageMean = StepMeasures.mean(assignment.advantages());
    advantageDeviation = StepMeasures.deviation(assignment.advantages());
    ratioMin = Math.min(ratioMin, assignment.ratioMin());
    ratioMax = Math.max(ratioMax, assignment.ratioMax());
    clippedLow = assignment.clippedLow();
    clippedHigh = assignment.clippedHigh();
  }

  /// The first update: its log-probabilities are those of the policy that sampled, unless sampler
  /// and learner compute differently.
  void first(List<Trace> traces, TrainablePolicy.Update update) {
    entropy = update.entropy();
    sampler = Divergence.of(traces.stream().map(Trace::logProbs).toList(), update.logProbs());
  }

  /// A later update, the `age`-th after the first.
  void moved(List<float[]> old, List<float[]> present, int age) {
    lastK3 = Divergence.of(old, present).k3();
    dataAge = age;
  }

  void reference(List<Trace> traces, List<float[]> reference) {
    referenceK3 = Divergence.of(traces.stream().map(Trace::logProbs).toList(), reference).k3();
  }

  /// The policy's own log-probabilities were not finite, so no credit could be computed.
  void skipped() {
    nonFinite++;
  }

  void updated(TrainablePolicy.Update update) {
    updates += update.applied() ? 1 : 0;
    nonFinite += update.applied() ? 0 : 1;
    gradNorm = finite(update.gradNorm());
    updateToWeight = finite(update.updateToWeight());
  }

  StepLog.Optimisation optimisation(double surprisal) {
    return new StepLog.Optimisation(
        rate,
        updates,
        nonFinite,
        finite(entropy),
        surprisal,
        gradNorm,
        updateToWeight,
        advantageMean,
        advantageDeviation,
        ratioMin,
        ratioMax,
        clippedLow,
        clippedHigh);
  }

  StepLog.Drift drift() {
    return new StepLog.Drift(
        sampler.k1(), sampler.k3(), sampler.gap(), lastK3, referenceK3, dataAge);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
