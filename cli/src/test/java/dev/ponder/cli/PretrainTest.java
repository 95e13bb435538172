package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.experiment.store.FolderLock;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainTest {
  @TempDir private Path folder = Path.of("");

  private MainTest.Outcome pretrain(String... more) {
    var args = new ArrayList<>(List.of("learn", "pretrain", "--layers", "1", "--hidden", "16"));
    args.addAll(List.of("--heads", "2", "--ffn", "16", "--decay", "4"));
    args.addAll(List.of("--work", folder.resolve("work").toString()));
    args.addAll(List.of("--out", folder.resolve("model").toString()));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  /// The longest of the first 3,000 documents of the corpus is longer than 512 characters.
  @Test
  void theUsualPositionsAreEnoughForTheUsualCorpus() {
    MainTest.Outcome outcome = pretrain("--steps", "24");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(HuggingFaceFolder.read(folder.resolve("model")).config().maxPositions())
        .isEqualTo(1088);
  }

  @Test
  void aFolderThatAnotherHoldsIsLeftAlone() throws IOException {
    Path work = Files.createDirectories(folder.resolve("work"));
    try (FolderLock _ = FolderLock.take(work)) {
      MainTest.Outcome outcome = pretrain("--steps", "24");

      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err().lines()).singleElement().asString().contains("is in use by process");
    }
  }

  @Test
  void aResumedRunKeepsItsSettings() {
    assertThat(pretrain("--steps", "8").code()).isZero();

    MainTest.Outcome other = pretrain("--steps", "8", "--lr", "1e-3", "--batch", "16");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err().lines())
        .singleElement()
        .asString()
        .contains("batch: 128 then, 16 now", "learningRate: 0.002 then, 0.001 now");

    MainTest.Outcome longer = pretrain("--steps", "10");
    assertThat(longer.code()).as(longer.err()).isZero();
    assertThat(pretrain("--steps", "9").err())
        .contains("steps: 9 is less than the 10 that are done");
  }

  @Test
  void theModelDoesNotGoIntoTheRunFolder() {
    MainTest.Outcome outcome =
        MainTest.run(
            "learn", "pretrain", "--work", folder.toString(), "--out", folder + "/./model");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("must not lie in one another");
  }
}
