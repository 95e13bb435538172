package dev.ponder.cli;

import dev.ponder.bench.CodeBench;
import dev.ponder.bench.CodeGrowth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ponder bench verify-code`: the time that the box adds to a run, and runs in a second.
@Command(
    name = "verify-code",
    description = "Time that the box adds to a run of a program, and runs in a second.",
    mixinStandardHelpOptions = true)
final class BenchCodeCommand implements Callable<Integer> {
  private static final int MOST_RUNS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each way to run. Default: 300, or 30 with --quick.")
  private @Nullable Integer runs;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at once where they are counted by the second. Default: one per core.")
  private @Nullable Integer jobs;

  @Option(
      names = "--growth",
      paramLabel = "N",
      description = "Instead count what N runs leave behind.")
  private @Nullable Integer growth;

  @Option(names = "--quick", description = "Measure less, in a few seconds.")
  private boolean quick;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int each = within("--runs", runs == null ? (quick ? 30 : 300) : runs, MOST_RUNS);
    int atOnce =
        within("--jobs", jobs == null ? Runtime.getRuntime().availableProcessors() : jobs, 256);
    PrintWriter out = spec.commandLine().getOut();
    if (growth != null) {
      out.print(CodeGrowth.table(CodeGrowth.run(within("--growth", growth, MOST_RUNS))));
      return 0;
    }
    String before = load();
    out.print(CodeBench.table(CodeBench.latency(each)));
    out.flush();
    CodeBench.Throughput measured = CodeBench.throughput(atOnce, each);
    out.printf(
        Locale.ROOT,
        "%d at once: %.1f runs/s (%,d runs)%nload average %s before, %s after, %d cores%n",
        measured.jobs(),
        measured.rate(),
        measured.runs(),
        before,
        load(),
        Runtime.getRuntime().availableProcessors());
    return 0;
  }

  private static int within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s: %d must be from 1 to %d".formatted(option, value, most));
    }
    return value;
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException e) {
      return "unknown";
    }
  }
}
