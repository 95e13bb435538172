package dev.ponder.cli.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The verdicts of a run, one JSON object a line, appended as they come.
///
/// Beside `FILE` lies `FILE.settings`, which says what the lines were made with: the command, its
/// options, the input's SHA-256. The same command finds its own lines there, drops a last one that
/// was cut off, and goes on behind them; another command is refused. One process writes at a time.
final class VerdictFile implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path path;
  private final Path settingsPath;
  private final boolean made;
  private final FileChannel channel;
  private List<ObjectNode> stored = List.of();

  private VerdictFile(Path path, boolean made, FileChannel channel) {
    this.path = path;
    this.settingsPath = path.resolveSibling(path.getFileName() + ".settings");
    this.made = made;
    this.channel = channel;
  }

  /// Opens the file for writing and takes its lock; changes nothing in it yet.
  static VerdictFile open(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NotDirectoryException(String.valueOf(folder));
    }
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException("--out: " + path + " is a folder; a file is needed");
    }
    boolean made = !Files.exists(path);
    if (!made && !Files.isRegularFile(path)) {
      throw new IllegalArgumentException("--out: " + path + " is no file that can be gone on with");
    }
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return new VerdictFile(path, made, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this JVM.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IllegalArgumentException("--out: " + path + " is being written by another ponder");
  }

  /// Starts the run of these settings, or goes on with it.
  ///
  /// @param force true to start over, whatever is there
  /// @throws FileAlreadyExistsException when there is something that no run of Ponder left
  /// @throws IllegalArgumentException naming the setting in which the run that left the lines
  ///   differs
  void begin(SequencedMap<String, Object> settings, boolean force) throws IOException {
    if (!force && channel.size() > 0) {
      if (!Files.exists(settingsPath)) {
        throw new FileAlreadyExistsException(path + " (--force overwrites it)");
      }
      compare(settings);
      stored = readStored();
      return;
    }
    channel.truncate(0);
    Path part = settingsPath.resolveSibling(settingsPath.getFileName() + ".part");
    try {
      Files.writeString(part, PRETTY.writeValueAsString(settings) + "\n");
      Files.move(part, settingsPath, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void compare(SequencedMap<String, Object> settings) throws IOException {
    JsonNode there;
    try {
      there = JSON.readTree(Files.readString(settingsPath));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          settingsPath + " is damaged: " + e.getOriginalMessage() + "; --force starts over", e);
    }
    Map<String, String> now = new LinkedHashMap<>();
    settings.forEach((name, value) -> now.put(name, JSON.writeValueAsString(value)));
    Map<String, String> then = new LinkedHashMap<>();
    there.properties().forEach(each -> then.put(each.getKey(), each.getValue().toString()));
    var names = new ArrayList<>(now.keySet());
    then.keySet().stream().filter(each -> !now.containsKey(each)).forEach(names::add);
    for (String name : names) {
      String was = then.getOrDefault(name, "absent");
      String is = now.getOrDefault(name, "absent");
      if (!was.equals(is)) {
        throw new IllegalArgumentException(
            "--out: %s holds verdicts made with %s %s, not %s; name another file, or --force"
                .formatted(path, name, was, is));
      }
    }
  }

  /// The whole lines that are there; the file is cut behind the last of them.
  private List<ObjectNode> readStored() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    var lines = new ArrayList<ObjectNode>();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        lines.add(object(lines.size() + 1, text));
        from = at + 1;
      }
    }
    channel.truncate(from);
    channel.position(from);
    return lines;
  }

  private ObjectNode object(int number, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object
          && object.path("line").isInt()
          && object.path("verdict").isString()) {
        return object;
      }
    } catch (JacksonException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "--out: %s line %d is no verdict; name another file, or --force".formatted(path, number));
  }

  /// The verdicts found by [#begin], in order.
  List<ObjectNode> stored() {
    return stored;
  }

  /// Appends a line, in one piece.
  void append(ObjectNode verdict) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((JSON.writeValueAsString(verdict) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  /// Makes sure that what was written is on the disk.
  void flush() throws IOException {
    channel.force(true);
  }

  /// Closes; a file that was made and got nothing is removed.
  @Override
  public void close() throws IOException {
    boolean nothing = made && channel.size() == 0;
    channel.close();
    if (nothing) {
      Files.deleteIfExists(path);
      Files.deleteIfExists(settingsPath);
    }
  }
}
