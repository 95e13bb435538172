package dev.ponder.experiment.scale;

import dev.ponder.learning.RlSettings;
import java.time.Duration;
import java.util.List;

/// How the main job is set.
///
/// @param seeds one run of reinforcement learning each
/// @param level of the task's difficulty
/// @param rl reinforcement learning
/// @param steps its updates, unless the time is up before
/// @param time for one seed, evaluation included; learning ends early enough to measure in it
/// @param probes held-out problems of each point of the train curve
/// @param panelProblems most held-out problems of the test-time panel; fewer, but 32 at least,
///   where they would take too much of the time
/// @param bank samples of each of them
/// @param budgets caps of thinking tokens, rising
/// @param answerTokens most tokens of an answer forced at a cap
public record ScaleSettings(
    List<Long> seeds,
    int level,
    RlSettings rl,
    int steps,
    Duration time,
    int probes,
    int panelProblems,
    int bank,
    List<Integer> budgets,
    int answerTokens) {
  public ScaleSettings {
    seeds = List.copyOf(seeds);
    budgets = List.copyOf(budgets);
    check(!seeds.isEmpty(), "seeds", seeds, "at least one seed");
    check(seeds.stream().distinct().count() == seeds.size(), "seeds", seeds, "all different");
    check(level >= 0, "level", level, ">= 0");
    check(steps >= 1, "steps", steps, ">= 1");
    check(time.isPositive(), "time", time, "positive");
    check(probes >= 1, "probes", probes, ">= 1");
    check(panelProblems >= 1, "panelProblems", panelProblems, ">= 1");
    check(bank >= 1 && bank <= 1000, "bank", bank, "1 to 1000");
    check(answerTokens >= 1, "answerTokens", answerTokens, ">= 1");
    for (int i = 0; i < budgets.size(); i++) {
      check(
          budgets.get(i) >= 1 && (i == 0 || budgets.get(i) > budgets.get(i - 1)),
          "budgets",
          budgets,
          "rising whole numbers from 1 on");
    }
  }

  /// Updates after which accuracy is measured: about four a doubling at first, then geometric, and
  /// the last.
  public boolean measuredAfter(long step) {
    if (step == steps || step <= 3) {
      return true;
    }
    return Math.floor(GRID * log2(step)) != Math.floor(GRID * log2(step - 1));
  }

  private static final double GRID = 2;

  private static double log2(double value) {
    return Math.log(value) / Math.log(2) + 1e-9;
  }

  private static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
