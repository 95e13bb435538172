package dev.ponder.cli;

import dev.ponder.bench.CodeSelection;
import dev.ponder.cli.verify.Line;
import dev.ponder.cli.verify.LineFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `ponder bench select-code`: what choosing among samples by guessed tests gains.
@Command(
    name = "select-code",
    description = {
      "Share of problems solved when a program is chosen among samples by tests that a model",
      "guessed, against a sample taken blindly. Files of CodeT's form, a problem a line."
    },
    mixinStandardHelpOptions = true)
final class BenchSelectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--samples",
      required = true,
      paramLabel = "FILE",
      description = "Lines of task_id, entry_point, prompt, samples: programs.")
  private String samples = "";

  @Option(
      names = "--tests",
      required = true,
      paramLabel = "FILE",
      description = "Lines of task_id, samples: what a model wrote after the word assert.")
  private String tests = "";

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description = "Lines of task_id, passed: whether each sample is right.")
  private String labels = "";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Samples tried at once. Default: one per core.")
  private @Nullable Integer jobs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int atOnce = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (atOnce < 1 || atOnce > 256) {
      throw new IllegalArgumentException("--jobs: " + atOnce + " must be from 1 to 256");
    }
    if (Stream.of(samples, tests, labels).filter("-"::equals).count() > 1) {
      throw new IllegalArgumentException("standard input '-' can be only one of the three files");
    }
    List<CodeSelection.Task> tasks = tasks();
    PrintWriter err = spec.commandLine().getErr();
    List<CodeSelection.Line> lines =
        CodeSelection.run(
            tasks,
            atOnce,
            each -> {
              err.printf(
                  Locale.ROOT,
                  "%s: %.2f right of all, %.2f of the %d chosen by %d assertions%n",
                  each.task(),
                  each.any(),
                  each.chosen(),
                  each.tied(),
                  each.assertions());
              err.flush();
            });
    spec.commandLine().getOut().print(CodeSelection.summary(lines));
    return 0;
  }

  private List<CodeSelection.Task> tasks() throws IOException {
    Map<String, Line> guesses = byTask(tests);
    Map<String, Line> passed = byTask(labels);
    var tasks = new ArrayList<CodeSelection.Task>();
    for (Line line : byTask(samples).values()) {
      String id = line.text("task_id");
      List<String> programs = texts(line);
      if (programs.isEmpty()) {
        throw line.wrong("samples", "is empty");
      }
      Line judged = of(id, passed, this.labels);
      var labels = new ArrayList<Boolean>();
      for (int i = 0; i < list(judged, "passed").size(); i++) {
        labels.add(judged.label("passed." + i));
      }
      if (labels.size() != programs.size()) {
        throw judged.wrong(
            "passed",
            "has %d labels for %d samples of %s".formatted(labels.size(), programs.size(), id));
      }
      tasks.add(
          new CodeSelection.Task(
              id,
              line.text("prompt"),
              line.text("entry_point"),
              programs,
              texts(of(id, guesses, tests)),
              labels));
    }
    return tasks;
  }

  private static Line of(String id, Map<String, Line> lines, String file) {
    Line line = lines.get(id);
    if (line == null) {
      throw new IllegalArgumentException(file + " has no line of " + id);
    }
    return line;
  }

  private static Map<String, Line> byTask(String file) throws IOException {
    var lines = new LinkedHashMap<String, Line>();
    try (LineFile input = LineFile.open(file, System.in);
        var reader = input.read()) {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        if (lines.put(line.text("task_id"), line) != null) {
          throw line.wrong("task_id", "is there twice: " + line.text("task_id"));
        }
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("input: " + file + " has no lines");
    }
    return lines;
  }

  private static List<String> texts(Line line) {
    List<JsonNode> list = list(line, "samples");
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isString()) {
        throw line.wrong("samples." + i, "must be a text");
      }
    }
    return list.stream().map(JsonNode::asString).toList();
  }

  private static List<JsonNode> list(Line line, String field) {
    JsonNode value = line.get(field);
    if (!value.isArray()) {
      throw line.wrong(field, "must be a list");
    }
    return List.copyOf(value.values());
  }
}
