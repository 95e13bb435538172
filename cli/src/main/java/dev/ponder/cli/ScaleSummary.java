package dev.ponder.cli;

import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Slope;
import dev.ponder.experiment.TestSlope;
import dev.ponder.experiment.TrainPoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the main job found, in a few lines of the terminal.
///
/// @param elapsed of this sitting
record ScaleSummary(Results results, Path folder, Duration elapsed) {

  void print(PrintWriter out) {
    out.println();
    out.println(results.task());
    for (long seed : results.seeds()) {
      List<TrainPoint> curve = results.trainCurve(seed);
      TrainPoint first = curve.getFirst();
      TrainPoint last = curve.getLast();
      out.printf(
          "  seed %d: pass@1 %.3f before, %.3f after %d updates [%.3f, %.3f] on %d problems%n",
          seed,
          first.accuracy(),
          last.accuracy(),
          last.step(),
          last.low(),
          last.high(),
          last.problems());
    }
    Slope train = results.fits().train();
    if (train != null) {
      out.printf(
          "  ten times the training compute: %+.3f [%+.3f, %+.3f]%n",
          train.slopePerDecade(), train.low(), train.high());
    }
    out.println("  ten times the test-time tokens:");
    for (TestSlope each : results.fits().test()) {
      out.printf(
          "    %-16s %-6s %+.3f [%+.3f, %+.3f]%n",
          each.strategy().label(),
          each.policy() == Moment.BEFORE ? "before" : "after",
          each.slopePerDecade(),
          each.low(),
          each.high());
    }
    out.printf(
        "  tries per trace %.1f before, %.1f after; answers at once %.0f %% and %.0f %%%n",
        results.behaviours().before().tries().mean(),
        results.behaviours().after().tries().mean(),
        100 * results.behaviours().before().answeredAtOnce().share(),
        100 * results.behaviours().after().answeredAtOnce().share());
    for (String each : results.alarms()) {
      out.println("  warning: " + each);
    }
    out.printf("%d:%02d minutes; wrote%n", elapsed.toMinutes(), elapsed.toSecondsPart());
    for (String name : List.of("report.html", "figures/o1.svg", "results.json", "model")) {
      out.println("  " + folder.resolve(name));
    }
    out.flush();
  }
}
