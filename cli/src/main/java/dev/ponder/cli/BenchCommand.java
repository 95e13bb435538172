package dev.ponder.cli;

import dev.ponder.bench.BenchReport;
import dev.ponder.bench.BenchResult;
import dev.ponder.bench.Benchmarks;
import dev.ponder.bench.DecodeSettings;
import dev.ponder.bench.RlBench;
import dev.ponder.bench.TrainBench;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.train.Compute;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ponder bench`: how fast this machine samples, trains and learns.
@Command(
    name = "bench",
    description = "Measures how fast this machine samples, trains, learns and judges.",
    subcommands = {
      BenchCommand.Decode.class,
      BenchCommand.Train.class,
      BenchCommand.Rl.class,
      BenchMathCommand.class,
      BenchCodeCommand.class,
      BenchSelectCommand.class
    },
    synopsisSubcommandLabel = "(decode | train | rl | verify-math | verify-code | select-code)",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a benchmark's name: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// What all benchmarks share.
  abstract static class Bench implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "Also write the results to FILE, as a JSON list.")
    @Nullable Path json;

    @Option(names = "--quick", description = "Measure less, in well under a minute when idle.")
    boolean quick;

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    /// Tells a line as soon as it is measured.
    void measured(BenchResult result) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          String.format(
              Locale.ROOT,
              "%s %s, %s, threads %d, batch %d: %,.0f tokens/s",
              result.bench(),
              result.shape(),
              result.engine(),
              result.threads(),
              result.batch(),
              result.tokensPerSecond()));
      err.flush();
    }

    /// Fails before the work starts if the file can't be written after it.
    void checkFile() throws IOException {
      if (json == null) {
        return;
      }
      Path folder = json.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new NotDirectoryException(String.valueOf(folder));
      }
      if (Files.isDirectory(json)) {
        throw new FileAlreadyExistsException(json + " (a folder)");
      }
    }

    void write(List<BenchResult> results) throws IOException {
      if (json == null) {
        return;
      }
      Path file = json.toAbsolutePath();
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      try {
        Files.writeString(beside, BenchReport.json(results) + "\n");
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    }
  }

  /// `ponder bench decode`.
  @Command(
      name = "decode",
      description = "Sampled tokens per second, beside libtorch in the same run.",
      mixinStandardHelpOptions = true)
  static final class Decode extends Bench {
    @Option(names = "--shapes", split = ",", description = "Of S4 and S8. Default: both.")
    @Nullable List<String> shapes;

    @Option(names = "--batches", split = ",", description = "Sequences at once. Default: 1,16,64.")
    @Nullable List<Integer> batches;

    @Option(names = "--threads", split = ",", description = "Default: 1,2.")
    @Nullable List<Integer> threads;

    @Option(
        names = "--weights",
        paramLabel = "TYPE",
        defaultValue = "BF16",
        description = {
          "Random weights as they are published, bf16, or as a training has them, fp32.",
          "Both engines get the same and compute in fp32; Ponder keeps keys and values in 21",
          "bits. Default: bf16."
        })
    Stored weights = Stored.BF16;

    /// What the weights are rounded to.
    enum Stored {
      BF16,
      FP32
    }

    @Override
    public Integer call() throws IOException {
      checkFile();
      DecodeSettings settings = quick ? DecodeSettings.quick() : DecodeSettings.full();
      if (shapes != null) {
        settings = settings.withShapes(shapes);
      }
      if (batches != null) {
        settings = settings.withBatches(batches);
      }
      if (threads != null) {
        settings = settings.withThreads(threads);
      }
      settings = settings.withWeights(weights == Stored.BF16 ? DType.BF16 : DType.F32);
      List<BenchResult> results = Benchmarks.decode(settings, this::measured);
      out().print(BenchReport.table(results));
      Benchmarks.SharedPrompt shared = Benchmarks.sharedPrompt(128, 16);
      out()
          .printf(
              "%d samples of one prompt of %d tokens: %d prompt tokens computed%n",
              shared.samples(), shared.prompt(), shared.computed());
      write(results);
      return 0;
    }
  }

  /// `ponder bench train`.
  @Command(
      name = "train",
      description = {
        "Trained tokens per second: 3.2 M parameters, 32 x 256 tokens a step, AdamW,",
        "in fp32 and bf16, with one thread and two."
      },
      mixinStandardHelpOptions = true)
  static final class Train extends Bench {
    @Option(
        names = "--steps",
        description = "Measured steps of each line. Default: 5, or 2 with --quick.")
    @Nullable Integer steps;

    @Option(
        names = "--memory",
        paramLabel = "STEPS",
        description = "Also watch the process's memory over so many steps of a small model.")
    @Nullable Integer memory;

    @Override
    public Integer call() throws IOException, InterruptedException {
      checkFile();
      int measured = steps == null ? (quick ? 2 : 5) : positive("--steps", steps);
      List<TrainBench.Line> lines = TrainBench.run(measured);
      out().print(TrainBench.table(lines));
      if (memory != null) {
        TrainBench.Memory watched = TrainBench.memory(positive("--memory", memory), Compute.cpu(2));
        out()
            .printf(
                Locale.ROOT,
                "memory over %,d steps: from %.0f to %.0f MB, %.2f kB a step%n",
                watched.steps(),
                watched.firstMegabytes(),
                watched.lastMegabytes(),
                watched.kilobytesPerStep());
      }
      write(lines.stream().map(TrainBench.Line::result).toList());
      return 0;
    }
  }

  /// `ponder bench rl`.
  @Command(
      name = "rl",
      description = {
        "Seconds of one policy-gradient step, sampling and update together:",
        "16 prompts x 8 samples x 128 tokens, shape S4; the update in fp32 and in bf16."
      },
      mixinStandardHelpOptions = true)
  static final class Rl extends Bench {
    @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(
        names = "--steps",
        description = "Measured steps; the fastest counts. Default: 3, or 1 with --quick.")
    @Nullable Integer steps;

    @Override
    public Integer call() throws IOException, InterruptedException {
      checkFile();
      int measured = steps == null ? (quick ? 1 : 3) : positive("--steps", steps);
      var results = new ArrayList<BenchResult>();
      for (Compute.Precision each : Compute.Precision.values()) {
        results.add(RlBench.run(positive("--threads", threads), measured, each));
      }
      out().print(BenchReport.table(results));
      write(results);
      return 0;
    }
  }

  private static int positive(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + ": " + value + " must be at least 1");
    }
    return value;
  }
}
