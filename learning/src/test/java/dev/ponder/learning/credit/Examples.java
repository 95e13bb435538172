package dev.ponder.learning.credit;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import java.util.Arrays;
import java.util.List;

/// Small hand-made batches.
final class Examples {
  static final Problem P = new Problem("p", "p>");
  static final Problem Q = new Problem("q", "q>");

  private Examples() {}

  static Trace trace(Problem problem, int tokens) {
    var ids = new int[tokens];
    var logProbs = new float[tokens];
    Arrays.fill(logProbs, -1f);
    return Trace.start(problem)
        .then(Step.sampled("x".repeat(tokens), ids, logProbs), Ending.STOPPED);
  }

  static Group group(Problem problem, Sample... samples) {
    return new Group(problem, List.of(samples));
  }

  static Sample sample(Problem problem, int tokens, double reward) {
    return Sample.of(trace(problem, tokens), reward);
  }

  /// Two samples of one problem: a right one of two tokens, a wrong one of three.
  static Group pair() {
    return group(P, sample(P, 2, 1), sample(P, 3, 0));
  }

  /// Three samples of another problem, all wrong.
  static Group hopeless() {
    return group(Q, sample(Q, 4, 0), sample(Q, 5, 0), sample(Q, 6, 0));
  }

  /// The pair after the policy moved: ratios 1.1 and 1.5 on the right sample; 0.5, 0.9 and 1.5 on
  /// the wrong one.
  static Batch movedPair() {
    List<float[]> old = List.of(new float[] {-1, -1}, new float[] {-1, -1, -1});
    List<float[]> present = List.of(plusLog(1.1, 1.5), plusLog(0.5, 0.9, 1.5));
    return Batch.onPolicy(List.of(pair())).moved(old, present);
  }

  private static float[] plusLog(double... ratios) {
    var present = new float[ratios.length];
    for (int t = 0; t < ratios.length; t++) {
      present[t] = (float) (Math.log(ratios[t]) - 1);
    }
    return present;
  }

  static double[] credit(Assignment assignment, int sample) {
    return assignment.credits().get(sample).perToken();
  }
}
