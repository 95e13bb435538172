package dev.ponder.bench;

import dev.ponder.verify.math.MathAnswers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many answers in mathematics one core decides in a second: answers against themselves, and
/// against another spelling of each.
///
/// Time is that of the thread's processor, so that other work on the machine doesn't count.
public final class MathBench {
  private static final long NANOS = 1_000_000_000;

  private MathBench() {}

  /// A measured kind of pair.
  ///
  /// @param pairs what was compared
  /// @param count pairs of one pass
  /// @param accepted of them
  /// @param perSecond decisions in a second of processor time, in the fastest round
  public record Line(String pairs, int count, int accepted, double perSecond) {}

  /// Measures, after a warm-up.
  ///
  /// @param answers to decide
  /// @param seconds of processor time for each round; five rounds for each kind
  public static List<Line> run(List<String> answers, double seconds) {
    List<String> respelled = answers.stream().map(MathBench::respelled).toList();
    measure(answers, answers, 3 * seconds);
    measure(answers, respelled, 3 * seconds);
    var lines = new ArrayList<Line>();
    lines.add(best("against itself", answers, answers, seconds));
    lines.add(best("against another spelling", answers, respelled, seconds));
    return lines;
  }

  private static Line best(
      String name, List<String> references, List<String> answers, double seconds) {
    double best = 0;
    for (int i = 0; i < 5; i++) {
      best = Math.max(best, measure(references, answers, seconds));
    }
    int accepted = 0;
    for (int i = 0; i < references.size(); i++) {
      accepted +=
          MathAnswers.standard().check(references.get(i), answers.get(i)).isCorrect() ? 1 : 0;
    }
    return new Line(name, references.size(), accepted, best);
  }

  private static double measure(List<String> references, List<String> answers, double seconds) {
    MathAnswers math = MathAnswers.standard();
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long spent = 0;
    long decided = 0;
    while (spent < seconds * NANOS) {
      for (int i = 0; i < references.size(); i++) {
        math.check(references.get(i), answers.get(i));
      }
      decided += references.size();
      spent = threads.getCurrentThreadCpuTime() - start;
    }
    return decided * (double) NANOS / spent;
  }

  /// The same answer as another model would write it.
  static String respelled(String answer) {
    String text =
        answer
            .replace("\\frac", "\\dfrac")
            .replace("+", " + ")
            .replace(",", ", ")
            .replace("{, }", "{,}")
            .replace(", \\!", ",\\!");
    return "$" + text + "$";
  }

  /// The lines as a table.
  public static String table(List<Line> lines) {
    var out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "%-26s %6s %8s %12s%n", "", "pairs", "accepted", "checks/s"));
    for (Line each : lines) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-26s %,6d %,8d %,12.0f%n",
              each.pairs(),
              each.count(),
              each.accepted(),
              each.perSecond()));
    }
    return out.toString();
  }
}
