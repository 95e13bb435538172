package dev.ponder.learning;

import dev.ponder.learning.credit.CreditRule;
import dev.ponder.learning.credit.DrGrpo;

/// How [ReinforcementLearning] is set.
///
/// @param rule turns judged samples into credit
/// @param groups problems per step, at least 1
/// @param samples per problem, at least 1
/// @param maxTokens most tokens of an answer
/// @param learningRate after the warm-up
/// @param warmup steps over which the learning rate rises linearly; 0 for none
/// @param horizon steps over which the learning rate falls linearly to a tenth, where it stays; 0
///   keeps it
/// @param temperature of sampling, above 0; at 1 the samples are the policy's own
/// @param updates optimiser steps on each batch; above 1 the rule's clip holds them together
/// @param dropZeroVariance leave out groups of equal rewards, from the rule's divisors too
/// @param truncated what becomes of answers that the token limit cut
/// @param shown samples to put into the log
public record RlSettings(
    CreditRule rule,
    int groups,
    int samples,
    int maxTokens,
    double learningRate,
    int warmup,
    int horizon,
    double temperature,
    int updates,
    boolean dropZeroVariance,
    Truncated truncated,
    int shown) {

  /// What becomes of answers that the token limit cut.
  public enum Truncated {
    /// Judged like any other; without an answer they fail.
    JUDGE,
    /// Left out, neither pass nor fail.
    MASK
  }

  public RlSettings {
    check(groups >= 1, "groups", groups, ">= 1");
    check(samples >= 1, "samples", samples, ">= 1");
    check(maxTokens >= 1, "maxTokens", maxTokens, ">= 1");
    check(
        learningRate >= 0 && Double.isFinite(learningRate),
        "learningRate",
        learningRate,
        "a finite number >= 0");
    check(warmup >= 0, "warmup", warmup, ">= 0");
    check(horizon >= 0, "horizon", horizon, ">= 0");
    check(
        temperature > 0 && Double.isFinite(temperature),
        "temperature",
        temperature,
        "a finite number > 0");
    check(updates >= 1, "updates", updates, ">= 1");
    check(shown >= 0, "shown", shown, ">= 0");
  }

  /// Dr. GRPO, 24 problems of 8 samples, temperature 1, one update a batch, groups of equal rewards
  /// left out, no warm-up, truncated answers judged, three samples shown.
  public static RlSettings defaults(int maxTokens, double learningRate) {
    return new RlSettings(
        new DrGrpo(maxTokens),
        24,
        8,
        maxTokens,
        learningRate,
        0,
        0,
        1,
        1,
        true,
        Truncated.JUDGE,
        3);
  }

  public RlSettings withRule(CreditRule value) {
    return new RlSettings(
        value,
        groups,
        samples,
        maxTokens,
        learningRate,
        warmup,
        horizon,
        temperature,
        updates,
        dropZeroVariance,
        truncated,
        shown);
  }

  public RlSettings withBatch(int problems, int samplesEach) {
    return new RlSettings(
        rule,
        problems,
        samplesEach,
        maxTokens,
        learningRate,
        warmup,
        horizon,
        temperature,
        updates,
        dropZeroVariance,
        truncated,
        shown);
  }

  public RlSettings withWarmup(int steps) {
    return new RlSettings(
        rule,
        groups,
        samples,
        maxTokens,
        learningRate,
        steps,
        horizon,
        temperature,
        updates,
        dropZeroVariance,
        truncated,
        shown);
  }

  public RlSettings withHorizon(int steps) {
    return new RlSettings(
        rule,
        groups,
        samples,
        maxTokens,
        learningRate,
        warmup,
        steps,
        temperature,
        updates,
        dropZeroVariance,
        truncated,
        shown);
  }

  /// The learning rate of a step, from 0: warm-up, then the fall.
  public double rate(long step) {
    double rise = warmup == 0 ? 1 : Math.min(1, (step + 1.0) / warmup);
    double fall = horizon == 0 ? 1 : Math.max(0.1, 1 - 0.9 * step / horizon);
    return learningRate * rise * fall;
  }

  public RlSettings withUpdates(int value) {
    return new RlSettings(
        rule,
        groups,
        samples,
        maxTokens,
        learningRate,
        warmup,
        horizon,
        temperature,
        value,
        dropZeroVariance,
        truncated,
        shown);
  }

  public RlSettings withTruncated(Truncated value) {
    return new RlSettings(
        rule,
        groups,
        samples,
        maxTokens,
        learningRate,
        warmup,
        horizon,
        temperature,
        updates,
        dropZeroVariance,
        value,
        shown);
  }

  private static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
