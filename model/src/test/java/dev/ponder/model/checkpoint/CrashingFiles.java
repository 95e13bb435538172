package dev.ponder.model.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A file layer that can stop at any operation and then show what a disk may hold: unsynced data
/// and unsynced names may be lost, each on its own.
///
/// Operations reach the real folder (without fsync, which here is only recorded); beside it a model
/// of the disk keeps, for each file and folder, what is durable.
final class CrashingFiles implements FileLayer {
  /// The machine went down.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What is left after a crash.
  enum Loss {
    /// The process died, the machine did not: all is there.
    NOTHING,
    /// All that was not synced is gone.
    ALL_UNSYNCED,
    /// Names are there, the data behind them is not.
    UNSYNCED_DATA,
    /// Data is there, the names are not.
    UNSYNCED_NAMES,
    /// Anything between, drawn at random.
    SOME
  }

  private static final class Node {
    final boolean folder;
    Map<String, Node> names = new LinkedHashMap<>();
    Map<String, Node> durableNames = new LinkedHashMap<>();
    final ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] durableData = new byte[0];

    Node(boolean folder) {
      this.folder = folder;
    }
  }

  private final FileLayer real = unsynced();
  private final Path root;
  private final Node disk = new Node(true);
  private final List<Path> failedSyncs = new ArrayList<>();
  private int operations;
  private int crashAt = Integer.MAX_VALUE;
  private int failWriteAt = Integer.MAX_VALUE;
  private int failSyncAt = Integer.MAX_VALUE;
  private int writes;
  private int syncs;
  private long free = Long.MAX_VALUE;

  CrashingFiles(Path root) {
    this.root = root;
  }

  /// The machine's file system without fsync: what a test needs that loses no power.
  static FileLayer unsynced() {
    var system = FileLayer.system();
    return new FileLayer() {
      @Override
      public void createFolder(Path folder) throws IOException {
        system.createFolder(folder);
      }

      @Override
      public Sink create(Path file) throws IOException {
        Sink sink = system.create(file);
        return new Sink() {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            sink.write(bytes, from, length);
          }

          @Override
          public void sync() {}

          @Override
          public void close() throws IOException {
            sink.close();
          }
        };
      }

      @Override
      public void rename(Path from, Path to) throws IOException {
        system.rename(from, to);
      }

      @Override
      public void delete(Path path) throws IOException {
        system.delete(path);
      }

      @Override
      public void syncFolder(Path folder) {}

      @Override
      public long freeBytes(Path folder) throws IOException {
        return system.freeBytes(folder);
      }
    };
  }

  CrashingFiles crashAt(int operation) {
    crashAt = operation;
    return this;
  }

  CrashingFiles failWriteAt(int write) {
    failWriteAt = write;
    return this;
  }

  CrashingFiles failSyncAt(int sync) {
    failSyncAt = sync;
    return this;
  }

  CrashingFiles free(long bytes) {
    free = bytes;
    return this;
  }

  int operations() {
    return operations;
  }

  int writes() {
    return writes;
  }

  int syncs() {
    return syncs;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    count();
    real.createFolder(folder);
    parent(folder).names.put(name(folder), new Node(true));
  }

  @Override
  public Sink create(Path file) throws IOException {
    count();
    Sink sink = real.create(file);
    var node = new Node(false);
    parent(file).names.put(name(file), node);
    return new Sink() {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (++writes == failWriteAt) {
          sink.write(bytes, from, length / 2);
          node.data.write(bytes, from, length / 2);
          throw new IOException("No space left on device");
        }
        try {
          count();
        } catch (Crash crash) {
          sink.write(bytes, from, length / 2);
          node.data.write(bytes, from, length / 2);
          throw crash;
        }
        sink.write(bytes, from, length);
        node.data.write(bytes, from, length);
      }

      @Override
      public void sync() throws IOException {
        if (failedSyncs.contains(file)) {
          throw new AssertionError("sync of " + file + " was tried again after it had failed");
        }
        count();
        fail(file);
        node.durableData = node.data.toByteArray();
      }

      @Override
      public void close() throws IOException {
        sink.close();
      }
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    count();
    real.rename(from, to);
    parent(to).names.put(name(to), Objects.requireNonNull(parent(from).names.remove(name(from))));
  }

  @Override
  public void delete(Path path) throws IOException {
    count();
    real.delete(path);
    parent(path).names.remove(name(path));
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    count();
    fail(folder);
    Node node = node(folder);
    node.durableNames = new LinkedHashMap<>(node.names);
  }

  @Override
  public long freeBytes(Path folder) {
    return free;
  }

  /// Writes into `target` what the disk holds after the crash.
  void restart(Path target, Loss loss, RandomGenerator random) throws IOException {
    show(disk, target, loss, random);
  }

  private static void show(Node node, Path at, Loss loss, RandomGenerator random)
      throws IOException {
    boolean keepNames =
        switch (loss) {
          case NOTHING, UNSYNCED_DATA -> true;
          case ALL_UNSYNCED, UNSYNCED_NAMES -> false;
          case SOME -> random.nextBoolean();
        };
    if (node.folder) {
      Files.createDirectories(at);
      for (var each : (keepNames ? node.names : node.durableNames).entrySet()) {
        show(each.getValue(), at.resolve(each.getKey()), loss, random);
      }
      return;
    }
    byte[] data = node.data.toByteArray();
    int durable = node.durableData.length;
    int kept =
        switch (loss) {
          case NOTHING, UNSYNCED_NAMES -> data.length;
          case ALL_UNSYNCED, UNSYNCED_DATA -> durable;
          case SOME -> durable + random.nextInt(data.length - durable + 1);
        };
    Files.write(at, java.util.Arrays.copyOf(data, kept));
  }

  private void count() {
    if (++operations >= crashAt) {
      throw new Crash();
    }
  }

  private void fail(Path path) throws IOException {
    if (++syncs == failSyncAt) {
      failedSyncs.add(path);
      throw new IOException("Input/output error");
    }
  }

  private Node parent(Path path) {
    return node(Objects.requireNonNull(path.getParent()));
  }

  private Node node(Path path) {
    Node node = disk;
    for (Path part : root.relativize(path)) {
      if (!part.toString().isEmpty()) {
        @Nullable Node next = node.names.get(part.toString());
        node = Objects.requireNonNull(next, () -> path + " is not known");
      }
    }
    return node;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
