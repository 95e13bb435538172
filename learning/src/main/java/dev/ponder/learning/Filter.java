package dev.ponder.learning;

/// How [ExpertIteration] filters and imitates: sample, keep what is right, train on it.
///
/// The named settings are STaR (arXiv 2203.14465), ReST-EM (arXiv 2312.06585) and RAFT (arXiv
/// 2304.06767).
///
/// @param fromBase train every round from the base policy; false goes on from the present one
/// @param problems per round
/// @param samples per problem
/// @param temperature of sampling; 0 is greedy
/// @param maxTokens most tokens of an answer
/// @param cap right answers kept per problem
/// @param dedupe keep each text once per problem
/// @param rationalise give problems without a right answer a second chance with a hint
/// @param updates optimiser steps in the first round
/// @param growth factor on the updates from round to round, at least 1
/// @param batch answers per update; 0 takes all that were kept
/// @param learningRate of every update
public record Filter(
    boolean fromBase,
    int problems,
    int samples,
    double temperature,
    int maxTokens,
    int cap,
    boolean dedupe,
    boolean rationalise,
    int updates,
    double growth,
    int batch,
    double learningRate) {

  public Filter {
    check(problems >= 1, "problems", problems, ">= 1");
    check(samples >= 1, "samples", samples, ">= 1");
    check(
        temperature >= 0 && Double.isFinite(temperature),
        "temperature",
        temperature,
        "a finite number >= 0");
    check(maxTokens >= 1, "maxTokens", maxTokens, ">= 1");
    check(cap >= 1, "cap", cap, ">= 1");
    check(updates >= 1, "updates", updates, ">= 1");
    check(growth >= 1 && Double.isFinite(growth), "growth", growth, "a finite number >= 1");
    check(batch >= 0, "batch", batch, ">= 0");
    check(
        learningRate >= 0 && Double.isFinite(learningRate),
        "learningRate",
        learningRate,
        "a finite number >= 0");
  }

  /// One greedy answer each, a hint for the failures, every round from the base: 40 updates in the
  /// first round, a fifth more each round.
  public static Filter star(int problems, int maxTokens, double learningRate) {
    return new Filter(true, problems, 1, 0, maxTokens, 1, true, true, 40, 1.2, 64, learningRate);
  }

  /// 32 answers each at temperature 0.7, at most 10 distinct right ones kept, every round from the
  /// base. The paper trains until a validation set turns; 100 updates of 64 answers are ours.
  public static Filter restEm(int problems, int maxTokens, double learningRate) {
    return new Filter(
        true, problems, 32, 0.7, maxTokens, 10, true, false, 100, 1, 64, learningRate);
  }

  /// 8 answers each at temperature 1, all right ones kept, one update on all of them, going on from
  /// the present policy: REINFORCE without a baseline.
  public static Filter raft(int problems, int maxTokens, double learningRate) {
    return new Filter(false, problems, 8, 1, maxTokens, 8, false, false, 1, 1, 0, learningRate);
  }

  /// Optimiser steps in a round, from 0.
  public int updatesOf(long round) {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(updates * Math.pow(growth, round)));
  }

  private static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
