package dev.ponder.experiment.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An append-only file of JSON objects, one a line, of which nothing acknowledged is lost.
///
/// Every line ends with a field `_check`: the record's number and the CRC-32C of all before it.
/// Appending returns after fsync; threads that append at the same time share one (group commit). A
/// torn end is dropped and counted when the journal is opened; damage in the middle costs the
/// damaged records only. After a failed fsync the journal takes nothing more.
public final class Journal implements AutoCloseable {
  /// Name of the field that Ponder adds to every record.
  public static final String CHECK = "_check";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path file;
  private final Device device;
  private final Scan found;
  private final ReentrantLock committing = new ReentrantLock();
  private final Object gathering = new Object();
  private Batch gathered = new Batch();
  private long next;
  private long length;
  private @Nullable String closedBecause;

  /// What lay in a journal's file.
  ///
  /// @param records whole ones
  /// @param damaged records before the last whole one that can't be read
  /// @param torn bytes behind the last whole record
  /// @param length bytes up to the end of the last whole record
  /// @param next number of the next record
  public record Scan(long records, long damaged, long torn, long length, long next) {}

  /// The operations that change the file.
  interface Device extends AutoCloseable {
    void write(ByteBuffer bytes) throws IOException;

    void sync() throws IOException;

    void truncate(long length) throws IOException;

    @Override
    void close() throws IOException;
  }

  private static final class Batch {
    final List<String> bodies = new ArrayList<>();
    boolean done;
    @Nullable JournalException failure;
  }

  private Journal(Path file, Device device, Scan found) {
    this.file = file;
    this.device = device;
    this.found = found;
    this.next = found.next();
    this.length = found.length();
  }

  /// Opens or creates a journal and drops a torn end.
  public static Journal open(Path file) {
    return open(file, JournalFile::new);
  }

  /// Makes the device of a file.
  @FunctionalInterface
  interface Opener {
    Device open(Path file) throws IOException;
  }

  static Journal open(Path file, Opener opener) {
    try {
      boolean there = Files.exists(file);
      Scan found = there ? read(file, _ -> {}) : new Scan(0, 0, 0, 0, 0);
      Device device = opener.open(file);
      if (found.torn() > 0) {
        device.truncate(found.length());
        device.sync();
      }
      return new Journal(file, device, found);
    } catch (IOException e) {
      throw new JournalException(file, "can't be opened", e);
    }
  }

  /// What was there when the journal was opened.
  public Scan found() {
    return found;
  }

  /// Appends a record, map or JSON object; returns when it is on the disk.
  public void append(Object record) {
    appendAll(List.of(record));
  }

  /// Appends several; returns when all of them are on the disk.
  ///
  /// @throws JournalException when they are not; none of them was acknowledged then
  public void appendAll(List<?> records) {
    var bodies = new ArrayList<String>(records.size());
    for (Object record : records) {
      bodies.add(body(record));
    }
    Batch mine;
    synchronized (gathering) {
      mine = gathered;
      mine.bodies.addAll(bodies);
    }
    committing.lock();
    try {
      if (!mine.done) {
        synchronized (gathering) {
          gathered = new Batch();
        }
        commit(mine);
      }
    } finally {
      committing.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
  }

  @Override
  public void close() {
    committing.lock();
    try {
      if (closedBecause == null) {
        closedBecause = "the journal is closed";
      }
      device.close();
    } catch (IOException e) {
      throw new JournalException(file, "can't be closed", e);
    } finally {
      committing.unlock();
    }
  }

  /// Reads a journal from its beginning, in little memory, and hands over every whole record.
  public static Scan read(Path file, Consumer<ObjectNode> each) {
    return JournalReader.read(file, JSON, each);
  }

  /// Rewrites a closed journal without some of its records, if there are any such; whole or not at
  /// all.
  ///
  /// @param keeps true of the records that stay
  public static void retain(Path file, Predicate<ObjectNode> keeps) {
    if (!Files.exists(file)) {
      return;
    }
    var kept = new ArrayList<ObjectNode>();
    long[] all = {0};
    read(
        file,
        record -> {
          all[0]++;
          if (keeps.test(record)) {
            record.remove(CHECK);
            kept.add(record);
          }
        });
    if (kept.size() == all[0]) {
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (Journal journal = open(fresh)) {
        journal.appendAll(kept);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new JournalException(file, "can't be rewritten", e);
    }
  }

  private void commit(Batch batch) {
    batch.done = true;
    if (closedBecause != null) {
      batch.failure = new JournalException(file, closedBecause);
      return;
    }
    var bytes = new ByteArrayOutputStream();
    long number = next;
    for (String body : batch.bodies) {
      bytes.writeBytes(line(body, number++).getBytes(StandardCharsets.ISO_8859_1));
    }
    try {
      device.write(ByteBuffer.wrap(bytes.toByteArray()));
    } catch (IOException e) {
      batch.failure = new JournalException(file, "can't be written, nothing was lost", e);
      takeBack();
      return;
    }
    try {
      device.sync();
      next = number;
      length += bytes.size();
    } catch (IOException e) {
      closedBecause = "is read-only since an fsync failed; start again from what is on the disk";
      batch.failure = new JournalException(file, "can't be synced and is read-only from now on", e);
    }
  }

  /// A write that ended halfway leaves a piece; without it the journal stays usable.
  private void takeBack() {
    try {
      device.truncate(length);
    } catch (IOException e) {
      closedBecause = "is read-only since a write failed and could not be taken back";
    }
  }

  /// The object's text without its closing brace.
  private static String body(Object record) {
    JsonNode json = record instanceof JsonNode node ? node : JSON.valueToTree(record);
    if (!json.isObject() || json.has(CHECK)) {
      throw new IllegalArgumentException(
          "a journal holds JSON objects without a field " + CHECK + ", not " + json.getNodeType());
    }
    String text = JSON.writeValueAsString(json);
    return text.substring(0, text.length() - 1);
  }

  static String line(String body, long number) {
    String comma = body.length() > 1 ? "," : "";
    return "%s%s\"%s\":\"%d:%s\"}\n".formatted(body, comma, CHECK, number, crc(body, number));
  }

  static String crc(String body, long number) {
    var crc = new CRC32C();
    crc.update((body + ":" + number).getBytes(StandardCharsets.ISO_8859_1));
    return "%08x".formatted(crc.getValue());
  }
}
