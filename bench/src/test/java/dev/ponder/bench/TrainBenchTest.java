package dev.ponder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.model.train.Compute;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainBenchTest {
  @Test
  void theShapeHasTheParametersItIsNamedAfter() {
    assertThat(TrainBench.SHAPE.parameters()).isBetween(3_200_000L, 3_300_000L);
  }

  @Test
  void nativeMemoryDoesNotGrowWithSteps() throws Exception {
    TrainBench.memory(20, Compute.cpu(1));
    var memory = TrainBench.memory(100, Compute.cpu(1));
    assertThat(memory.firstMegabytes()).isPositive();
    assertThat(memory.lastMegabytes() - memory.firstMegabytes()).isLessThan(300);
  }

  @Test
  void theTableSaysTheShareOfTheProductRate() {
    var line =
        new TrainBench.Line(new BenchResult("train", "3.2M fp32", "ponder", 2, 32, 5000, 4), 0.61);
    assertThat(TrainBench.table(List.of(line)))
        .contains("5,000")
        .contains("ponder 3.2M fp32, 2 threads: 61 % of the fp32 product rate");
  }
}
