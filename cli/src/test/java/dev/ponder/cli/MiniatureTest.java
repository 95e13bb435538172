package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.ResultsJson;
import dev.ponder.experiment.Strategy;
import dev.ponder.experiment.TrainPoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job in small: the shipped base learns for fourteen updates and is measured before and
/// after.
class MiniatureTest {

  @Test
  void theShippedBaseLearnsToSearchAndTheFigureShowsIt(@TempDir Path folder) throws IOException {
    Path run = folder.resolve("run");
    var err = new StringWriter();
    int code = scale(run, err);
    assertThat(code).as(err.toString()).isZero();

    Results results = ResultsJson.read(run.resolve("results.json"));
    List<TrainPoint> curve = results.trainCurve(1);
    assertThat(curve.getFirst().step()).isZero();
    assertThat(curve.getFirst().accuracy()).isBetween(0.15, 0.6);
    assertThat(curve.getLast().step()).isEqualTo(14);
    assertThat(curve.getLast().accuracy()).isGreaterThan(curve.getFirst().accuracy() + 0.1);
    assertThat(curve.getLast().flops()).isGreaterThan(curve.get(1).flops() * 5);

    // Nothing rewards a habit, but what works is done more often.
    var before = results.behaviours().before();
    var after = results.behaviours().after();
    assertThat(after.tries().mean()).isGreaterThan(before.tries().mean());
    assertThat(after.answeredAtOnce().share()).isLessThan(before.answeredAtOnce().share());

    for (Moment moment : Moment.values()) {
      for (Strategy strategy :
          List.of(Strategy.THINKING_BUDGET, Strategy.MAJORITY_VOTE, Strategy.BEST_OF_N)) {
        assertThat(results.testCurves())
            .anyMatch(each -> each.policy() == moment && each.strategy() == strategy);
      }
    }
    assertThat(results.ledger().completion()).isPositive();
    assertThat(results.ledger().flops().rlTraining()).isPositive();
    assertThat(run.resolve("figures/o1.svg")).content().contains("<svg");
    assertThat(run.resolve("report.html")).content().contains("<svg").doesNotContain("<script");
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(14);

    // A finished run is not done again: the same command only writes it again, with the same
    // numbers.
    assertThat(scale(run, new StringWriter())).isZero();
    Results again = ResultsJson.read(run.resolve("results.json"));
    assertThat(again.trainCurve()).isEqualTo(results.trainCurve());
    assertThat(again.testCurves()).isEqualTo(results.testCurves());
  }

  private static int scale(Path run, StringWriter err) {
    return Main.run(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err),
        "scale",
        "--model",
        root().resolve("models/countdown-base").toString(),
        "--out",
        run.toString(),
        "--steps",
        "14",
        "--groups",
        "16",
        "--probes",
        "128",
        "--panel",
        "48",
        "--bank",
        "8",
        "--minutes",
        "30");
  }

  /// The repository's root: the folder that holds the models.
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("models"))) {
      at = Objects.requireNonNull(at.getParent(), "no folder above holds models/");
    }
    return at;
  }
}
