package dev.ponder.cli;

import dev.ponder.cli.verify.Line;
import dev.ponder.cli.verify.LineException;
import dev.ponder.cli.verify.LineFile;
import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.Ruling;
import dev.ponder.verify.code.Cases;
import dev.ponder.verify.code.CodeAnswer;
import dev.ponder.verify.code.CodeFormat;
import dev.ponder.verify.code.CodeProblem;
import dev.ponder.verify.code.CodeVerdict;
import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ponder verify code`: whether programs pass their tests.
@Command(
    name = "code",
    description = "Whether programs pass their tests, each test in a box of its own.",
    mixinStandardHelpOptions = true)
final class VerifyCodeCommand implements Callable<Integer> {
  private static final double LONGEST_SECONDS = 3600;
  private static final int LEAST_MEGABYTES = 16;
  private static final int MOST_MEGABYTES = 1 << 20;

  /// The formats by the names that users know them by.
  enum Format {
    humaneval,
    mbpp,
    stdio,
    cases;

    CodeFormat format() {
      return CodeFormat.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  @Mixin private LinesOptions lines = new LinesOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "The problems' form, one of ${COMPLETION-CANDIDATES}.")
  private Format format = Format.humaneval;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description =
          "Lines of task_id and completion to judge. Without it the reference solutions are run.")
  private @Nullable String samples;

  @Option(
      names = "--time",
      defaultValue = "5",
      paramLabel = "SECONDS",
      description = {
        "Processor time of one run at most. Default: ${DEFAULT-VALUE}.",
        "What waits instead is ended after twice that and 2 seconds, later on a loaded machine."
      })
  private double time;

  @Option(
      names = "--memory",
      defaultValue = "512",
      paramLabel = "MB",
      description = "Memory of one run at most. Default: ${DEFAULT-VALUE}.")
  private int memory;

  @Option(
      names = "--truncate",
      description = "Cut a completion where it begins something new at the left margin.")
  private boolean truncate;

  @Option(
      names = "--unsafe",
      description = "Run the programs without a box, with all the rights that you have.")
  private boolean unsafe;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Limits limits = limits();
    if ("-".equals(samples) && lines.input().equals("-")) {
      throw new IllegalArgumentException("--samples: standard input is --input already");
    }
    int slots = UnitTests.slotsFor(lines.jobs());
    Path rewritten = format == Format.cases ? asLines() : null;
    try (Sandbox sandbox = unsafe ? Sandbox.unsafe(slots) : Sandbox.open(slots)) {
      UnitTests tests = UnitTests.in(sandbox, limits);
      spec.commandLine().getErr().println("verify code: " + tests.describe());
      spec.commandLine().getErr().flush();
      String problems = rewritten == null ? lines.input() : rewritten.toString();
      return samples == null ? references(tests, problems) : samples(tests, problems, samples);
    } finally {
      if (rewritten != null) {
        Files.deleteIfExists(rewritten);
      }
    }
  }

  private Limits limits() {
    if (!(time > 0 && time <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          "--time: %s must be above 0 and at most %.0f seconds".formatted(time, LONGEST_SECONDS));
    }
    if (memory < LEAST_MEGABYTES || memory > MOST_MEGABYTES) {
      throw new IllegalArgumentException(
          "--memory: %d must be from %d to %d MB"
              .formatted(memory, LEAST_MEGABYTES, MOST_MEGABYTES));
    }
    return Limits.of(Duration.ofNanos((long) (time * 1e9)), (long) memory << 20);
  }

  private LinkedHashMap<String, Object> settings() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--format", format.name());
    settings.put("--time", time);
    settings.put("--memory", memory);
    settings.put("--truncate", truncate);
    settings.put("--unsafe", unsafe);
    return settings;
  }

  private int references(UnitTests tests, String problems) throws IOException {
    var job =
        new LineJob(
            "code",
            settings(),
            line -> reference(line, problem(line)),
            "kind",
            line -> {
              CodeProblem problem = problem(line);
              return ruling(tests.run(problem, reference(line, problem)));
            });
    return lines.run(job, problems);
  }

  private int samples(UnitTests tests, String file, String over) throws IOException {
    Map<String, CodeProblem> problems = new HashMap<>();
    String digest;
    try (LineFile input = LineFile.open(file, System.in)) {
      digest = digest(input);
      try (var reader = input.read()) {
        for (Line line = reader.next(); line != null; line = reader.next()) {
          CodeProblem problem = problem(line);
          if (problems.put(problem.id(), problem) != null) {
            throw line.wrong("task_id", "is there twice: " + problem.id());
          }
        }
      }
    }
    LinkedHashMap<String, Object> settings = settings();
    settings.put("problems (SHA-256)", digest);
    var job =
        new LineJob(
            "code",
            settings,
            line -> {
              problemOf(line, problems);
              answer(line);
            },
            "kind",
            line -> ruling(judged(tests, problemOf(line, problems), line)));
    return lines.run(job, over);
  }

  private CodeVerdict judged(UnitTests tests, CodeProblem problem, Line line)
      throws InterruptedException {
    if (line.find("completion").isEmpty()) {
      return tests.run(problem, answer(line));
    }
    String answer = answer(line);
    return tests.verify(problem, truncate ? CodeAnswer.untilNextDefinition(answer) : answer);
  }

  // `completion` is an answer to the prompt, `solution` a whole program.
  private static String answer(Line line) {
    return line.text(
        line.find("completion").isEmpty() && line.find("solution").isPresent()
            ? "solution"
            : "completion");
  }

  private CodeProblem problemOf(Line line, Map<String, CodeProblem> problems) {
    String id = line.text("task_id");
    CodeProblem problem = problems.get(id);
    if (problem == null) {
      throw line.wrong("task_id", "names no problem of %s: %s".formatted(lines.input(), id));
    }
    return problem;
  }

  private CodeProblem problem(Line line) {
    try {
      return format.format().read(line.json());
    } catch (LineException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new LineException(name(line), line.number(), String.valueOf(e.getMessage()));
    }
  }

  // Problems in YAML are lines of a copy that the user has never seen.
  private String name(Line line) {
    return format == Format.cases ? lines.input() + " problem" : line.file();
  }

  private String reference(Line line, CodeProblem problem) {
    if (problem.reference() == null) {
      throw new LineException(
          name(line), line.number(), "has no reference solution; name a file of --samples");
    }
    return problem.reference();
  }

  private static Ruling ruling(CodeVerdict verdict) {
    Ruling ruling = Ruling.of(verdict.toVerdict());
    return switch (verdict) {
      case CodeVerdict.Accept(var runs) -> ruling.with("kind", null).with("runs", runs);
      case CodeVerdict.Reject(var kind, var reason) ->
          ruling.because(Failures.oneLine(reason)).with("kind", kind.word()).with("runs", null);
      case CodeVerdict.Undecided(var reason) ->
          ruling.because(Failures.oneLine(reason)).with("kind", null).with("runs", null);
    };
  }

  private String digest(LineFile input) throws IOException {
    var digest = new ArrayList<String>();
    try (var reader = input.read()) {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        digest.add(line.json().toString());
      }
    }
    Path copy = Files.createTempFile("ponder-problems", ".jsonl");
    try {
      Files.write(copy, digest);
      return LineFile.sha256(copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /// A file of YAML as a temporary file of lines, one problem each.
  private Path asLines() throws IOException {
    String yaml;
    if (lines.input().equals("-")) {
      yaml = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } else {
      try (LineFile file = LineFile.open(lines.input(), System.in);
          InputStream in = Files.newInputStream(Path.of(file.name()))) {
        yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    List<JsonNode> problems;
    try {
      problems = Cases.problems(yaml);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(lines.input() + ": " + e.getMessage(), e);
    }
    if (problems.isEmpty()) {
      throw new IllegalArgumentException(lines.input() + ": field 'problems' is empty");
    }
    var mapper = new JsonMapper();
    Path copy = Files.createTempFile("ponder-cases", ".jsonl");
    Files.write(copy, problems.stream().map(mapper::writeValueAsString).toList());
    return copy;
  }
}
