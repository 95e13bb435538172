package dev.ponder.cli.work;

import dev.ponder.core.Ledger;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Trace;
import dev.ponder.learning.Alarm;
import dev.ponder.learning.Alarms;
import dev.ponder.learning.ExpertIteration;
import dev.ponder.learning.ProblemSource;
import dev.ponder.learning.ReinforcementLearning;
import dev.ponder.learning.RlSettings;
import dev.ponder.learning.RoundLog;
import dev.ponder.learning.StepLog;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Learning by one [Method], one step at a time; a step of imitation is a round.
public final class Course {
  /// What a step did, as far as all methods have it in common.
  ///
  /// @param step its number, from 1
  /// @param log the method's own, to write down
  /// @param alarms in plain words
  /// @param fatal true when training must not go on
  public record Done(
      long step,
      StepLog.Rewards rewards,
      StepLog.Lengths lengths,
      Map<String, Double> statistics,
      Object log,
      List<String> alarms,
      boolean fatal) {}

  /// What a checkpoint holds beside the policy.
  public record State(long step, double baseline) {
    public static final State START = new State(0, 0);
  }

  private final Method method;
  private final ReinforcementLearning gradient;
  private final ExpertIteration imitation;
  private final List<StepLog> logs = new ArrayList<>();
  private State state;

  /// @param toBase puts the policy back to the base, for methods that train from it
  public Course(
      Method method,
      Task task,
      LanguageModelStudent student,
      ProblemSource problems,
      RlSettings settings,
      long seed,
      State state,
      Runnable toBase) {
    this.method = method;
    this.state = state;
    var ledger = Ledger.unlimited();
    RandomKey key = RandomKey.of(seed).child("reinforcement");
    var filter =
        method instanceof Method.Imitation(var given)
            ? given
            : dev.ponder.learning.Filter.raft(1, settings.maxTokens(), settings.learningRate());
    this.gradient =
        new ReinforcementLearning(
                student.policy(),
                problems,
                task.verifier(),
                method instanceof Method.Gradient(var rule) ? settings.withRule(rule) : settings,
                key,
                new ReinforcementLearning.State(state.step(), state.baseline()),
                ledger)
            .measuring(trace -> habits(task, trace));
    this.imitation =
        new ExpertIteration(
                student.policy(), problems, task.verifier(), filter, key, state.step(), ledger)
            .base(toBase)
            .measuring(trace -> habits(task, trace));
  }

  public State state() {
    return state;
  }

  /// One step.
  public Done step() {
    return switch (method) {
      case Method.Gradient(var _) -> {
        StepLog log = gradient.step();
        logs.add(log);
        state = new State(gradient.state().step(), gradient.state().baseline());
        List<Alarm> alarms = new Alarms().check(logs);
        yield new Done(
            state.step(),
            log.rewards(),
            log.lengths(),
            log.statistics(),
            log,
            alarms.stream().map(Alarm::message).toList(),
            alarms.stream().anyMatch(Alarm::stop));
      }
      case Method.Imitation(var _) -> {
        RoundLog log = imitation.round();
        state = new State(imitation.next(), 0);
        yield new Done(
            state.step(), log.rewards(), log.lengths(), log.statistics(), log, List.of(), false);
      }
    };
  }

  private static Map<String, Double> habits(Task task, Trace trace) {
    var seen = task.behaviours(trace.problem(), trace.text());
    return Map.of(
        "tries", (double) seen.tries(),
        "corrections", (double) seen.corrections(),
        "slips", (double) seen.slips(),
        "falseClaims", (double) seen.falseClaims(),
        "answeredAtOnce", (double) seen.answeredAtOnce());
  }
}
