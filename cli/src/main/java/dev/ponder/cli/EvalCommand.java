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
import dev.ponder.model.checkpoint.LanguageModel;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ChainOptions chains = new ChainOptions();

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

  @Option(names = "--seed", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    ChainOptions.atLeastOne("--problems", problems);
    ChainOptions.atLeastOne("--samples", samples);
    chains.check();
    Task task = Tasks.named(taskName);
    var key = RandomKey.of(seed).child(split.name().toLowerCase(Locale.ROOT));
    List<Problem> held = task.problems(split, level, key, problems);
    Path folder = chains.folder(taskName);
    LanguageModel read = HuggingFaceFolder.read(folder);
    Sampling sampling = chains.sampling(read, "--task", held, RandomKey.of(seed).child("measure"));
    Examination seen;
    try (var engine = chains.engine(read)) {
      seen = Examination.of(task, new LanguageModelPolicy(engine), held, samples, sampling);
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("task", task.description());
    fields.put("model", folder.toString());
    fields.put("split", split.name().toLowerCase(Locale.ROOT));
    fields.put("problems", problems);
    fields.put("samples", samples);
    fields.put("temperature", chains.temperature());
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
