package dev.ponder.experiment.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The right to write into a folder, held by one process at a time.
///
/// The operating system's lock on `run.lock` decides, and ends with the process however it ends.
/// The file says who holds it: process id, its start, the machine's boot id. Where the file system
/// knows no locks, that text decides alone.
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "run.lock";

  /// Folders locked by this JVM. Opening the file a second time would lose a POSIX lock on closing.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path key;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path key, FileChannel channel, FileLock lock) {
    this.key = key;
    this.channel = channel;
    this.lock = lock;
  }

  /// Takes the lock.
  ///
  /// @throws RunFolderException naming the process that holds it
  public static FolderLock take(Path folder) throws IOException {
    Path key = folder.toRealPath();
    if (!HELD.add(key)) {
      throw inUse(folder, String.valueOf(ProcessHandle.current().pid()), "");
    }
    @Nullable FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      Map<String, String> holder = holder(channel);
      if (lock == null || alive(holder)) {
        throw inUse(
            folder, holder.getOrDefault("pid", "unknown"), holder.getOrDefault("started", ""));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(me().getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
      return new FolderLock(key, channel, lock);
    } catch (IOException | RuntimeException e) {
      HELD.remove(key);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } finally {
      HELD.remove(key);
    }
  }

  private static RunFolderException inUse(Path folder, String pid, String since) {
    return new RunFolderException(
        folder,
        "is in use by process %s%s; wait for it, stop it (kill %s), or choose another folder"
            .formatted(pid, since.isEmpty() ? "" : " since " + since, pid));
  }

  private static String me() {
    var process = ProcessHandle.current();
    return "pid=%d\nstarted=%s\nboot=%s\n".formatted(process.pid(), start(process), boot());
  }

  private static Map<String, String> holder(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(1024);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return Stream.of(text.split("\n", -1))
        .filter(line -> line.contains("="))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1),
                (first, _) -> first));
  }

  private static boolean alive(Map<String, String> holder) {
    String pid = holder.getOrDefault("pid", "");
    if (!pid.matches("\\d{1,18}") || !boot().equals(holder.get("boot"))) {
      return false;
    }
    long id = Long.parseLong(pid);
    return id != ProcessHandle.current().pid()
        && ProcessHandle.of(id)
            .filter(ProcessHandle::isAlive)
            .filter(process -> start(process).equals(holder.get("started")))
            .isPresent();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "unknown"; // only Linux tells
    }
  }
}
