package dev.ponder.bench;

import dev.ponder.verify.code.CodeProblem;
import dev.ponder.verify.code.CodeTests;
import dev.ponder.verify.code.CodeVerdict;
import dev.ponder.verify.code.Language;
import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Program;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the box costs: the time it adds to a run, and the runs that all cores do in a second.
///
/// The program writes the line that it reads. It is run bare, by `python3` as the box would start
/// it; judged by [UnitTests], which takes a box that was made ahead; and in a box that is made on
/// demand. The three take turns in rounds of ten runs back to back, so that a loaded machine loads
/// them all. What a box adds is its run's time less the median of its round's bare runs.
public final class CodeBench {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String CODE = "print(input())";
  private static final int ROUND = 10;
  private static final double MILLIS = 1e6;
  private static final CodeProblem PROBLEM =
      new CodeProblem(
          "echo",
          Language.PYTHON,
          "",
          "",
          new CodeTests.Runs(List.of(new CodeTests.Run("7\n", List.of(), "7", 0))),
          null);

  private CodeBench() {}

  /// Times of one way to run the program, in milliseconds.
  ///
  /// @param way in words
  /// @param times of each run
  /// @param added to the median of the bare runs in the same round, by each run
  public record Line(String way, double[] times, double[] added) {}

  /// Runs that were done at the same time as others.
  ///
  /// @param jobs at once
  public record Throughput(int jobs, int runs, double seconds) {
    /// Runs in a second.
    public double rate() {
      return runs / seconds;
    }
  }

  /// Measures the time that a box adds, after a warm-up.
  ///
  /// @param runs of each way at least
  public static List<Line> latency(int runs) throws IOException, InterruptedException {
    int rounds = (runs + ROUND - 1) / ROUND;
    try (Sandbox sandbox = Sandbox.open(2)) {
      UnitTests tests = UnitTests.in(sandbox, Limits.DEFAULT);
      List<Callable<Boolean>> ways =
          List.of(CodeBench::bare, () -> judged(tests), () -> onDemand(sandbox));
      for (Callable<Boolean> each : ways) {
        round(each);
      }
      var times = new double[ways.size()][rounds * ROUND];
      var added = new double[ways.size()][rounds * ROUND];
      for (int i = 0; i < rounds; i++) {
        double typical = 0;
        for (int way = 0; way < ways.size(); way++) {
          double[] measured = round(ways.get(way));
          typical = way == 0 ? percentile(measured, 50) : typical;
          for (int j = 0; j < ROUND; j++) {
            times[way][i * ROUND + j] = measured[j];
            added[way][i * ROUND + j] = measured[j] - typical;
          }
        }
      }
      return List.of(
          new Line("bare", times[0], added[0]),
          new Line("box made ahead", times[1], added[1]),
          new Line("box made on demand", times[2], added[2]));
    }
  }

  /// Measures how many runs are judged in a second.
  ///
  /// @param jobs at once
  public static Throughput throughput(int jobs, int runs) throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.open(UnitTests.slotsFor(jobs));
        var threads = Executors.newFixedThreadPool(jobs)) {
      UnitTests tests = UnitTests.in(sandbox, Limits.DEFAULT);
      many(threads.invokeAll(copies(tests, 2 * ROUND)));
      long start = System.nanoTime();
      many(threads.invokeAll(copies(tests, runs)));
      return new Throughput(jobs, runs, (System.nanoTime() - start) / 1e9);
    }
  }

  private static List<Callable<Boolean>> copies(UnitTests tests, int runs) {
    var all = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < runs; i++) {
      all.add(() -> judged(tests));
    }
    return all;
  }

  private static void many(List<Future<Boolean>> runs) {
    for (Future<Boolean> each : runs) {
      if (each.state() != Future.State.SUCCESS) {
        throw new IllegalStateException(each.exceptionNow());
      }
    }
  }

  private static double[] round(Callable<Boolean> way) throws IOException, InterruptedException {
    var times = new double[ROUND];
    for (int i = 0; i < ROUND; i++) {
      long start = System.nanoTime();
      try {
        way.call();
      } catch (IOException | InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      times[i] = (System.nanoTime() - start) / MILLIS;
    }
    return times;
  }

  private static boolean bare() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(PYTHON, "-S", "-s", "-B", "-c", CODE).start();
    try (var in = process.getOutputStream();
        var out = process.getInputStream()) {
      in.write("7\n".getBytes(StandardCharsets.UTF_8));
      in.close();
      return right(new String(out.readAllBytes(), StandardCharsets.UTF_8), process.waitFor());
    }
  }

  static boolean judged(UnitTests tests) throws InterruptedException {
    CodeVerdict verdict = tests.run(PROBLEM, CODE);
    return right(verdict instanceof CodeVerdict.Accept ? "7\n" : verdict.toString(), 0);
  }

  private static boolean onDemand(Sandbox sandbox) throws IOException, InterruptedException {
    Program program = Program.of(PYTHON, "-S", "-s", "-B", "-c", CODE);
    try (BoxedProgram box = sandbox.start(program, Limits.DEFAULT, "")) {
      box.sendLast("7\n".getBytes(StandardCharsets.UTF_8));
      int status = box.finish().exitCode();
      return right(new String(box.output(), StandardCharsets.UTF_8), status);
    }
  }

  private static boolean right(String output, int status) {
    if (status != 0 || !output.equals("7\n")) {
      throw new IllegalStateException(
          "the program ended with status %d and wrote %s".formatted(status, output));
    }
    return true;
  }

  /// The smallest of the values that so many percent of them do not exceed.
  static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /// The lines as a table.
  public static String table(List<Line> lines) {
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%-20s %6s %10s %10s %12s %12s%n",
            "milliseconds",
            "runs",
            "p50",
            "p99",
            "added p50",
            "added p99"));
    for (Line each : lines) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-20s %,6d %10.1f %10.1f %12.1f %12.1f%n",
              each.way(),
              each.times().length,
              percentile(each.times(), 50),
              percentile(each.times(), 99),
              percentile(each.added(), 50),
              percentile(each.added(), 99)));
    }
    return out.toString();
  }
}
