package dev.ponder.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Looks at a run's logs and says in plain words what is going wrong.
///
/// @param truncated share of answers cut by the token limit from which to warn
/// @param collapse entropy has collapsed below this share of the run's first
/// @param explosion entropy has exploded above this multiple of the run's first
/// @param verifierErrors share of samples on which the verifier threw, from which to warn
/// @param undecided share of samples without a verdict, from which to warn
/// @param jump rise of the mean reward from which to warn
/// @param jumpSteps steps within which such a rise is suspicious
/// @param logProbGap largest difference of log-probabilities between sampler and learner that is
///   not worth a warning; meaningful at temperature 1
/// @param nonFinite skipped steps in a row at which to stop
public record Alarms(
    double truncated,
    double collapse,
    double explosion,
    double verifierErrors,
    double undecided,
    double jump,
    int jumpSteps,
    double logProbGap,
    int nonFinite) {

  public Alarms {
    check(truncated > 0 && truncated <= 1, "truncated", truncated, "in (0, 1]");
    check(collapse >= 0 && collapse < 1, "collapse", collapse, "in [0, 1)");
    check(explosion > 1, "explosion", explosion, "> 1");
    check(verifierErrors >= 0, "verifierErrors", verifierErrors, ">= 0");
    check(undecided >= 0, "undecided", undecided, ">= 0");
    check(jump > 0, "jump", jump, "> 0");
    check(jumpSteps >= 1, "jumpSteps", jumpSteps, ">= 1");
    check(logProbGap >= 0, "logProbGap", logProbGap, ">= 0");
    check(nonFinite >= 1, "nonFinite", nonFinite, ">= 1");
  }

  /// Truncation from 20 %, entropy below a tenth or above twice the first, verifier errors from 1
  /// %, undecided from 10 %, a rise of 20 points within 50 steps, a gap above 1e-3, three skipped
  /// steps in a row.
  public Alarms() {
    this(0.2, 0.1, 2, 0.01, 0.1, 0.2, 50, 1e-3, 3);
  }

  /// What is wrong now.
  ///
  /// @param history the run's logs so far, oldest first; the last one is now
  public List<Alarm> check(List<StepLog> history) {
    if (history.isEmpty()) {
      return List.of();
    }
    var alarms = new ArrayList<Alarm>();
    StepLog now = history.getLast();
    samples(now, alarms);
    entropy(history, alarms);
    jump(history, alarms);
    if (now.drift().logProbGap() > logProbGap) {
      warn(
          alarms,
          "mismatch",
          "log-probabilities of sampler and learner differ by up to %.2g (limit %.2g): they do not"
              + " compute the same policy; check precision, temperature and truncation",
          now.drift().logProbGap(),
          logProbGap);
    }
    nonFinite(history, alarms);
    return alarms;
  }

  private void samples(StepLog now, List<Alarm> alarms) {
    StepLog.Rewards rewards = now.rewards();
    if (rewards.samples() == 0) {
      alarms.add(
          new Alarm(
              "no-samples",
              "no samples at step " + now.step() + ": the budget has nothing left to give",
              true));
      return;
    }
    if (now.lengths().terminated() == 0) {
      warn(
          alarms,
          "no-end-of-text",
          "no answer ended by itself: the policy does not write its end-of-text; was the base"
              + " trained with it?");
    }
    if (now.lengths().truncated() > truncated) {
      warn(
          alarms,
          "truncation",
          "%.0f %% of the answers were cut by the token limit (limit %.0f %%): raise maxTokens, or"
              + " length is being learned",
          100 * now.lengths().truncated(),
          100 * truncated);
    }
    if (rewards.zeroVariance() == 1) {
      warn(
          alarms,
          "zero-variance",
          "every group earned equal rewards (%.0f %% all right, %.0f %% all wrong): nothing to learn;"
              + " %s",
          100 * rewards.allRight(),
          100 * rewards.allWrong(),
          rewards.allRight() > rewards.allWrong()
              ? "take harder problems"
              : "take easier problems or more samples each");
    }
    if (rewards.verifierErrors() > verifierErrors) {
      warn(
          alarms,
          "verifier-errors",
          "the verifier failed on %.1f %% of the samples (limit %.1f %%); they count as undecided",
          100 * rewards.verifierErrors(),
          100 * verifierErrors);
    }
    if (rewards.undecided() > undecided) {
      warn(
          alarms,
          "undecided",
          "%.0f %% of the samples have no verdict (limit %.0f %%) and teach nothing",
          100 * rewards.undecided(),
          100 * undecided);
    }
  }

  private void entropy(List<StepLog> history, List<Alarm> alarms) {
    List<StepLog> sampled = history.stream().filter(log -> log.rewards().samples() > 0).toList();
    if (sampled.size() < 2) {
      return;
    }
    // Over all sampled tokens, so that it is there on steps without an update; on few steps at each
    // end, so that one odd batch is no alarm.
    int few = Math.min(3, sampled.size() / 2);
    ToDoubleFunction<List<StepLog>> mean =
        logs -> logs.stream().mapToDouble(log -> log.update().surprisal()).average().orElse(0);
    double first = mean.applyAsDouble(sampled.subList(0, few));
    double last = mean.applyAsDouble(sampled.subList(sampled.size() - few, sampled.size()));
    if (last < collapse * first) {
      warn(
          alarms,
          "entropy-collapse",
          "entropy fell from %.3f to %.3f nats a token (limit %.0f %% of the first): the policy no"
              + " longer explores; raise the upper clip or the samples per problem, drop easy"
              + " problems, or stop here",
          first,
          last,
          100 * collapse);
    }
    if (last > explosion * first) {
      warn(
          alarms,
          "entropy-explosion",
          "entropy rose from %.3f to %.3f nats a token (limit %.1f times the first): the policy is"
              + " coming apart; lower the learning rate",
          first,
          last,
          explosion);
    }
  }

  private void jump(List<StepLog> history, List<Alarm> alarms) {
    StepLog now = history.getLast();
    StepLog lowest = now;
    for (StepLog each : history) {
      if (each.step() >= now.step() - jumpSteps
          && each.rewards().samples() > 0
          && each.rewards().mean() < lowest.rewards().mean()) {
        lowest = each;
      }
    }
    double rise = now.rewards().mean() - lowest.rewards().mean();
    if (rise > jump) {
      warn(
          alarms,
          "reward-jump",
          "reward rose by %.0f points in %d steps (limit %.0f in %d): read the sample traces; real"
              + " learning, or a hole in the verifier",
          100 * rise,
          now.step() - lowest.step(),
          100 * jump,
          jumpSteps);
    }
  }

  private void nonFinite(List<StepLog> history, List<Alarm> alarms) {
    int inARow = 0;
    long good = -1;
    for (StepLog each : history.reversed()) {
      if (each.update().nonFinite() > 0) {
        inARow++;
      } else if (each.update().updates() > 0) {
        good = each.step();
        break;
      }
    }
    if (inARow == 0) {
      return;
    }
    String since = good < 0 ? "there was no good step" : "the last good step is " + good;
    String message =
        "the gradient was not finite and the step skipped, %d in a row; %s"
            .formatted(inARow, since);
    alarms.add(
        new Alarm(
            "non-finite",
            inARow >= nonFinite ? message + ": stop and resume from there" : message,
            inARow >= nonFinite));
  }

  private static void warn(List<Alarm> alarms, String kind, String message, Object... values) {
    alarms.add(new Alarm(kind, String.format(Locale.ROOT, message, values), false));
  }

  private static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
