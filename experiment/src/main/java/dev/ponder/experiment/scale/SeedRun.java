package dev.ponder.experiment.scale;

import dev.ponder.core.Cost;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Trace;
import dev.ponder.learning.Alarm;
import dev.ponder.learning.Alarms;
import dev.ponder.learning.ProblemSource;
import dev.ponder.learning.ReinforcementLearning;
import dev.ponder.learning.StepLog;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Reinforcement learning of one seed, measured as it goes: the left panel.
///
/// Everything it has to remember is its [Progress], saved with the policy, so a run that was killed
/// goes on from its newest checkpoint as if unbroken.
final class SeedRun {
  private static final int SAVE_EVERY = 10;
  private static final int LEAST_STEPS = 4;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final long seed;
  private final Task task;
  private final Student student;
  private final ScaleSettings settings;
  private final List<Problem> probes;
  private final Examiner examiner;
  private final ScaleListener listener;
  private final Ledger ledger = Ledger.unlimited();
  private final ReinforcementLearning learner;
  private Progress progress;

  SeedRun(
      long seed,
      Task task,
      Student student,
      ScaleSettings settings,
      ProblemSource problems,
      List<Problem> probes,
      Examiner examiner,
      ScaleListener listener) {
    this.seed = seed;
    this.task = task;
    this.student = student;
    this.settings = settings;
    this.probes = probes;
    this.examiner = examiner;
    this.listener = listener;
    this.progress = student.resume().map(SeedRun::read).orElse(Progress.START);
    this.learner =
        new ReinforcementLearning(
                student.policy(),
                problems,
                task.verifier(),
                settings.rl(),
                RandomKey.of(seed).child("reinforcement"),
                progress.state(),
                ledger)
            .measuring(this::habits);
  }

  Progress progress() {
    return progress;
  }

  /// Learns until all steps are done, the time is up or `stop` says so; saves what there is.
  ///
  /// @param seconds for learning and measuring, of this seed's earlier sittings too
  /// @return false when it was stopped before it was done
  boolean learn(double seconds, BooleanSupplier stop) {
    if (progress.curve().isEmpty()) {
      measure();
      save();
    }
    var alarms = new Alarms();
    while (!done(seconds)) {
      if (stop.getAsBoolean()) {
        save();
        return false;
      }
      StepLog log = learner.step();
      progress = stepped(log);
      listener.stepped(seed, log, settings.steps());
      boolean fatal = false;
      for (Alarm each : alarms.check(progress.logs())) {
        fatal |= each.stop();
        alarm(each);
      }
      if (fatal) {
        throw new IllegalArgumentException(
            "training of seed %d was stopped at step %d: %s"
                .formatted(seed, log.step() + 1, progress.alarms().getLast()));
      }
      boolean last = done(seconds);
      if (last || settings.measuredAfter(progress.state().step())) {
        measure();
      }
      if (last
          || progress.state().step() % SAVE_EVERY == 0
          || settings.measuredAfter(progress.state().step())) {
        save();
      }
    }
    return true;
  }

  /// All updates done, or the time is up but for the last measurement; a few are made in any case,
  /// so that there is a curve.
  private boolean done(double seconds) {
    long step = progress.state().step();
    double measuring = progress.evaluationSeconds() / Math.max(1, progress.curve().size());
    return step >= settings.steps()
        || (step >= LEAST_STEPS && progress.seconds() + measuring >= seconds);
  }

  private void measure() {
    long began = System.nanoTime();
    Cost before = ledger.spent();
    double[] right = examiner.accuracy(student.policy(), probes, 1, ledger);
    Cost cost = Examiner.minus(ledger.spent(), before);
    var curve = new ArrayList<>(progress.curve());
    curve.add(
        new Measured(
            (int) progress.state().step(),
            progress.flops(),
            progress.sampling().completion(),
            right));
    progress =
        new Progress(
            progress.state(),
            curve,
            progress.logs(),
            progress.sampling(),
            progress.training(),
            progress.evaluation().plus(cost),
            progress.samplingSeconds(),
            progress.trainingSeconds(),
            progress.evaluationSeconds() + (System.nanoTime() - began) * 1e-9,
            progress.alarms());
    listener.measured(seed, curve);
  }

  private Progress stepped(StepLog log) {
    var logs = new ArrayList<>(progress.logs());
    logs.add(log);
    StepLog.Spent spent = log.spent();
    return new Progress(
        learner.state(),
        progress.curve(),
        logs,
        progress
            .sampling()
            .plus(
                new Cost(
                    spent.promptTokens(),
                    spent.cachedTokens(),
                    spent.sampledTokens(),
                    spent.verifierTokens(),
                    spent.wastedTokens(),
                    0,
                    log.rewards().samples(),
                    spent.sampleFlops(),
                    0)),
        progress.training().plus(Cost.training(spent.trainedTokens(), spent.trainFlops())),
        progress.evaluation(),
        progress.samplingSeconds() + spent.sampleSeconds(),
        progress.trainingSeconds() + spent.trainSeconds(),
        progress.evaluationSeconds(),
        progress.alarms());
  }

  private void alarm(Alarm alarm) {
    String words = "seed %d, %s".formatted(seed, alarm.message());
    boolean known =
        progress.logs().size() > 1
            && progress.alarms().stream().anyMatch(each -> each.contains(alarm.kind()));
    if (!known) {
      var alarms = new ArrayList<>(progress.alarms());
      alarms.add(
          "seed %d, step %d, %s: %s"
              .formatted(seed, progress.state().step(), alarm.kind(), alarm.message()));
      progress =
          new Progress(
              progress.state(),
              progress.curve(),
              progress.logs(),
              progress.sampling(),
              progress.training(),
              progress.evaluation(),
              progress.samplingSeconds(),
              progress.trainingSeconds(),
              progress.evaluationSeconds(),
              alarms);
      listener.alarm(seed, words);
    }
  }

  private void save() {
    student.save(progress.state().step(), JSON.writeValueAsString(progress));
  }

  private static Progress read(String json) {
    return JSON.readValue(json, Progress.class);
  }

  private Map<String, Double> habits(Trace trace) {
    Behaviours seen = task.behaviours(trace.problem(), trace.text());
    var habits = new LinkedHashMap<String, Double>();
    habits.put("tries", (double) seen.tries());
    habits.put("verifications", (double) seen.verifications());
    habits.put("backtracks", (double) seen.backtracks());
    habits.put("subGoals", (double) seen.subGoals());
    habits.put("corrections", (double) seen.corrections());
    habits.put("slips", (double) seen.slips());
    habits.put("falseClaims", (double) seen.falseClaims());
    habits.put("answeredAtOnce", (double) seen.answeredAtOnce());
    return habits;
  }
}
