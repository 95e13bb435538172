package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.experiment.store.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReinforceTest {
  @TempDir private Path folder = Path.of("");

  private MainTest.Outcome reinforce(String... more) {
    var args = new ArrayList<>(List.of("learn", "reinforce", "--out", folder.toString()));
    args.addAll(List.of("--groups", "3", "--samples", "4", "--probes", "8"));
    args.addAll(List.of("--max-tokens", "64", "--every", "2"));
    args.addAll(
        List.of("--model", MiniatureTest.root().resolve("models/countdown-base").toString()));
    args.addAll(List.of(more));
    return MainTest.run(args.toArray(String[]::new));
  }

  /// What a kill after the third step leaves: a line of it, and the checkpoint after the second.
  @Test
  void stepsDoneAgainAfterAKillAreLoggedOnce() {
    assertThat(reinforce("--steps", "2").code()).isZero();
    Path metrics = folder.resolve("metrics.jsonl");
    try (var journal = Journal.open(metrics)) {
      journal.append(Map.of("step", 3, "of", "another horizon"));
    }

    MainTest.Outcome resumed = reinforce("--steps", "4");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    var steps = new ArrayList<Integer>();
    Journal.read(
        metrics,
        record -> {
          assertThat(record.has("of")).isFalse();
          steps.add(record.path("step").asInt());
        });
    assertThat(steps).containsExactly(1, 2, 3, 4);
    assertThat(reinforce("--steps", "3").err())
        .contains("--steps: 3 is less than the 4 steps that");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16"})
  void learnsInEitherPrecision(String precision) {
    MainTest.Outcome outcome = reinforce("--steps", "1", "--precision", precision);

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(folder.resolve("model").resolve("model.safetensors")).exists();
  }

  @Test
  void anotherPrecisionIsAnotherRun() {
    assertThat(reinforce("--steps", "1").code()).isZero();

    MainTest.Outcome other = reinforce("--steps", "1", "--precision", "bf16");

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err().lines())
        .singleElement()
        .asString()
        .contains("precision: FP32 then, BF16 now");
  }
}
