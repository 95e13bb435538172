package dev.ponder.cli;

import dev.ponder.cli.work.Examination;
import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.experiment.measure.Bootstrap;
import dev.ponder.experiment.measure.Interval;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import dev.ponder.model.decode.LanguageModelPolicy;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `ponder eval`: how often a model is right on held-out problems, and how it goes about them.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on held-out problems: pass@1 with its 95 %% interval,",
      "lengths and habits. Choose settings on --split probe, report --split test."
    })
final class EvalCommand implements Callable<Integer> {
  private static final Map<String, ToIntFunction<Behaviours>> HABITS = habits();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--task",
      defaultValue = "countdown",
      description = "Task, with settings. Default: ${DEFAULT-VALUE}.")
  private String taskName = "";

  @Option(names = "--level", defaultValue = "0", description = "Difficulty. Default: 0.")
  private int level;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model folder. Default: models/<task>-reasoner, else models/<task>-base.")
  private @Nullable Path model;

  @Option(
      names = "--split",
      defaultValue = "PROBE",
      description = "train, probe or test. Default: probe.")
  private Split split = Split.PROBE;

  @Option(
      names = "--problems",
      defaultValue = "256",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int problems;

  @Option(
      names = "--samples",
      defaultValue = "1",
      description = "Samples of each. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--temperature",
      defaultValue = "1",
      description = "Of sampling; 0 takes the likeliest token. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--max-tokens",
      description = "Most tokens of one chain. Default: what the model has positions for.")
  private @Nullable Integer maxTokens;

  @Option(names = "--seed", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--workers", description = "Threads that compute. Default: one per core.")
  private @Nullable Integer workers;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    int threads = workers != null ? workers : Runtime.getRuntime().availableProcessors();
    check("--problems", problems);
    check("--samples", samples);
    check("--workers", threads);
    check("--max-tokens", maxTokens == null ? 1 : maxTokens);
    if (!(temperature >= 0) || temperature > 100) {
      throw new IllegalArgumentException(
          "--temperature: " + temperature + " is not possible; it must be 0 to 100");
    }
    Task task = Tasks.named(taskName);
    var key = RandomKey.of(seed).child(split.name().toLowerCase(Locale.ROOT));
    List<Problem> held = task.problems(split, level, key, problems);
    Path folder = model != null ? model : Models.of(Home.folder(), taskName);
    var read = HuggingFaceFolder.read(folder);
    int longest =
        held.stream()
            .mapToInt(each -> read.tokenizer().encode(each.prompt()).length)
            .max()
            .orElse(0);
    int room = read.config().maxPositions() - longest;
    if (room < 1) {
      throw new IllegalArgumentException(
          "--task: a prompt of %d tokens fills all %d positions of the model"
              .formatted(longest, read.config().maxPositions()));
    }
    var sampling =
        Sampling.plain(
                maxTokens != null ? Math.min(maxTokens, room) : room,
                RandomKey.of(seed).child("measure"))
            .withTemperature(temperature);
    Examination seen;
    try (var engine =
        new Engine(
            read.weights(), read.tokenizer(), EngineSettings.defaults().withWorkers(threads))) {
      seen = Examination.of(task, new LanguageModelPolicy(engine), held, samples, sampling);
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("task", task.description());
    fields.put("model", folder.toString());
    fields.put("split", split.name().toLowerCase(Locale.ROOT));
    fields.put("problems", problems);
    fields.put("samples", samples);
    fields.put("temperature", temperature);
    fields.put("maxTokens", sampling.maxTokens());
    fields.put("seed", seed);
    Interval accuracy = Bootstrap.of(seed).mean(seen.accuracy());
    fields.put("accuracy", accuracy.value());
    fields.put("low", accuracy.low());
    fields.put("high", accuracy.high());
    fields.put("meanTokens", mean(seen.all(), Trace::tokenCount));
    fields.put("truncated", mean(seen.all(), each -> each.ending() == Ending.TRUNCATED ? 1 : 0));
    HABITS.forEach(
        (name, habit) ->
            fields.put(
                name,
                mean(
                    seen.all(),
                    each -> habit.applyAsInt(task.behaviours(each.problem(), each.text())))));
    print(fields);
    return 0;
  }

  private void print(Map<String, Object> fields) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(fields));
      return;
    }
    fields.forEach(
        (name, value) -> {
          Object shown = value instanceof Double d ? String.format(Locale.ROOT, "%.3f", d) : value;
          out.printf("%-16s%s%n", name, shown);
        });
  }

  private static double mean(List<Trace> traces, ToIntFunction<Trace> what) {
    return traces.stream().mapToInt(what).average().orElse(0);
  }

  private static void check(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + ": " + value + " must be at least 1");
    }
  }

  private static Map<String, ToIntFunction<Behaviours>> habits() {
    var habits = new LinkedHashMap<String, ToIntFunction<Behaviours>>();
    habits.put("tries", Behaviours::tries);
    habits.put("corrections", Behaviours::corrections);
    habits.put("slips", Behaviours::slips);
    habits.put("falseClaims", Behaviours::falseClaims);
    habits.put("answeredAtOnce", Behaviours::answeredAtOnce);
    return habits;
  }
}
