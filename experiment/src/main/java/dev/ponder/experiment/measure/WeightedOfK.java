package dev.ponder.experiment.measure;

import dev.ponder.core.RandomKey;
import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// weighted@k: the accuracy of a vote weighted by score among k samples, ties shared evenly (arXiv
/// 2206.02336).
///
/// The mean over all subsets while they are few, over 1,000 seeded ones else. A score that is not
/// in [0, 1] weighs nothing; when nothing weighs anything the answers tie.
///
/// @param key of the subsets drawn; each problem has a stream of its own
public record WeightedOfK(RandomKey key) implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    Choose.check(entry.size(), k);
    List<Sample> samples = entry.samples();
    return Subsets.mean(
        entry.size(),
        k,
        key.child(entry.problem()).child(k),
        subset -> {
          // of each answer: weight, samples, right samples
          Map<String, double[]> classes = new HashMap<>();
          for (int i : subset) {
            Sample each = samples.get(i);
            if (each.answer().isPresent()) {
              double[] sums = classes.computeIfAbsent(each.answer().get(), _ -> new double[3]);
              sums[0] += each.score() >= 0 && each.score() <= 1 ? each.score() : 0;
              sums[1]++;
              sums[2] += each.correct() ? 1 : 0;
            }
          }
          double most = classes.values().stream().mapToDouble(sums -> sums[0]).max().orElse(0);
          // sums of the same scores in another order differ by rounding
          return classes.values().stream()
              .filter(sums -> sums[0] >= most - 1e-12)
              .mapToDouble(sums -> sums[2] / sums[1])
              .average()
              .orElse(0);
        });
  }
}
