package dev.ponder.learning;

import java.util.List;
import java.util.Map;

/// What one step of reinforcement learning did: plain numbers, none of them NaN where nothing was
/// measured (they are 0 then).
///
/// @param step number of the step, from 0
/// @param rewards what the samples earned
/// @param lengths how long they were
/// @param update how the policy was moved
/// @param drift how far the policy that learned is from the one that sampled
/// @param spent what the step cost
/// @param baseline running mean of the rewards after this step
/// @param statistics means over all samples of whatever the caller measures on a trace, by name
/// @param samples some samples with their verdicts
public record StepLog(
    long step,
    Rewards rewards,
    Lengths lengths,
    Optimisation update,
    Drift drift,
    Spent spent,
    double baseline,
    Map<String, Double> statistics,
    List<Shown> samples) {
  public StepLog {
    statistics = Map.copyOf(statistics);
    samples = List.copyOf(samples);
  }

  /// Shares are of samples, unless they say groups.
  ///
  /// @param problems groups sampled
  /// @param samples sampled in all
  /// @param mean reward of the decided samples
  /// @param deviation population standard deviation of the same
  /// @param solved share of the decided samples that are right
  /// @param coverage share of groups with at least one right sample
  /// @param allRight share of groups in which every decided sample is right
  /// @param allWrong share of groups in which none is, though one was decided
  /// @param zeroVariance share of groups from which nothing can be learned by comparison
  /// @param undecided share of samples without a verdict
  /// @param verifierErrors share of samples on which the verifier threw
  public record Rewards(
      int problems,
      int samples,
      double mean,
      double deviation,
      double solved,
      double coverage,
      double allRight,
      double allWrong,
      double zeroVariance,
      double undecided,
      double verifierErrors) {}

  /// Lengths in completion tokens.
  ///
  /// @param terminated share of samples that ended by themselves
  /// @param truncated share that the token limit cut
  public record Lengths(
      double mean, double median, double p95, int longest, double terminated, double truncated) {}

  /// @param learningRate of this step, warm-up included
  /// @param updates optimiser steps taken on the batch
  /// @param nonFinite optimiser steps skipped because the gradient was not finite
  /// @param entropy mean over the credited samples' tokens, in nats, before the first update
  /// @param surprisal mean negative log-probability of all sampled tokens, in nats: on-policy an
  ///   estimate of the entropy over all samples, credited or not
  /// @param gradNorm before clipping, of the last update
  /// @param updateToWeight norm of the weights' change over that of the weights, of the last update
  /// @param advantageMean over the samples that took part
  /// @param advantageDeviation population standard deviation of the same
  /// @param ratioMin smallest ratio of present to old probability in any update
  /// @param ratioMax largest
  /// @param clippedLow share of tokens cut from below, in the last update
  /// @param clippedHigh share cut from above
  public record Optimisation(
      double learningRate,
      int updates,
      int nonFinite,
      double entropy,
      double surprisal,
      double gradNorm,
      double updateToWeight,
      double advantageMean,
      double advantageDeviation,
      double ratioMin,
      double ratioMax,
      double clippedLow,
      double clippedHigh) {}

  /// Estimates of KL(sampler, learner) on the sampled tokens of credited samples.
  ///
  /// @param k1 mean of `log sampler - log learner` at the first update
  /// @param k3 mean of `ratio - 1 - log ratio`, never negative, at the first update
  /// @param logProbGap largest difference of a token's log-probability between sampler and learner
  ///   before the first update; 0 where both compute alike
  /// @param lastK3 k3 between the policy before the first update and before the last one; 0 with
  ///   one update a batch
  /// @param referenceK3 mean of `exp(-d) + d - 1` against the reference policy; 0 without one
  /// @param dataAge updates between sampling and the last use of the samples
  public record Drift(
      double k1, double k3, double logProbGap, double lastK3, double referenceK3, int dataAge) {}

  /// @param promptTokens computed for the samples
  /// @param cachedTokens prompt tokens found in a cache
  /// @param sampledTokens sampled
  /// @param verifierTokens spent on judging
  /// @param wastedTokens computed and thrown away
  /// @param trainedTokens a gradient was taken on
  /// @param sampleFlops floating-point operations of sampling and judging
  /// @param trainFlops of the updates
  /// @param sampleSeconds of sampling and judging
  /// @param trainSeconds of the updates
  /// @param sampledPerSecond sampled tokens per second of sampling
  /// @param trainedPerSecond trained tokens per second of the updates
  public record Spent(
      long promptTokens,
      long cachedTokens,
      long sampledTokens,
      long verifierTokens,
      long wastedTokens,
      long trainedTokens,
      double sampleFlops,
      double trainFlops,
      double sampleSeconds,
      double trainSeconds,
      double sampledPerSecond,
      double trainedPerSecond) {}

  /// A sample to read.
  ///
  /// @param verdict `correct`, `incorrect: reason` or `undecided: reason`
  public record Shown(String problem, String prompt, String text, String verdict, double reward) {}
}
