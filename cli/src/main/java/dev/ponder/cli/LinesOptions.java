package dev.ponder.cli;

import dev.ponder.cli.verify.LineFile;
import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.LineRun;
import dev.ponder.cli.verify.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What all kinds of `ponder verify` share: the options of the files and of the summary, and the
/// run itself. A subcommand holds it as a [Mixin], and its `call` makes a [LineJob] of its own
/// options and returns what [#run] returns:
///
/// ```java
/// @Command(name = "math", description = "...", mixinStandardHelpOptions = true)
/// final class VerifyMathCommand implements Callable<Integer> {
///   @Mixin private LinesOptions lines = new LinesOptions();
///
///   @Option(names = "--answer", required = true, paramLabel = "FIELD", description = "...")
///   private String answer = "";
///
///   @Override
///   public Integer call() throws IOException {
///     var settings = new LinkedHashMap<String, Object>();
///     settings.put("--answer", answer);
///     return lines.run(
///         new LineJob("math", settings, line -> line.text(answer), "certainty", this::rule));
///   }
/// }
/// ```
final class LinesOptions {
  private static final int MOST_JOBS = 256;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Lines of JSON objects, packed by gzip or not; - is standard input.")
  private String input = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the verdicts go. A run that was broken off goes on there.")
  private Path out = Path.of("");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Lines judged at once. Default: one per core.")
  private @Nullable Integer jobs;

  @Option(names = "--force", description = "Start over, whatever is in the output file.")
  private boolean force;

  @Option(
      names = "--category",
      paramLabel = "FIELD",
      description = "Count by this field of the input. Default: category, where there is one.")
  private @Nullable String category;

  @Option(
      names = "--expected",
      paramLabel = "FIELD",
      description = "List where the verdicts differ from this label in the input.")
  private @Nullable String expected;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  /// Lines judged at once.
  int jobs() {
    int wanted = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (wanted < 1 || wanted > MOST_JOBS) {
      throw new IllegalArgumentException(
          "--jobs: %d must be from 1 to %d".formatted(wanted, MOST_JOBS));
    }
    return wanted;
  }

  /// The input's name.
  String input() {
    return input;
  }

  /// Judges the lines of `--input`.
  ///
  /// @return the exit code
  int run(LineJob job) throws IOException {
    return run(job, input);
  }

  /// Judges the lines of another file than `--input`, e.g. samples for its problems.
  ///
  /// @return the exit code
  int run(LineJob job, String over) throws IOException {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("ponder", Version.ponder());
    settings.putAll(job.settings());
    var versioned = new LineJob(job.command(), settings, job.check(), job.category(), job.judge());
    LineRun.Outcome outcome;
    try (var lines = LineFile.open(over, System.in);
        var progress = Progress.onStandardError();
        var stop = StopSignal.listen(progress::say)) {
      outcome =
          new LineRun(versioned, lines, out, jobs(), force, category, expected)
              .run(stop, progress::status);
      progress.status("");
      if (outcome.found() > 0) {
        progress.say("%,d verdicts were there already".formatted(outcome.found()));
      }
      if (!outcome.finished()) {
        progress.say("stopped; everything is saved: the same command goes on from here");
        return Failures.STOPPED;
      }
    }
    show(job, outcome.summary());
    return 0;
  }

  private void show(LineJob job, Summary summary) {
    PrintWriter to = spec.commandLine().getOut();
    if (!json) {
      summary.table().forEach(to::println);
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("command", "verify " + job.command());
    fields.put("out", out.toString());
    fields.putAll(summary.fields());
    to.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(fields));
  }
}
