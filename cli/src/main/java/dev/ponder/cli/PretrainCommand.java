package dev.ponder.cli;

import dev.ponder.cli.work.Pretraining;
import dev.ponder.experiment.Machine;
import dev.ponder.experiment.store.RunFolder;
import dev.ponder.experiment.store.RunRecord;
import dev.ponder.experiment.store.Versions;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.Processor;
import dev.ponder.task.Tasks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a base model from nothing by imitating a task's mixed-quality corpus.
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    description = "Make a base model: imitate a task's mixed-quality corpus.")
final class PretrainCommand implements Callable<Integer> {
  @Option(
      names = "--task",
      defaultValue = "countdown",
      description = "Task. Default: ${DEFAULT-VALUE}.")
  private String task = "countdown";

  @Option(names = "--level", defaultValue = "0", description = "Difficulty level. Default: 0.")
  private int level;

  @Option(names = "--out", required = true, description = "Where the finished model goes.")
  private Path out = Path.of("");

  @Option(names = "--work", required = true, description = "Run folder, with the checkpoints.")
  private Path work = Path.of("");

  @Option(
      names = "--layers",
      defaultValue = "4",
      description = "Blocks. Default: ${DEFAULT-VALUE}.")
  private int layers;

  @Option(
      names = "--hidden",
      defaultValue = "160",
      description = "Width. Default: ${DEFAULT-VALUE}.")
  private int hidden;

  @Option(names = "--heads", defaultValue = "5", description = "Heads. Default: ${DEFAULT-VALUE}.")
  private int heads;

  @Option(
      names = "--ffn",
      defaultValue = "448",
      description = "Feed-forward width. Default: ${DEFAULT-VALUE}.")
  private int ffn;

  @Option(
      names = "--positions",
      defaultValue = "1088",
      description = "Longest text. Default: ${DEFAULT-VALUE}.")
  private int positions;

  @Option(
      names = "--steps",
      defaultValue = "3000",
      description = "Optimiser steps. Default: ${DEFAULT-VALUE}.")
  private long steps;

  @Option(
      names = "--decay",
      defaultValue = "600",
      description = "Steps of decay at the end. Default: ${DEFAULT-VALUE}.")
  private long decay;

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Documents a step. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--lr",
      defaultValue = "2e-3",
      description = "Peak learning rate. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(names = "--seed", defaultValue = "1", description = "Seed. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--every",
      defaultValue = "200",
      description = "Steps between checkpoints. Default: ${DEFAULT-VALUE}.")
  private long every;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description = "Training threads. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--precision",
      defaultValue = "FP32",
      description = "Of matrix products: fp32 or bf16. Default: fp32.")
  private Compute.Precision precision = Compute.Precision.FP32;

  @Override
  public Integer call() {
    var config =
        ModelConfig.of(
            CharTokenizer.ascii().vocabSize(), layers, hidden, heads, ffn, positions, true);
    var job =
        new Pretraining(
            Tasks.named(task),
            level,
            config,
            steps,
            decay,
            batch,
            learningRate,
            seed,
            every,
            Compute.cpu(workers).withPrecision(precision));
    HuggingFaceFolder.needReplaceable(out);
    Path model = out.toAbsolutePath().normalize();
    Path folder = work.toAbsolutePath().normalize();
    if (model.startsWith(folder) || folder.startsWith(model)) {
      throw new IllegalArgumentException(
          "--out: %s and --work: %s must not lie in one another".formatted(out, work));
    }
    long began = System.nanoTime();
    var record =
        new RunRecord(
            configuration(job),
            seed,
            Versions.here(Version.ponder()),
            Machine.here("none"),
            Instant.now().toString());
    try (RunFolder run = RunFolder.open(work, record, Set.of("steps", "decay"));
        var progress = Progress.onStandardError();
        var stop = StopSignal.listen(progress::say)) {
      PrecisionAdvice.of(precision, Processor.flags()).ifPresent(progress::say);
      progress.say(
          "%s: %,d parameters, %,d steps of %d documents"
              .formatted(job.task().description(), config.parameters(), steps, batch));
      long[] tokens = {0};
      double[] smooth = {Double.NaN};
      var store = new CheckpointStore(run.checkpoints());
      store.latest().skipped().forEach(progress::say);
      LanguageModel made =
          job.run(
              store,
              stop,
              report -> {
                tokens[0] += report.tokens();
                smooth[0] =
                    Double.isNaN(smooth[0])
                        ? report.loss()
                        : 0.98 * smooth[0] + 0.02 * report.loss();
                double seconds = (System.nanoTime() - began) * 1e-9;
                progress.status(
                    String.format(
                        Locale.ROOT,
                        "step %,d/%,d  loss %.4f  rate %.5f  %.1f M tokens  %,.0f tok/s",
                        report.step() + 1,
                        steps,
                        smooth[0],
                        report.learningRate(),
                        tokens[0] * 1e-6,
                        tokens[0] / seconds));
              });
      progress.status("");
      if (stop.getAsBoolean()) {
        progress.say("stopped; everything is saved: the same command goes on from here");
        return Failures.STOPPED;
      }
      Pretraining.ship(made, out);
      progress.say("wrote " + out);
      return 0;
    }
  }

  /// What a resumed run must have as it was; how long it goes on may change.
  private Map<String, Object> configuration(Pretraining job) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("task", job.task().description());
    settings.put("level", level);
    settings.put("model", job.config());
    settings.put("steps", steps);
    settings.put("decay", decay);
    settings.put("batch", batch);
    settings.put("learningRate", learningRate);
    settings.put("precision", precision.name());
    return settings;
  }
}
