package dev.ponder.bench;

import dev.ponder.verify.code.Agreement;
import dev.ponder.verify.code.CodeAnswer;
import dev.ponder.verify.code.GeneratedTests;
import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// How much better a sample chosen by guessed tests is than any sample (CodeT, arXiv 2207.10397):
/// each sample is tried on assertions that a model wrote, the largest agreement wins, and labels
/// that had no part in the choice say whether it is right.
public final class CodeSelection {
  /// Assertions taken of each continuation, as the paper does.
  private static final int OF_EACH = 5;

  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(5), 512L << 20);
  private static final double SECONDS = 0.1;

  private CodeSelection() {}

  /// Samples of one problem.
  ///
  /// @param prompt that the samples continue
  /// @param entry the function that it begins
  /// @param guesses continuations after the word `assert`
  /// @param passed for each sample whether it is right
  public record Task(
      String id,
      String prompt,
      String entry,
      List<String> samples,
      List<String> guesses,
      List<Boolean> passed) {
    public Task {
      samples = List.copyOf(samples);
      guesses = List.copyOf(guesses);
      passed = List.copyOf(passed);
      if (samples.isEmpty() || samples.size() != passed.size()) {
        throw new IllegalArgumentException(
            "%s: %d samples need as many labels, not %d"
                .formatted(id, samples.size(), passed.size()));
      }
    }
  }

  /// What came of one problem.
  ///
  /// @param any the share of its samples that is right
  /// @param chosen the share that is right among those with the highest score
  /// @param tied how many those are
  /// @param assertions that were tried
  public record Line(String task, double any, double chosen, int tied, int assertions) {}

  /// Chooses for each problem.
  ///
  /// @param jobs samples tried at once
  /// @param progress told each line as soon as it is there
  public static List<Line> run(List<Task> tasks, int jobs, Consumer<Line> progress)
      throws IOException, InterruptedException {
    var lines = new ArrayList<Line>();
    try (Sandbox sandbox = Sandbox.open(Math.max(2, jobs));
        var threads = Executors.newFixedThreadPool(jobs)) {
      UnitTests tests = UnitTests.in(sandbox, LIMITS);
      var generated = new GeneratedTests(sandbox, LIMITS, SECONDS);
      for (Task task : tasks) {
        List<String> assertions = GeneratedTests.assertions(task.guesses(), task.entry(), OF_EACH);
        // Many samples are the same text, which holds the same assertions.
        Map<String, Future<BitSet>> tried = new HashMap<>();
        var trials = new ArrayList<Future<BitSet>>();
        for (String sample : task.samples()) {
          String program = task.prompt() + CodeAnswer.untilNextDefinition(sample);
          Callable<BitSet> trial = () -> generated.held(tests, program, assertions);
          trials.add(tried.computeIfAbsent(program, _ -> threads.submit(trial)));
        }
        var held = new ArrayList<BitSet>();
        for (Future<BitSet> each : trials) {
          held.add(result(each));
        }
        Line line = line(task, Agreement.scores(held), assertions.size());
        lines.add(line);
        progress.accept(line);
      }
    }
    return lines;
  }

  private static BitSet result(Future<BitSet> trial) throws IOException, InterruptedException {
    try {
      return trial.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  static Line line(Task task, double[] scores, int assertions) {
    double best = Arrays.stream(scores).max().orElseThrow();
    int right = 0;
    int tied = 0;
    int rightAmongTied = 0;
    for (int i = 0; i < scores.length; i++) {
      int one = task.passed().get(i) ? 1 : 0;
      right += one;
      if (scores[i] == best) {
        tied++;
        rightAmongTied += one;
      }
    }
    return new Line(
        task.id(),
        (double) right / scores.length,
        (double) rightAmongTied / tied,
        tied,
        assertions);
  }

  /// The means in words, with standard errors over problems.
  public static String summary(List<Line> lines) {
    double[] any = lines.stream().mapToDouble(Line::any).toArray();
    double[] chosen = lines.stream().mapToDouble(Line::chosen).toArray();
    double[] gain = lines.stream().mapToDouble(each -> each.chosen() - each.any()).toArray();
    double[] some = lines.stream().mapToDouble(each -> each.any() > 0 ? 1 : 0).toArray();
    return row("problems", String.valueOf(lines.size()))
        + row("a sample taken blindly (pass@1)", share(any))
        + row("chosen by guessed tests alone", share(chosen))
        + row("difference", share(gain))
        + row("some sample is right", share(some));
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-34s %s%n", name, value);
  }

  private static String share(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
    double error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    return String.format(Locale.ROOT, "%.3f (standard error %.3f)", mean, error);
  }
}
