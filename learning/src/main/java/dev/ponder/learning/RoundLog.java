package dev.ponder.learning;

import java.util.List;
import java.util.Map;

/// What one round of expert iteration did.
///
/// @param round from 0
/// @param rewards what the samples earned, hinted ones apart; `coverage` is the share of problems
///   with a right answer
/// @param lengths how long they were
/// @param kept answers trained on
/// @param rationalised of them, those that needed a hint
/// @param duplicates right answers left out because their text was there already
/// @param capped right answers left out because their problem had enough
/// @param updates optimiser steps taken
/// @param nonFinite optimiser steps skipped because the gradient was not finite
/// @param firstLoss mean negative log-probability per token at the round's first update, in nats; 0
///   without one
/// @param lastLoss the same at the last update
/// @param gradNorm of the last update, before clipping
/// @param spent what the round cost
/// @param statistics means over all samples of whatever the caller measures on a trace, by name
/// @param samples some samples with their verdicts
public record RoundLog(
    long round,
    StepLog.Rewards rewards,
    StepLog.Lengths lengths,
    int kept,
    int rationalised,
    int duplicates,
    int capped,
    int updates,
    int nonFinite,
    double firstLoss,
    double lastLoss,
    double gradNorm,
    StepLog.Spent spent,
    Map<String, Double> statistics,
    List<StepLog.Shown> samples) {
  public RoundLog {
    statistics = Map.copyOf(statistics);
    samples = List.copyOf(samples);
  }
}
