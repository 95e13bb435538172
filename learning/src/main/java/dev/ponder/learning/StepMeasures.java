package dev.ponder.learning;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.learning.credit.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// What can be measured on a batch before anything is learned from it.
///
/// @param groups the rewards
/// @param judged the verdicts, group by group
/// @param perTrace what the caller measures on a trace
record StepMeasures(
    List<Group> groups,
    List<List<Rollouts.Judged>> judged,
    Function<Trace, Map<String, Double>> perTrace) {

  StepLog.Rewards rewards() {
    double[] rewards = decidedRewards();
    long right = samples().stream().filter(j -> j.verdict().isCorrect()).count();
    long wrong = samples().stream().filter(j -> j.verdict() instanceof Verdict.Incorrect).count();
    return new StepLog.Rewards(
        groups.size(),
        samples().size(),
        mean(rewards),
        deviation(rewards),
        share(right, right + wrong),
        share(judged.stream().filter(StepMeasures::anyRight).count(), judged.size()),
        share(groups.stream().filter(g -> g.allAtLeast(1)).count(), groups.size()),
        share(groups.stream().filter(StepMeasures::noneRight).count(), groups.size()),
        share(groups.stream().filter(Group::zeroVariance).count(), groups.size()),
        shareOf(j -> j.verdict() instanceof Verdict.Undecided),
        shareOf(Rollouts.Judged::failed));
  }

  StepLog.Lengths lengths() {
    int[] lengths = samples().stream().mapToInt(j -> j.trace().tokenCount()).sorted().toArray();
    return new StepLog.Lengths(
        Arrays.stream(lengths).average().orElse(0),
        quantile(lengths, 0.5),
        quantile(lengths, 0.95),
        lengths.length == 0 ? 0 : lengths[lengths.length - 1],
        shareOf(j -> j.trace().ending() == Ending.STOPPED),
        shareOf(j -> j.trace().ending() == Ending.TRUNCATED));
  }

  /// Mean negative log-probability of the sampled tokens, in nats; those not finite are left out.
  double surprisal() {
    double sum = 0;
    long tokens = 0;
    for (Rollouts.Judged each : samples()) {
      for (float logProb : each.trace().logProbs()) {
        if (Float.isFinite(logProb)) {
          sum -= logProb;
          tokens++;
        }
      }
    }
    return tokens == 0 ? 0 : sum / tokens;
  }

  /// Samples with a reward.
  int decided() {
    return decidedRewards().length;
  }

  Map<String, Double> statistics() {
    var sums = new TreeMap<String, Double>();
    for (Rollouts.Judged each : samples()) {
      perTrace.apply(each.trace()).forEach((name, value) -> sums.merge(name, value, Double::sum));
    }
    sums.replaceAll((_, sum) -> sum / samples().size());
    return sums;
  }

  /// The first sample of each of the first `count` problems.
  List<StepLog.Shown> shown(int count) {
    return judged.stream()
        .filter(group -> !group.isEmpty())
        .limit(count)
        .map(group -> shown(group.getFirst()))
        .toList();
  }

  static StepLog.Spent spent(
      Cost before, Cost sampled, Cost trained, long sampleNanos, long trainNanos) {
    long completion = sampled.completion() - before.completion();
    long credited = trained.trained() - sampled.trained();
    return new StepLog.Spent(
        sampled.prompt() - before.prompt(),
        sampled.cached() - before.cached(),
        completion,
        sampled.verifier() - before.verifier(),
        sampled.wasted() - before.wasted(),
        credited,
        sampled.flops() - before.flops(),
        trained.flops() - sampled.flops(),
        sampleNanos * 1e-9,
        trainNanos * 1e-9,
        sampleNanos <= 0 ? 0 : completion / (sampleNanos * 1e-9),
        trainNanos <= 0 ? 0 : credited / (trainNanos * 1e-9));
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private List<Rollouts.Judged> samples() {
    return judged.stream().flatMap(List::stream).toList();
  }

  private double[] decidedRewards() {
    return groups.stream().flatMapToDouble(g -> Arrays.stream(g.rewards())).toArray();
  }

  private double shareOf(Predicate<Rollouts.Judged> which) {
    List<Rollouts.Judged> samples = samples();
    return share(samples.stream().filter(which).count(), samples.size());
  }

  private static boolean anyRight(List<Rollouts.Judged> group) {
    return group.stream().anyMatch(j -> j.verdict().isCorrect());
  }

  private static boolean noneRight(Group group) {
    double[] rewards = group.rewards();
    return rewards.length > 0 && Arrays.stream(rewards).allMatch(r -> r < 1);
  }

  private static StepLog.Shown shown(Rollouts.Judged judged) {
    Trace trace = judged.trace();
    return new StepLog.Shown(
        trace.problem().id(),
        trace.problem().prompt(),
        trace.text(),
        switch (judged.verdict()) {
          case Verdict.Correct() -> "correct";
          case Verdict.Incorrect(var reason) -> "incorrect: " + reason;
          case Verdict.Undecided(var reason) -> "undecided: " + reason;
        },
        judged.verdict().isCorrect() ? 1 : 0);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// The smallest value that at least the share `q` does not exceed.
  private static double quantile(int[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(q * sorted.length) - 1];
  }
}
