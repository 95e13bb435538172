package dev.ponder.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSelectionTest {
  private static final CodeSelection.Task TASK =
      new CodeSelection.Task(
          "a", "", "f", List.of("w", "x", "y", "z"), List.of(), List.of(true, false, true, false));

  @Test
  void tiedSamplesShareTheChoice() {
    CodeSelection.Line line = CodeSelection.line(TASK, new double[] {3, 3, 1, 3}, 7);
    assertThat(line.any()).isEqualTo(0.5);
    assertThat(line.tied()).isEqualTo(3);
    assertThat(line.chosen()).isEqualTo(1.0 / 3);
  }

  @Test
  void withoutAnyHintTheChoiceIsBlind() {
    CodeSelection.Line line = CodeSelection.line(TASK, new double[4], 0);
    assertThat(line.chosen()).isEqualTo(line.any());
  }

  @Test
  void labelsAreAsManyAsSamples() {
    assertThatThrownBy(
            () ->
                new CodeSelection.Task("b", "", "f", List.of("x"), List.of(), List.of(true, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 samples need as many labels, not 2");
  }

  @Test
  void whatCanNotBeReadHidesNothingElse(@TempDir Path folder) throws IOException {
    Path ours = Files.createDirectories(folder.resolve("ours-1/inner"));
    Files.writeString(ours.resolve("file"), "x");
    Path closed = Files.createDirectories(folder.resolve("a/closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("gone"));
    try {
      assertThat(CodeGrowth.named(folder, "ours-")).isEqualTo(3);
      assertThat(CodeGrowth.named(folder.resolve("gone"), "ours-")).isZero();
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aPercentileIsAValueThatWasMeasured() {
    double[] values = {5, 1, 4, 2, 3};
    assertThat(CodeBench.percentile(values, 50)).isEqualTo(3);
    assertThat(CodeBench.percentile(values, 99)).isEqualTo(5);
    assertThat(CodeBench.percentile(values, 0)).isEqualTo(1);
  }
}
