package dev.ponder.cli.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.experiment.scale.Measured;
import dev.ponder.experiment.scale.ScaleExperiment;
import dev.ponder.experiment.scale.ScaleListener;
import dev.ponder.experiment.scale.ScaleSettings;
import dev.ponder.learning.RlSettings;
import dev.ponder.learning.StepLog;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.train.Compute;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that was stopped and resumed ends with the very weights of an unbroken one.
class ResumedRunTest {
  private static final int STEPS = 5;

  private final Task task = Tasks.named("countdown:target=20");

  /// The shipped base: it is right often enough that rewards differ within groups.
  static LanguageModel base() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("models"))) {
      at = Objects.requireNonNull(at.getParent(), "no folder above holds models/");
    }
    return HuggingFaceFolder.read(at.resolve("models").resolve("countdown-base"));
  }

  @Test
  void aResumedRunEndsWithTheBitsOfAnUnbrokenOne(@TempDir Path folder) {
    LanguageModel base = base();
    Path unbroken = folder.resolve("unbroken");
    Path broken = folder.resolve("broken");

    assertThat(run(base, unbroken, () -> false, new Quiet())).isTrue();
    // First stopped politely after its second update, then killed after its fourth, which is not
    // saved yet: the checkpoint after the third is what is left.
    var asked = new AtomicInteger();
    assertThat(run(base, broken, () -> asked.incrementAndGet() > 2, new Quiet())).isFalse();
    assertThatThrownBy(() -> run(base, broken, () -> false, new Killer())).hasMessage("killed");
    assertThat(run(base, broken, () -> false, new Quiet())).isTrue();

    assertThat(weights(broken)).isEqualTo(weights(unbroken));
    assertThat(moved(base, weights(broken))).isTrue();
  }

  @Test
  void pretrainingResumedEndsWithTheBitsOfAnUnbrokenOne(@TempDir Path folder) {
    var config = ModelConfig.of(CharTokenizer.ascii().vocabSize(), 2, 32, 2, 64, 512, true);
    var job = new Pretraining(task, 0, config, 8, 2, 8, 5e-3, 1, 3, Compute.cpu(2));
    Map<String, float[]> unbroken =
        job.run(new CheckpointStore(folder.resolve("a")), () -> false, _ -> {}).weights().tensors();
    var store = new CheckpointStore(folder.resolve("b"));
    var asked = new AtomicInteger();
    // Killed after its fifth step: the checkpoint after the third is what is left.
    try {
      job.run(
          store,
          () -> false,
          _ -> {
            if (asked.incrementAndGet() == 5) {
              throw new IllegalStateException("killed");
            }
          });
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }
    Map<String, float[]> resumed = job.run(store, () -> false, _ -> {}).weights().tensors();
    assertThat(bits(resumed)).isEqualTo(bits(unbroken));
  }

  private boolean run(
      LanguageModel base, Path folder, BooleanSupplier stop, ScaleListener listener) {
    var settings =
        new ScaleSettings(
            List.of(7L),
            0,
            RlSettings.defaults(160, 3e-4).withBatch(6, 8),
            STEPS,
            Duration.ofHours(1),
            16,
            4,
            4,
            List.of(8, 32),
            16);
    return new ScaleExperiment(task, settings, new PanelFiles(folder.resolve("segments")), listener)
        .run(
            _ ->
                new LanguageModelStudent(
                    base, folder.resolve("steps"), 2, Compute.Precision.FP32, _ -> {}),
            stop)
        .isPresent();
  }

  private static Map<String, List<Integer>> weights(Path folder) {
    var latest = new CheckpointStore(folder.resolve("steps")).latest().checkpoint();
    var checkpoint = Objects.requireNonNull(latest);
    assertThat(checkpoint.step()).isEqualTo(STEPS);
    return bits(checkpoint.model().weights().tensors());
  }

  private static Map<String, List<Integer>> bits(Map<String, float[]> tensors) {
    var bits = new java.util.TreeMap<String, List<Integer>>();
    tensors.forEach(
        (name, values) -> {
          var raw = new Integer[values.length];
          Arrays.setAll(raw, i -> Float.floatToRawIntBits(values[i]));
          bits.put(name, List.of(raw));
        });
    return bits;
  }

  private static boolean moved(LanguageModel base, Map<String, List<Integer>> after) {
    return !bits(base.weights().tensors()).equals(after);
  }

  static class Quiet implements ScaleListener {
    @Override
    public void phase(long seed, String what) {}

    @Override
    public void reduced(long seed, int problems, int asked, double minutes) {}

    @Override
    public void advanced(long tokens) {}

    @Override
    public void stepped(long seed, StepLog log, int of) {}

    @Override
    public void measured(long seed, List<Measured> curve) {}

    @Override
    public void alarm(long seed, String words) {}
  }

  /// Ends the run between an update and its checkpoint, as `kill -9` would.
  private static final class Killer extends Quiet {
    @Override
    public void stepped(long seed, StepLog log, int of) {
      if (log.step() == 3) {
        throw new IllegalStateException("killed");
      }
    }
  }
}
