package dev.ponder.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class JournalTest {
  @TempDir Path folder;

  record Row(int n, String text) {}

  /// The file without fsync, failing on demand.
  private static final class Flaky implements Journal.Device {
    final Journal.Device file;
    final AtomicInteger syncs = new AtomicInteger();
    boolean full;
    boolean broken;

    Flaky(Path path) throws IOException {
      file = new JournalFile(path);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (full) {
        bytes.limit(bytes.limit() / 2);
        file.write(bytes);
        throw new IOException("No space left on device");
      }
      file.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      syncs.incrementAndGet();
      if (broken) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static List<Row> rows(Path file) {
    var rows = new ArrayList<Row>();
    Journal.read(
        file, each -> rows.add(new Row(each.get("n").intValue(), each.get("text").stringValue())));
    return rows;
  }

  private static Journal unsynced(Path file) {
    return Journal.open(file, Flaky::new);
  }

  @Test
  void whatWasAppendedIsReadBackInOrderAcrossOpenings() {
    Path file = folder.resolve("j.jsonl");
    for (int i = 0; i < 4; i++) {
      try (var journal = Journal.open(file)) {
        assertThat(journal.found().records()).isEqualTo(2L * i);
        journal.append(new Row(2 * i, "first"));
        journal.appendAll(List.of(Map.of("n", 2 * i + 1, "text", "second")));
      }
    }
    assertThat(rows(file)).extracting(Row::n).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void anyTextComesBackByteForByte() {
    Path file = folder.resolve("j.jsonl");
    var random = RandomKey.of(4).generator();
    var texts = new ArrayList<String>();
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
      }
      texts.add(text.toString());
    }
    texts.add("\"}\n{\"_check\":\"0:00000000\"}");
    texts.add("\ud800 alone, \0 and \ud83d\ude00");
    texts.add("x".repeat(2_000_000));
    try (var journal = unsynced(file)) {
      journal.appendAll(texts.stream().map(text -> new Row(1, text)).toList());
    }
    assertThat(rows(file)).extracting(Row::text).containsExactlyElementsOf(texts);
  }

  @Test
  void aTornEndIsDroppedAndCountedWhereverItTears() throws IOException {
    Path file = folder.resolve("j.jsonl");
    var ends = new ArrayList<Long>();
    try (var journal = unsynced(file)) {
      for (int i = 0; i < 40; i++) {
        journal.append(new Row(i, "t".repeat(100 + i % 40)));
        ends.add(Files.size(file));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isGreaterThan(4200);
    var random = RandomKey.of(5).generator();
    for (int torn = 1; torn <= 4096; torn++) {
      byte[] left = Arrays.copyOf(whole, whole.length - torn);
      long records = ends.stream().filter(end -> end <= left.length).count();
      long good = records == 0 ? 0 : ends.get((int) records - 1);
      Files.write(file, left);
      Journal.Scan scan = Journal.read(file, _ -> {});
      assertThat(scan).isEqualTo(new Journal.Scan(records, 0, left.length - good, good, records));
      if (torn % 64 == 0) {
        byte[] garbage = new byte[torn];
        for (int i = 0; i < torn; i++) {
          garbage[i] = (byte) random.nextInt();
        }
        byte[] dirty = Arrays.copyOf(left, whole.length);
        System.arraycopy(garbage, 0, dirty, left.length, torn);
        Files.write(file, dirty);
        try (var journal = unsynced(file)) {
          assertThat(journal.found().records()).isEqualTo(records);
          assertThat(journal.found().torn()).isEqualTo(whole.length - good);
          journal.append(new Row(-1, "after"));
        }
        assertThat(rows(file)).hasSize((int) records + 1).last().isEqualTo(new Row(-1, "after"));
      }
    }
  }

  @Test
  void aFlippedBitInTheMiddleCostsItsRecordsOnly() throws IOException {
    Path file = folder.resolve("j.jsonl");
    try (var journal = unsynced(file)) {
      for (int i = 0; i < 50; i++) {
        journal.append(new Row(i, "some text " + i));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    int last = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\"n\":49");
    var random = RandomKey.of(6).generator();
    for (int i = 0; i < 400; i++) {
      byte[] rotten = whole.clone();
      rotten[random.nextInt(last - 1)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, rotten);
      var seen = new ArrayList<ObjectNode>();
      Journal.Scan scan = Journal.read(file, seen::add);
      assertThat(scan.damaged()).isBetween(1L, 2L);
      assertThat(scan.records()).isEqualTo(50 - scan.damaged());
      for (ObjectNode row : seen) {
        assertThat(row.get("text").stringValue()).isEqualTo("some text " + row.get("n").intValue());
      }
    }
  }

  @Test
  void threadsShareSyncsAndLoseNothing() throws Exception {
    Path file = folder.resolve("j.jsonl");
    var device = new ArrayList<Flaky>();
    try (var journal =
            Journal.open(
                file,
                path -> {
                  device.add(new Flaky(path));
                  return device.getFirst();
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Future<?>>();
      for (int t = 0; t < 8; t++) {
        int from = t * 1000;
        tasks.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 1000; i++) {
                    journal.append(new Row(from + i, "x"));
                  }
                }));
      }
      for (Future<?> each : tasks) {
        each.get();
      }
    }
    List<Row> rows = rows(file);
    assertThat(rows).extracting(Row::n).doesNotHaveDuplicates().hasSize(8000);
    for (int t = 0; t < 8; t++) {
      int from = t * 1000;
      assertThat(rows.stream().map(Row::n).filter(n -> n / 1000 * 1000 == from)).isSorted();
    }
    assertThat(device.getFirst().syncs.get()).isBetween(1, 8000);
  }

  @Test
  void aFullDiskLosesNothingAcknowledgedAndIsRecoveredFrom() throws IOException {
    Path file = folder.resolve("j.jsonl");
    var device = new Flaky(file);
    try (var journal = Journal.open(file, _ -> device)) {
      journal.append(new Row(0, "kept"));
      device.full = true;
      assertThatThrownBy(() -> journal.append(new Row(1, "refused")))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(file + ": can't be written, nothing was lost: No space left");
      assertThat(rows(file)).containsExactly(new Row(0, "kept"));
      device.full = false;
      journal.append(new Row(2, "again"));
    }
    assertThat(rows(file)).containsExactly(new Row(0, "kept"), new Row(2, "again"));
    assertThat(Journal.read(file, _ -> {}).damaged()).isZero();
  }

  @Test
  void afterAFailedSyncTheJournalTakesNothingMore() throws IOException {
    Path file = folder.resolve("j.jsonl");
    var device = new Flaky(file);
    try (var journal = Journal.open(file, _ -> device)) {
      journal.append(new Row(0, "kept"));
      device.broken = true;
      assertThatThrownBy(() -> journal.append(new Row(1, "lost")))
          .hasMessageContaining("can't be synced and is read-only from now on");
      device.broken = false;
      int syncs = device.syncs.get();
      assertThatThrownBy(() -> journal.append(new Row(2, "refused")))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is read-only since an fsync failed");
      assertThat(device.syncs.get()).isEqualTo(syncs);
    }
    assertThat(rows(file)).startsWith(new Row(0, "kept"));
  }

  @Test
  void onlyObjectsWithoutACheckOfTheirOwnAreTaken() {
    try (var journal = unsynced(folder.resolve("j.jsonl"))) {
      assertThatThrownBy(() -> journal.append(List.of(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> journal.append(Map.of("_check", "1")))
          .isInstanceOf(IllegalArgumentException.class);
      journal.append(Map.of());
    }
    assertThat(Journal.read(folder.resolve("j.jsonl"), _ -> {}).records()).isOne();
  }

  @Test
  void whatIsRetainedIsAWholeJournalAgain() throws IOException {
    Path file = folder.resolve("kept.jsonl");
    try (var journal = Journal.open(file)) {
      for (int i = 0; i < 5; i++) {
        journal.append(Map.of("step", i));
      }
    }

    Journal.retain(file, record -> record.path("step").asInt() < 3);
    byte[] shorter = Files.readAllBytes(file);
    Journal.retain(file, record -> record.path("step").asInt() < 3);
    Journal.retain(folder.resolve("none.jsonl"), _ -> false);

    assertThat(Files.readAllBytes(file)).isEqualTo(shorter);
    try (var journal = Journal.open(file)) {
      assertThat(journal.found()).isEqualTo(new Journal.Scan(3, 0, 0, shorter.length, 3));
      journal.append(Map.of("step", 3));
    }
    var steps = new ArrayList<Integer>();
    Journal.read(file, record -> steps.add(record.path("step").asInt()));
    assertThat(steps).containsExactly(0, 1, 2, 3);
    assertThat(folder.resolve("none.jsonl")).doesNotExist();
  }
}
