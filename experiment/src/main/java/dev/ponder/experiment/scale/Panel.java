package dev.ponder.experiment.scale;

import dev.ponder.core.Cost;
import dev.ponder.task.Behaviours;
import java.util.List;

/// What was measured of one policy for the test-time panel.
///
/// @param bank samples by problem
/// @param budgets thinking budgets, rising
/// @param behaviours of the first samples of each problem
/// @param shown traces to read, one for each of the first problems
/// @param cost of all of it
/// @param seconds of wall clock
public record Panel(
    List<List<Drawn>> bank,
    List<Budgeted> budgets,
    List<Behaviours> behaviours,
    List<Shown> shown,
    Cost cost,
    double seconds) {
  /// A trace to read.
  ///
  /// @param verdict `correct`, or `incorrect: ` and the reason
  public record Shown(
      String problem, String prompt, String text, String verdict, Behaviours behaviours) {}
}
