package dev.ponder.verify.code;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses among samples by guessed tests alone (CodeT, arXiv 2207.10397): samples that pass the
/// same tests form a set, and a set scores `sqrt(samples) * tests`, so that what many samples and
/// many tests agree on wins. (The paper gives the product, its code the square root.)
public final class Agreement {
  private Agreement() {}

  /// The score of each sample; equal for samples that pass the same tests.
  ///
  /// @param held for each sample the tests that it passes
  public static double[] scores(List<BitSet> held) {
    Map<BitSet, Integer> samples = new HashMap<>();
    held.forEach(each -> samples.merge(each, 1, Integer::sum));
    return held.stream()
        .mapToDouble(each -> Math.sqrt(samples.getOrDefault(each, 0)) * each.cardinality())
        .toArray();
  }
}
