package dev.ponder.cli;

import dev.ponder.cli.work.LanguageModelStudent;
import dev.ponder.cli.work.PanelFiles;
import dev.ponder.cli.work.Pretraining;
import dev.ponder.cli.work.ScratchBase;
import dev.ponder.core.RandomKey;
import dev.ponder.experiment.Machine;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.scale.Findings;
import dev.ponder.experiment.scale.RunReport;
import dev.ponder.experiment.scale.ScaleExperiment;
import dev.ponder.experiment.scale.ScaleSettings;
import dev.ponder.experiment.store.RunFolder;
import dev.ponder.experiment.store.RunRecord;
import dev.ponder.experiment.store.Versions;
import dev.ponder.learning.RlSettings;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.train.Compute;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ponder scale`: the main job, the o1 figure from one run.
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = {
      "Draws the o1 figure from a run of its own: a language model learns to",
      "reason by reinforcement learning, then thinks longer at test time.",
      "Ctrl-C saves and stops; the same command goes on from there."
    })
final class ScaleCommand implements Callable<Integer> {
  /// Settings that a resumed run may change.
  private static final Set<String> MAY_CHANGE = Set.of("minutes", "workers");

  private static final List<Integer> BUDGETS = List.of(4, 8, 16, 32, 64, 128, 256, 512);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--task",
      defaultValue = "countdown",
      description = "Task to learn. Default: ${DEFAULT-VALUE}.")
  private String taskName = "";

  @Option(names = "--level", defaultValue = "0", description = "Its difficulty level. Default: 0.")
  private int level;

  @Option(
      names = "--minutes",
      defaultValue = "9",
      description = "Time for one seed, base excluded. Default: ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the run. Default: 1.")
  private long seed;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Several seeds, one after the other, e.g. 1,2,3.")
  private @Nullable List<Long> seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run folder. Default: runs/scale-<task>.")
  private @Nullable Path out;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Base model. Default: models/<task>-base of Ponder's folder.")
  private @Nullable Path model;

  @Option(
      names = "--from-scratch",
      description = "Make a (smaller) base inside the run instead of taking the shipped one.")
  private boolean fromScratch;

  @Option(
      names = "--base-steps",
      defaultValue = "1200",
      description = "Steps of that base's pretraining. Default: ${DEFAULT-VALUE}.")
  private long baseSteps;

  @Option(
      names = "--steps",
      defaultValue = "64",
      description = "Updates. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--lr",
      defaultValue = "3e-4",
      description = "Learning rate. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--groups",
      defaultValue = "24",
      description = "Problems of one update. Default: ${DEFAULT-VALUE}.")
  private int groups;

  @Option(
      names = "--samples",
      defaultValue = "8",
      description = "Samples of each. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--max-tokens",
      defaultValue = "512",
      description = "Longest completion. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(
      names = "--probes",
      defaultValue = "512",
      description = "Held-out problems of the left panel. Default: ${DEFAULT-VALUE}.")
  private int probes;

  @Option(
      names = "--panel",
      defaultValue = "128",
      description =
          "Held-out problems of the right panel, fewer where time is short. Default: ${DEFAULT-VALUE}.")
  private int panel;

  @Option(
      names = "--bank",
      defaultValue = "100",
      description = "Samples of each. Default: ${DEFAULT-VALUE}.")
  private int bank;

  @Option(
      names = "--workers",
      description = "Threads that compute. Default: one per core, 2 at least.")
  private @Nullable Integer workers;

  @Override
  public Integer call() throws IOException {
    if (!(minutes > 0) || minutes > 60 * 24 * 30) {
      throw new IllegalArgumentException(
          "--minutes: " + minutes + " is not possible; give a number above 0");
    }
    Task task = Tasks.named(taskName);
    List<Long> all = seeds == null ? List.of(seed) : seeds;
    if (probes < 1 || panel < 1) {
      throw new IllegalArgumentException(
          "--probes %d, --panel %d: both must be at least 1".formatted(probes, panel));
    }
    ScaleSettings settings = settings(all);
    if (level >= task.levels() || level < 0) {
      throw new IllegalArgumentException(
          "--level: %d is not possible for %s; it has levels 0 to %d"
              .formatted(level, task.name(), task.levels() - 1));
    }
    if (workers() < 1) {
      throw new IllegalArgumentException("--workers: " + workers + " must be at least 1");
    }
    if (baseSteps < 1) {
      throw new IllegalArgumentException("--base-steps: " + baseSteps + " must be at least 1");
    }
    // Refused before the run folder is made, so that a mended command may use it.
    task.problems(Split.TEST, level, RandomKey.of(0).child("test"), Math.max(probes, panel));
    LanguageModel shipped = fromScratch ? null : HuggingFaceFolder.read(baseFolder());
    Path folder = out != null ? out : Path.of("runs", "scale-" + task.name());
    var versions = Versions.here(Version.ponder());
    var machine = Machine.here("none");
    Map<String, Object> configuration = configuration(task);
    var record =
        new RunRecord(
            configuration,
            all.getFirst(),
            versions,
            machine,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try (RunFolder run = RunFolder.open(folder, record, MAY_CHANGE);
        var progress = Progress.onStandardError();
        var stop = StopSignal.listen(progress::say)) {
      progress.say(
          (run.resumed() ? "going on with " : "starting ") + task.description() + " in " + folder);
      var screen = new ScaleScreen(progress);
      Findings.Pretrained pretrained = Findings.Pretrained.NONE;
      LanguageModel base = shipped;
      if (base == null) {
        var scratch =
            new ScratchBase(
                run.path(), task, level, positions(), baseSteps, all.getFirst(), workers());
        Optional<LanguageModel> made =
            scratch.make(
                run.checkpoints().resolve("base"),
                stop,
                report -> screen.pretrained(report, baseSteps));
        pretrained = scratch.cost();
        if (made.isEmpty()) {
          return stopped(progress);
        }
        base = made.get();
      }
      LanguageModel start = base;
      var experiment =
          new ScaleExperiment(
              task, settings, new PanelFiles(run.path().resolve("segments")), screen);
      Optional<ScaleExperiment.Outcome> outcome =
          experiment.run(
              each ->
                  new LanguageModelStudent(
                      start,
                      checkpoints(run, each),
                      workers(),
                      Compute.Precision.FP32,
                      progress::say),
              stop);
      if (outcome.isEmpty()) {
        return stopped(progress);
      }
      progress.status("writing the report");
      configuration.put("panelProblemsMeasured", outcome.get().before().bank().size());
      Results results =
          Findings.of(
              outcome.get(),
              new Findings.Context(
                  task.description(), versions, machine, command(), configuration, pretrained));
      RunReport.write(run.path(), outcome.get(), results);
      var learned = new CheckpointStore(checkpoints(run, all.getFirst())).latest().checkpoint();
      Pretraining.ship(
          Objects.requireNonNull(learned, "a finished run has a checkpoint").model(),
          run.path().resolve("model"));
      progress.status("");
      progress.close();
      new ScaleSummary(results, folder, screen.elapsed()).print(spec.commandLine().getOut());
      return 0;
    }
  }

  private int stopped(Progress progress) {
    progress.status("");
    progress.say("stopped; everything is saved: the same command goes on from here");
    return Failures.STOPPED;
  }

  private static Path checkpoints(RunFolder run, long seed) {
    return run.checkpoints().resolve("seed-" + seed);
  }

  private int workers() {
    return workers != null ? workers : Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  private int positions() {
    return Math.max(1_088, maxTokens + 182);
  }

  private ScaleSettings settings(List<Long> all) {
    return new ScaleSettings(
        all,
        level,
        RlSettings.defaults(maxTokens, learningRate)
            .withBatch(groups, samples)
            .withWarmup(4)
            .withHorizon(steps),
        steps,
        Duration.ofMillis((long) (minutes * 60_000)),
        probes,
        panel,
        bank,
        BUDGETS.stream().filter(cap -> cap <= Math.max(4, maxTokens + 60)).toList(),
        24);
  }

  /// Everything that decides the numbers.
  private Map<String, Object> configuration(Task task) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("task", task.description());
    settings.put("level", level);
    settings.put("base", fromScratch ? "from scratch, " + baseSteps + " steps" : baseName());
    if (!fromScratch) {
      settings.put("baseSha256", Models.fingerprint(baseFolder()));
    }
    settings.put("rule", "dr-grpo");
    settings.put("steps", steps);
    settings.put("learningRate", learningRate);
    settings.put("groups", groups);
    settings.put("samples", samples);
    settings.put("temperature", 1.0);
    settings.put("maxTokens", maxTokens);
    settings.put("probes", probes);
    settings.put("panelProblems", panel);
    settings.put("bank", bank);
    settings.put("budgets", BUDGETS);
    settings.put("seeds", seeds == null ? List.of(seed) : seeds);
    settings.put("minutes", minutes);
    settings.put("workers", workers());
    return settings;
  }

  private Path baseFolder() {
    return model != null ? model : Models.base(Home.folder(), taskName);
  }

  private String baseName() {
    return String.valueOf(baseFolder().getFileName());
  }

  /// The command line that makes the results again.
  private String command() {
    return "./ponder "
        + String.join(
            " ",
            Objects.requireNonNullElse(
                spec.commandLine().getParseResult().originalArgs(), List.<String>of()));
  }
}
