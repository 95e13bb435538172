package dev.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.experiment.figure.TrainingFigure;
import dev.ponder.learning.StepLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricLogTest {
  private static final StepLog STEP =
      new StepLog(
          7,
          new StepLog.Rewards(24, 192, 0.5, 0.5, 0.52, 0.8, 0.1, 0.2, 0.3, 0, 0),
          new StepLog.Lengths(81.5, 80, 170, 200, 0.9, 0.1),
          new StepLog.Optimisation(2e-4, 1, 0, 0.4, 0.41, 1.5, 1e-4, 0, 0.5, 1, 1, 0, 0),
          new StepLog.Drift(0, 0, 0, 0, 0, 1),
          new StepLog.Spent(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
          0.5,
          Map.of("tries", 3.6),
          List.of());

  @Test
  void aTrainersStepHoldsTheStandardCurves() {
    MetricRow row = MetricLog.row(3, STEP);
    assertThat(row.seed()).isEqualTo(3);
    assertThat(row.step()).isEqualTo(7);
    assertThat(row.values())
        .containsEntry("rewards.solved", 0.52)
        .containsEntry("lengths.mean", 81.5)
        .containsEntry("update.entropy", 0.4)
        .containsEntry("statistics.tries", 3.6);
    for (TrainingFigure.Curve each : TrainingFigure.STANDARD) {
      assertThat(row.values()).containsKey(each.key());
    }
  }

  @Test
  void linesAreReadAndACutLastOneIsLeftOut(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    Files.writeString(
        file,
        """
        {"seed":1,"step":0,"rewards":{"solved":0.25},"note":"x"}

        {"seed":1,"step":1,"rewards":{"solved":0.5}}
        {"seed":1,"step":2,"rew""");
    List<MetricRow> rows = MetricLog.read(file);
    assertThat(rows).extracting(MetricRow::step).containsExactly(0, 1);
    assertThat(rows.getLast().values()).containsEntry("rewards.solved", 0.5);
  }

  @Test
  void aBadLineIsNamed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    Files.writeString(file, "{\"seed\":1,\"step\":0}\n{\"step\":1}\n");
    assertThatThrownBy(() -> MetricLog.read(file))
        .hasMessage(
            file + ": line 2: seed and step are needed, both whole numbers; the line has [step]");
    Files.writeString(file, "{\"seed\":1,\"step\":0}\n{oops}\n");
    assertThatThrownBy(() -> MetricLog.read(file)).hasMessageContaining("line 2: is not JSON");
  }
}
