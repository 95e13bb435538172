package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// maj@k: the accuracy of a vote among k samples, ties shared evenly (self-consistency, arXiv
/// 2203.11171).
///
/// Samples without an answer count among the k and don't vote; when none votes the result is wrong.
/// The expectation over all `C(n, k)` subsets is exact: for every class and every number of votes
/// it may win with, a recursion over the other classes counts the subsets in which none has more,
/// by how many tie. A class whose samples differ in verdict is right by the share that is.
public record MajorityOfK() implements Estimator {
  @Override
  public double accuracy(Entry entry, int k) {
    Choose.check(entry.size(), k);
    Map<String, int[]> classes = new LinkedHashMap<>();
    int silent = 0;
    for (SampleBank.Sample each : entry.samples()) {
      if (each.answer().isEmpty()) {
        silent++;
        continue;
      }
      int[] counts = classes.computeIfAbsent(each.answer().get(), _ -> new int[2]);
      counts[0]++;
      counts[1] += each.correct() ? 1 : 0;
    }
    return ofClasses(List.copyOf(classes.values()), silent, entry.size(), k);
  }

  /// @param classes of each answer the number of samples and how many of them are right
  private static double ofClasses(List<int[]> classes, int silent, int n, int k) {
    Map<Integer, Double> chances = new HashMap<>();
    double accuracy = 0;
    for (int i = 0; i < classes.size(); i++) {
      int size = classes.get(i)[0];
      int right = classes.get(i)[1];
      if (right > 0) {
        int own = i;
        double chance =
            chances.computeIfAbsent(size, _ -> wins(size, without(own, classes), silent, n, k));
        accuracy += chance * right / size;
      }
    }
    // Rounding may carry the quotients of sums past 1.
    return Math.min(1, accuracy);
  }

  private static List<Integer> without(int own, List<int[]> classes) {
    var others = new ArrayList<Integer>();
    for (int j = 0; j < classes.size(); j++) {
      if (j != own) {
        others.add(classes.get(j)[0]);
      }
    }
    return others;
  }

  /// Probability that a class wins, a tie of t classes counting 1/t.
  private static double wins(int size, List<Integer> others, int silent, int n, int k) {
    if (k == n) {
      long above = others.stream().filter(other -> other > size).count();
      long level = others.stream().filter(other -> other == size).count();
      return above > 0 ? 0 : 1.0 / (1 + level);
    }
    double ways = 0;
    double[] own = Choose.row(size, Math.min(size, k));
    for (int votes = 1; votes <= Math.min(size, k); votes++) {
      int rest = k - votes;
      double[] silentWays = Choose.row(silent, rest);
      double[][] table = subsets(others, votes, rest);
      double sum = 0;
      for (int taken = 0; taken <= rest; taken++) {
        for (int ties = 0; ties < table[taken].length; ties++) {
          sum += table[taken][ties] * silentWays[rest - taken] / (1 + ties);
        }
      }
      ways += own[votes] * sum;
    }
    return ways / Choose.of(n, k);
  }

  /// Ways to take `[taken][ties]` samples of the other classes so that none gives more than `votes`
  /// and `ties` of them give exactly that.
  private static double[][] subsets(List<Integer> others, int votes, int rest) {
    int mostTies = rest / votes;
    var table = new double[rest + 1][mostTies + 1];
    table[0][0] = 1;
    int reach = 0;
    for (int size : others) {
      var next = new double[rest + 1][mostTies + 1];
      double[] ways = Choose.row(size, Math.min(votes, size));
      for (int taken = 0; taken <= reach; taken++) {
        for (int ties = 0; ties <= mostTies; ties++) {
          double before = table[taken][ties];
          if (before == 0) {
            continue;
          }
          for (int j = 0; j < ways.length && taken + j <= rest; j++) {
            next[taken + j][ties + (j == votes ? 1 : 0)] += before * ways[j];
          }
        }
      }
      table = next;
      reach = Math.min(rest, reach + ways.length - 1);
    }
    return table;
  }
}
