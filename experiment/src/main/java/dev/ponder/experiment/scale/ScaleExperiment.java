package dev.ponder.experiment.scale;

import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.learning.ProblemSource;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// The main job: takes a base model, lets it learn to reason by reinforcement learning with the
/// task's verifier as the only reward, and measures both scaling laws: accuracy against training
/// compute as it learns, accuracy against test-time compute before and after.
///
/// Panels are kept by the caller ([Panels]), learning by its [Student]; both are taken up again
/// when the job is.
public final class ScaleExperiment {
  private static final int POOL = 800;

  /// Share of the time after which the base model's panel takes on no more problems.
  private static final double BASE_SHARE = 0.14;

  /// Share of the time that learning gets whatever the panels take.
  private static final double LEARNING = 0.2;

  /// Time to measure what was learned, in times of the base model's panel: chains grow longer.
  private static final double GROWTH = 2.5;

  private final Task task;
  private final ScaleSettings settings;
  private final Panels panels;
  private final ScaleListener listener;

  /// Where finished panels are kept between sittings.
  public interface Panels {
    /// The panel of that name, measured if it is not there yet.
    Panel get(String name, Supplier<Panel> measure);

    /// True when the panel is there already.
    boolean has(String name);
  }

  /// All that was measured.
  ///
  /// @param before of the base model
  /// @param runs one per seed
  public record Outcome(Panel before, List<Run> runs) {
    public Outcome {
      runs = List.copyOf(runs);
    }
  }

  /// What one seed gave.
  public record Run(long seed, Progress progress, Panel after) {}

  public ScaleExperiment(Task task, ScaleSettings settings, Panels panels, ScaleListener listener) {
    this.task = task;
    this.settings = settings;
    this.panels = panels;
    this.listener = listener;
  }

  /// Runs what is not done yet.
  ///
  /// @param students opens the model of a seed at the base
  /// @param stop asked after each update; once true the job saves and ends
  /// @return nothing when it was stopped
  public Optional<Outcome> run(LongFunction<Student> students, BooleanSupplier stop) {
    List<Problem> test = held(Math.max(settings.probes(), settings.panelProblems()));
    List<Problem> probes = test.subList(0, settings.probes());
    List<Problem> asked = test.subList(0, settings.panelProblems());
    var examiner =
        new Examiner(task, settings.rl().maxTokens(), RandomKey.of(0).child("examination"));
    var runs = new ArrayList<Run>();
    Panel before = null;
    for (long seed : settings.seeds()) {
      try (Student student = students.apply(seed)) {
        if (before == null) {
          listener.phase(seed, "measuring the base model");
          before = panels.get("before", () -> base(examiner, student, asked));
          int measured = before.bank().size();
          if (measured < asked.size()) {
            double all = settings.time().toMillis() * 1e-3;
            double minutes = Math.max(all, LEARNING * all + (1 + GROWTH) * before.seconds()) / 60;
            listener.reduced(seed, measured, asked.size(), minutes);
          }
        }
        listener.phase(seed, "learning");
        var run =
            new SeedRun(seed, task, student, settings, training(seed), probes, examiner, listener);
        if (!run.learn(learningSeconds(before), stop)) {
          return Optional.empty();
        }
        listener.phase(seed, "measuring what it learned");
        List<Problem> same = asked.subList(0, before.bank().size());
        Panel after =
            panels.get(
                "after-" + seed, () -> panel(examiner, student, same, Double.POSITIVE_INFINITY));
        runs.add(new Run(seed, run.progress(), after));
      }
      if (stop.getAsBoolean() && runs.size() < settings.seeds().size()) {
        return Optional.empty();
      }
    }
    return before == null ? Optional.empty() : Optional.of(new Outcome(before, runs));
  }

  /// The base model's panel: of as many problems as the time allows, or as those of the seeds that
  /// are measured already.
  private Panel base(Examiner examiner, Student student, List<Problem> asked) {
    for (long seed : settings.seeds()) {
      if (panels.has("after-" + seed)) {
        Panel known =
            panels.get(
                "after-" + seed,
                () -> {
                  throw new IllegalStateException("the panel after-" + seed + " is gone");
                });
        List<Problem> same = asked.subList(0, known.bank().size());
        return panel(examiner, student, same, Double.POSITIVE_INFINITY);
      }
    }
    return panel(examiner, student, asked, BASE_SHARE * settings.time().toMillis() * 1e-3);
  }

  /// What the time limit leaves for learning: the base was measured before it, what it learned is
  /// measured on the same problems after it.
  private double learningSeconds(Panel before) {
    double all = settings.time().toMillis() * 1e-3;
    return Math.max(LEARNING * all, all - (1 + GROWTH) * before.seconds());
  }

  private Panel panel(Examiner examiner, Student student, List<Problem> problems, double seconds) {
    return examiner.panel(
        student.policy(), problems, seconds, settings, Ledger.unlimited(), listener::advanced);
  }

  private List<Problem> held(int count) {
    return task.problems(Split.TEST, settings.level(), RandomKey.of(0).child("test"), count);
  }

  private ProblemSource training(long seed) {
    RandomKey key = RandomKey.of(seed).child("problems");
    List<Problem> pool = task.problems(Split.TRAIN, settings.level(), key, POOL);
    return ProblemSource.shuffled(pool, key.child("order"));
  }
}
