package dev.ponder.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
  @TempDir Path temp;

  record TrainerPart(long step, long position, long random, String reward) {}

  /// A small checkpoint whose every file depends on `seed`.
  private static SequencedMap<String, Part> parts(long seed) {
    var random = RandomKey.of(seed).generator();
    var values = new float[500];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("weight", Tensor.floats(values));
    tensors.put("steps", Tensor.longs(seed));
    var parts = new LinkedHashMap<String, Part>();
    parts.put("model.safetensors", SafeTensors.of(tensors).part());
    parts.put("trainer.json", Part.json(new TrainerPart(seed, seed * 24, seed * 7, "v1")));
    return parts;
  }

  private static long seedOf(Checkpoint checkpoint) {
    long seed = checkpoint.tensors("model.safetensors").longs("steps")[0];
    assertThat(checkpoint.json("trainer.json", TrainerPart.class))
        .isEqualTo(new TrainerPart(seed, seed * 24, seed * 7, "v1"));
    return seed;
  }

  private static Checkpoint newest(CheckpointStore store) {
    return Objects.requireNonNull(store.latest().checkpoint());
  }

  @Test
  void theNewestIsFoundAndTheOldestGoExceptTheProtected() {
    var store = new CheckpointStore(temp.resolve("checkpoints"));
    assertThat(store.latest().checkpoint()).isNull();
    for (long step = 10; step <= 60; step += 10) {
      store.save(step, parts(step));
      if (step == 20) {
        store.protect(step);
      }
    }
    assertThat(store.steps()).containsExactly(20L, 40L, 50L, 60L);
    assertThat(newest(store).step()).isEqualTo(60);
    assertThat(seedOf(newest(store))).isEqualTo(60);
    assertThat(seedOf(store.open(20))).isEqualTo(20);
    assertThat(new CheckpointStore(temp.resolve("checkpoints")).steps())
        .containsExactly(20L, 40L, 50L, 60L);
  }

  @Test
  void aStepSavedAgainIsReplacedWhole() throws IOException {
    var store = new CheckpointStore(temp);
    store.save(7, parts(1));
    store.save(7, parts(2));
    assertThat(seedOf(newest(store))).isEqualTo(2);
    try (var names = Files.list(temp)) {
      assertThat(names).containsExactly(temp.resolve("step-000007"));
    }
  }

  @Test
  void aTruncatedFileIsFoundAndTheCheckpointBeforeItTaken() throws IOException {
    var store = new CheckpointStore(temp);
    store.save(1, parts(1));
    Checkpoint newest = store.save(2, parts(2));
    for (String name : files(newest)) {
      Path file = newest.folder().resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, 7, 8, 9, whole.length / 2, whole.length - 1}) {
        Files.write(file, Arrays.copyOf(whole, length));
        var latest = store.latest();
        assertThat(Objects.requireNonNull(latest.checkpoint()).step()).isEqualTo(1);
        assertThat(latest.skipped()).hasSize(1);
        assertThat(latest.skipped().getFirst())
            .startsWith("skipped damaged checkpoint step-000002: " + file);
      }
      Files.delete(file);
      assertThat(store.latest().skipped().getFirst()).contains(file.toString(), "no such file");
      Files.write(file, whole);
    }
    assertThat(newest(store).step()).isEqualTo(2);
  }

  @Test
  void everyOf250FlippedBitsIsFoundInItsFile() throws IOException {
    var store = new CheckpointStore(temp);
    store.save(1, parts(1));
    Checkpoint newest = store.save(2, parts(2));
    var random = RandomKey.of(11).generator();
    for (String name : files(newest)) {
      Path file = newest.folder().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < 50; i++) {
        int at = random.nextInt(bytes.length);
        int bit = 1 << random.nextInt(8);
        bytes[at] ^= (byte) bit;
        Files.write(file, bytes);
        var latest = store.latest();
        assertThat(Objects.requireNonNull(latest.checkpoint()).step()).isEqualTo(1);
        assertThat(latest.skipped().getFirst()).contains(file.toString());
        bytes[at] ^= (byte) bit;
      }
      Files.write(file, bytes);
    }
    assertThat(newest(store).step()).isEqualTo(2);
  }

  @Test
  void aFlippedBitInATensorNamesTheTensor() throws IOException {
    var store = new CheckpointStore(temp);
    Path file = store.save(1, parts(1)).folder().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> store.open(1))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": SHA-256 ")
        .hasMessageEndingWith("damaged in tensor weight");
  }

  @Test
  void aFolderUnderAnotherStepsNameIsNotThatStep() throws IOException {
    var store = new CheckpointStore(temp);
    Files.move(store.save(1, parts(1)).folder(), temp.resolve("step-000009"));
    assertThat(store.latest().checkpoint()).isNull();
    assertThat(store.latest().skipped().getFirst()).contains("step: 1 in folder");
  }

  /// What the crash tests do: save, save, protect, save, save the newest again, save.
  private static void run(CheckpointStore store, List<Long> acknowledged) {
    for (long seed = 1; seed <= 5; seed++) {
      long step = Math.min(seed, seed == 5 ? 4 : 3);
      store.save(step, parts(seed));
      acknowledged.add(seed);
      if (seed == 1) {
        store.protect(1);
      }
    }
  }

  @Test
  void afterACrashAtAnyOperationTheNewestAcknowledgedCheckpointLoads() throws IOException {
    Files.createDirectory(temp.resolve("count"));
    var counting = new CrashingFiles(temp.resolve("count"));
    run(new CheckpointStore(temp.resolve("count/c"), 2, counting), new ArrayList<>());
    assertThat(counting.operations()).isGreaterThan(50);
    for (int crash = 1; crash <= counting.operations(); crash++) {
      Path before = Files.createDirectory(temp.resolve("before-" + crash));
      var files = new CrashingFiles(before).crashAt(crash);
      var acknowledged = new ArrayList<Long>();
      assertThatThrownBy(
              () -> run(new CheckpointStore(before.resolve("c"), 2, files), acknowledged))
          .isInstanceOf(CrashingFiles.Crash.class);
      long last = acknowledged.isEmpty() ? 0 : acknowledged.getLast();
      for (CrashingFiles.Loss loss : CrashingFiles.Loss.values()) {
        Path after = temp.resolve("after-%d-%s".formatted(crash, loss));
        files.restart(after, loss, RandomKey.of(crash).generator());
        checkRestarted(
            after, last, crash % 3 == 0, "crash at operation %d, losing %s".formatted(crash, loss));
      }
    }
  }

  private static void checkRestarted(Path disk, long last, boolean goOn, String when) {
    var store = new CheckpointStore(disk.resolve("c"), 2, CrashingFiles.unsynced());
    var latest = store.latest();
    assertThat(latest.skipped()).as(when).isEmpty();
    if (latest.checkpoint() == null) {
      assertThat(last).as(when).isZero();
    } else {
      assertThat(seedOf(latest.checkpoint())).as(when).isIn(last, last + 1);
    }
    if (goOn) {
      store.save(9, parts(9));
      assertThat(seedOf(newest(store))).as(when).isEqualTo(9);
    }
  }

  @Test
  void withTooLittleSpaceNothingIsWrittenAndTheErrorCounts() throws IOException {
    Path root = Files.createDirectory(temp.resolve("disk"));
    var files = new CrashingFiles(root);
    var store = new CheckpointStore(root.resolve("c"), 3, files);
    store.save(1, parts(1));
    int writes = files.writes();
    files.free(5000);
    assertThatThrownBy(() -> store.save(2, parts(2)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(root.resolve("c") + ": step-000002 needs ")
        .hasMessageContaining("bytes, but only 5,000 are free; make room");
    assertThat(files.writes()).isEqualTo(writes);
    assertThat(seedOf(newest(store))).isEqualTo(1);
    files.free(Long.MAX_VALUE);
    store.save(2, parts(2));
    assertThat(seedOf(newest(store))).isEqualTo(2);
  }

  @Test
  void aDiskThatFillsAtAnyWriteLeavesTheOlderCheckpointAndRecovers() throws IOException {
    failEvery(true, "No space left on device");
  }

  @Test
  void aFailedSyncIsFinalForItsFileAndLeavesTheOlderCheckpoint() throws IOException {
    failEvery(false, "Input/output error");
  }

  private void failEvery(boolean write, String reason) throws IOException {
    for (int nth = 1; ; nth++) {
      Path root = Files.createDirectory(temp.resolve("disk-" + nth));
      var files = new CrashingFiles(root);
      var store = new CheckpointStore(root.resolve("c"), 1, files);
      store.save(1, parts(1));
      if (write) {
        files.failWriteAt(files.writes() + nth);
      } else {
        files.failSyncAt(files.syncs() + nth);
      }
      int before = write ? files.writes() : files.syncs();
      try {
        store.save(2, parts(2));
        assertThat((write ? files.writes() : files.syncs()) - before).isLessThan(nth);
        assertThat(nth).isGreaterThan(3);
        return;
      } catch (CheckpointException e) {
        assertThat(e)
            .hasMessageContaining("step-000002 (")
            .hasMessageContaining("could not be written; what was there before is untouched")
            .hasMessageContaining(reason);
      }
      assertThat(store.latest().skipped()).isEmpty();
      assertThat(seedOf(store.open(1))).isEqualTo(1);
      store.save(3, parts(3));
      assertThat(seedOf(newest(store))).isEqualTo(3);
    }
  }

  @Test
  void partsAreFilesOfTheFolderAndNothingElse() {
    var store = new CheckpointStore(temp);
    for (String name : List.of("../x", "a/b", "", ".hidden", "manifest.json", "a\nb")) {
      var parts = new LinkedHashMap<String, Part>();
      parts.put(name, Part.text("x"));
      assertThatThrownBy(() -> store.save(1, parts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a plain file name");
    }
  }

  @Test
  void aPlaceThatCanNotHoldCheckpointsIsOneLine() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> new CheckpointStore(file.resolve("checkpoints")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + "/checkpoints: can't hold checkpoints: ");
  }

  @Test
  void aModelAndItsTrainerShareACheckpoint() {
    LanguageModel model = HuggingFaceFolderTest.model(true, false);
    var parts = HuggingFaceFolder.parts(model, DType.F32);
    parts.put("trainer.json", Part.json(new TrainerPart(5, 120, 9, "v1")));
    var store = new CheckpointStore(temp);
    store.save(5, parts);
    Checkpoint back = newest(store);
    model
        .weights()
        .tensors()
        .forEach((name, values) -> assertThat(back.model().weights().get(name)).isEqualTo(values));
    assertThat(back.json("trainer.json", TrainerPart.class))
        .isEqualTo(new TrainerPart(5, 120, 9, "v1"));
    assertThatThrownBy(() -> back.bytes("optimizer.safetensors"))
        .hasMessageContaining("has no file optimizer.safetensors");
  }

  private static List<String> files(Checkpoint checkpoint) {
    var names = new ArrayList<>(checkpoint.files());
    names.add("manifest.json");
    names.sort(null);
    return names;
  }
}
