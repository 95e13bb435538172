package dev.ponder.cli;

import dev.ponder.cli.work.Course;
import dev.ponder.cli.work.Examination;
import dev.ponder.cli.work.LanguageModelStudent;
import dev.ponder.cli.work.Method;
import dev.ponder.cli.work.Pretraining;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.experiment.Machine;
import dev.ponder.experiment.store.Journal;
import dev.ponder.experiment.store.RunFolder;
import dev.ponder.experiment.store.RunRecord;
import dev.ponder.experiment.store.Versions;
import dev.ponder.learning.ProblemSource;
import dev.ponder.learning.RlSettings;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.Processor;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Lets a model learn from the task's verifier by a method of choice.
@Command(
    name = "reinforce",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a model learn from the task's verifier: policy gradients",
      "(reinforce, rloo, grpo, dr-grpo, dapo, gspo, cispo, max-rl) or",
      "imitation of its own right answers (raft, rest-em)."
    })
final class ReinforceCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int POOL = 800;

  @Option(names = "--method", defaultValue = "dr-grpo", description = "Default: ${DEFAULT-VALUE}.")
  private String method = "";

  @Option(names = "--task", defaultValue = "countdown", description = "Default: ${DEFAULT-VALUE}.")
  private String taskName = "";

  @Option(names = "--level", defaultValue = "0", description = "Difficulty. Default: 0.")
  private int level;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Where to start. Default: models/<task>-base of Ponder's folder.")
  private @Nullable Path model;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path out = Path.of("");

  @Option(names = "--steps", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(names = "--lr", defaultValue = "3e-4", description = "Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--groups",
      defaultValue = "24",
      description = "Problems of one step. Default: ${DEFAULT-VALUE}.")
  private int groups;

  @Option(
      names = "--samples",
      defaultValue = "8",
      description = "Samples of each, for policy gradients. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--max-tokens",
      defaultValue = "512",
      description = "Longest completion. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--every",
      defaultValue = "10",
      description = "Steps between checkpoints and measurements. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Option(
      names = "--probes",
      defaultValue = "256",
      description = "Held-out problems measured. Default: ${DEFAULT-VALUE}.")
  private int probes;

  @Option(names = "--workers", description = "Threads that compute. Default: one per core.")
  private @Nullable Integer workers;

  @Option(
      names = "--precision",
      defaultValue = "FP32",
      description = "Of the matrix products of learning: fp32 or bf16. Default: fp32.")
  private Compute.Precision precision = Compute.Precision.FP32;

  @Override
  public Integer call() throws IOException {
    if (every < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "--steps %d, --every %d: both must be at least 1".formatted(steps, every));
    }
    Task task = Tasks.named(taskName);
    Method how = Method.named(method, groups, maxTokens, learningRate);
    RlSettings settings =
        RlSettings.defaults(maxTokens, learningRate)
            .withBatch(groups, samples)
            .withWarmup(4)
            .withHorizon(steps);
    Path start = model != null ? model : Models.base(Home.folder(), taskName);
    var base = HuggingFaceFolder.read(start);
    int threads = workers != null ? workers : Runtime.getRuntime().availableProcessors();
    if (probes < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "--probes %d, --workers %d: both must be at least 1".formatted(probes, threads));
    }
    RandomKey key = RandomKey.of(seed).child("problems");
    var pool =
        ProblemSource.shuffled(task.problems(Split.TRAIN, level, key, POOL), key.child("order"));
    List<Problem> held = task.problems(Split.PROBE, level, RandomKey.of(0).child("probe"), probes);
    var record =
        new RunRecord(
            configuration(task, start),
            seed,
            Versions.here(Version.ponder()),
            Machine.here("none"),
            Instant.now().toString());
    try (RunFolder run = RunFolder.open(out, record, Set.of("steps"));
        var progress = Progress.onStandardError();
        var stop = StopSignal.listen(progress::say);
        var student =
            new LanguageModelStudent(base, run.checkpoints(), threads, precision, progress::say)) {
      Course.State state =
          student
              .resume()
              .map(saved -> JSON.readValue(saved, Course.State.class))
              .orElse(Course.State.START);
      var course = new Course(how, task, student, pool, settings, seed, state, student::toBase);
      if (state.step() > steps) {
        throw new IllegalArgumentException(
            "--steps: %d is less than the %d steps that %s has done"
                .formatted(steps, state.step(), out));
      }
      PrecisionAdvice.of(precision, Processor.flags()).ifPresent(progress::say);
      if (state.step() == 0) {
        progress.say(measured(0, task, student, held));
      }
      try (Journal metrics = journal(run.metrics(), state)) {
        Set<String> warned = new HashSet<>();
        while (course.state().step() < steps && !stop.getAsBoolean()) {
          Course.Done done = course.step();
          metrics.append(Map.of("step", done.step(), "log", done.log()));
          for (String words : done.alarms()) {
            String kind = words.replaceAll("[0-9.]+", "#");
            if (warned.add(kind)) {
              progress.say("warning: " + words);
            }
          }
          progress.status(status(done));
          boolean last = done.step() == steps || done.fatal();
          if (last || done.step() % every == 0 || stop.getAsBoolean()) {
            student.save(done.step(), JSON.writeValueAsString(course.state()));
            progress.say(measured(done.step(), task, student, held));
          }
          if (done.fatal()) {
            progress.say("stopped: training can't go on; checkpoints are in " + run.checkpoints());
            return 1;
          }
        }
      }
      progress.status("");
      if (course.state().step() < steps) {
        progress.say("stopped; everything is saved: the same command goes on from here");
        return Failures.STOPPED;
      }
      Pretraining.ship(student.languageModel(), run.path().resolve("model"));
      progress.say("wrote " + out.resolve("model"));
      return 0;
    }
  }

  /// The journal of steps, without those since the last checkpoint: they are done again, and may be
  /// others if the number of steps has changed.
  private static Journal journal(Path file, Course.State state) {
    Journal.retain(file, record -> record.path("step").asLong(0) <= state.step());
    return Journal.open(file);
  }

  private String measured(long step, Task task, LanguageModelStudent student, List<Problem> held) {
    var sampling = Sampling.plain(maxTokens, RandomKey.of(0).child("measure"));
    double[] right = Examination.of(task, student.policy(), held, 1, sampling).accuracy();
    return "after step %3d  pass@1 %.3f on %d held-out problems"
        .formatted(step, Arrays.stream(right).average().orElseThrow(), held.size());
  }

  private String status(Course.Done done) {
    return String.format(
        Locale.ROOT,
        "step %d/%d  solved %.2f  length %.0f  tries %.1f  at once %.0f %%",
        done.step(),
        steps,
        done.rewards().solved(),
        done.lengths().mean(),
        done.statistics().getOrDefault("tries", 0.0),
        100 * done.statistics().getOrDefault("answeredAtOnce", 0.0));
  }

  private Map<String, Object> configuration(Task task, Path start) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("task", task.description());
    settings.put("level", level);
    settings.put("base", String.valueOf(start.getFileName()));
    settings.put("baseSha256", Models.fingerprint(start));
    settings.put("method", method);
    settings.put("steps", steps);
    settings.put("learningRate", learningRate);
    settings.put("groups", groups);
    settings.put("samples", samples);
    settings.put("maxTokens", maxTokens);
    settings.put("precision", precision.name());
    return settings;
  }
}
