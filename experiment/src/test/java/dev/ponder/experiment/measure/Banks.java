package dev.ponder.experiment.measure;

import dev.ponder.core.Verdict;
import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Banks for tests: written out, random, and simulated.
final class Banks {
  private Banks() {}

  static Sample sample(String answer, boolean correct, double score) {
    return new Sample(
        answer.isEmpty() ? Optional.empty() : Optional.of(answer),
        correct ? Verdict.correct() : Verdict.incorrect("wrong"),
        score,
        10,
        20);
  }

  /// `c` right samples of `n`; the others all differ.
  static Entry counted(int n, int c) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < n; i++) {
      samples.add(sample(i < c ? "right" : "wrong" + i, i < c, i < c ? 1 : 0));
    }
    return new Entry("counted", samples);
  }

  /// A few classes of random sizes, abstentions, mixed verdicts in a class, tied and unusable
  /// scores.
  static Entry random(int n, RandomGenerator random) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < n; i++) {
      int answer = random.nextInt(5);
      boolean correct = answer == 0 || answer == 1 && random.nextBoolean();
      double[] scores = {0.1, 0.5, 0.9, Double.NaN};
      samples.add(
          sample(
              answer == 4 ? "" : "a" + answer, answer != 4 && correct, scores[random.nextInt(4)]));
    }
    return new Entry("random", samples);
  }

  /// The hard mix of the vote's plateau: success is Beta(0.6, 1.2), eight wrong answers share the
  /// rest by a Dirichlet(0.5). The score is normal, one higher for right answers (d' = 1), and each
  /// wrong answer has a preference of its own with the given deviation.
  static SampleBank simulated(int problems, int n, double preference, RandomGenerator random) {
    var entries = new ArrayList<Entry>();
    for (int p = 0; p < problems; p++) {
      double right = gamma(0.6, random);
      double success = right / (right + gamma(1.2, random));
      var wrong = new double[8];
      var likes = new double[8];
      double sum = 0;
      for (int i = 0; i < 8; i++) {
        wrong[i] = gamma(0.5, random);
        likes[i] = preference * random.nextGaussian();
        sum += wrong[i];
      }
      var samples = new ArrayList<Sample>();
      for (int i = 0; i < n; i++) {
        if (random.nextDouble() < success) {
          samples.add(sample("right", true, 1 + random.nextGaussian()));
          continue;
        }
        double at = random.nextDouble() * sum;
        int which = 0;
        while (which < 7 && at >= wrong[which]) {
          at -= wrong[which++];
        }
        samples.add(sample("w" + which, false, likes[which] + random.nextGaussian()));
      }
      entries.add(new Entry("p" + p, samples));
    }
    return new SampleBank(entries);
  }

  static double mean(SampleBank bank, Estimator rule, int k) {
    return bank.entries().stream().mapToDouble(e -> rule.accuracy(e, k)).average().orElseThrow();
  }

  static List<Sample> take(Entry entry, int[] subset) {
    var samples = new ArrayList<Sample>();
    for (int i : subset) {
      samples.add(entry.samples().get(i));
    }
    return samples;
  }

  /// Marsaglia and Tsang 2000; shapes below 1 by a power of a uniform.
  private static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
