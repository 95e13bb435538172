package dev.ponder.experiment.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The folder of one run, held by this process until it is closed.
///
/// ```
/// run.yaml        resolved configuration, seed, versions, machine
/// segments/       journals of samples
/// metrics.jsonl   journal of training steps
/// checkpoints/    step-NNNNNN folders
/// figures/        SVG and PNG
/// report.html, results.json
/// ```
public final class RunFolder implements AutoCloseable {
  private static final String RECORD = "run.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path folder;
  private final FolderLock lock;
  private final boolean resumed;
  private final List<RunRecord.Change> changes;

  private RunFolder(Path folder, FolderLock lock, boolean resumed, List<RunRecord.Change> changes) {
    this.folder = folder;
    this.lock = lock;
    this.resumed = resumed;
    this.changes = List.copyOf(changes);
  }

  /// Begins a run in a new or empty folder, or takes up the one that lies there.
  ///
  /// @param record what this process was asked to do; a resumed run keeps the record it began with
  /// @param mayChange dotted names of settings that a resumed run may have another value of; `*`
  ///   allows all
  /// @throws RunFolderException in one line when the folder can't be written, is held by another
  ///   process, is no run folder, or belongs to a run with other settings
  public static RunFolder open(Path folder, RunRecord record, Set<String> mayChange) {
    try {
      Path place = prepare(folder);
      FolderLock lock = FolderLock.take(place);
      try {
        return open(place, lock, record, mayChange);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RunFolderException(folder, "can't be used as run folder: " + reason(e), e);
    }
  }

  private static RunFolder open(
      Path folder, FolderLock lock, RunRecord record, Set<String> mayChange) throws IOException {
    Path file = folder.resolve(RECORD);
    boolean resumed = Files.exists(file);
    List<RunRecord.Change> changes = List.of();
    if (resumed) {
      changes = RunRecord.changes(read(file), record);
      List<RunRecord.Change> refused =
          changes.stream()
              .filter(c -> !mayChange.contains("*") && !mayChange.contains(c.setting()))
              .toList();
      if (!refused.isEmpty()) {
        throw new RunFolderException(
            folder,
            "belongs to a run with other settings (%s); use the old ones or choose another folder"
                .formatted(
                    refused.stream().map(Object::toString).collect(Collectors.joining("; "))));
      }
    } else {
      replace(file, YAML.writeValueAsString(record));
    }
    for (String name : List.of("segments", "checkpoints", "figures")) {
      Files.createDirectories(folder.resolve(name));
    }
    return new RunFolder(folder, lock, resumed, changes);
  }

  public Path path() {
    return folder;
  }

  /// True when the folder held a run already.
  public boolean resumed() {
    return resumed;
  }

  /// Settings with another value than when the run began, all of them allowed.
  public List<RunRecord.Change> changes() {
    return changes;
  }

  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  public Path figures() {
    return folder.resolve("figures");
  }

  public Path report() {
    return folder.resolve("report.html");
  }

  public Path results() {
    return folder.resolve("results.json");
  }

  public Path metrics() {
    return folder.resolve("metrics.jsonl");
  }

  /// File of the journal of that name.
  public Path segment(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
      throw new IllegalArgumentException("segment: \"" + name + "\" is not a plain file name");
    }
    return folder.resolve("segments").resolve(name + ".jsonl");
  }

  /// Writes a file of this folder so that it is there whole or as it was.
  public void write(Path file, String content) {
    try {
      replace(file, content);
    } catch (IOException e) {
      throw new RunFolderException(file, "can't be written: " + reason(e), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new RunFolderException(folder, "can't be released: " + reason(e), e);
    }
  }

  private static Path prepare(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    if (Files.isSymbolicLink(place)) {
      throw new RunFolderException(folder, "is a symbolic link; name the folder it points to");
    }
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(place)) {
      throw new RunFolderException(folder, "is a file; a run needs a folder of its own");
    }
    Files.createDirectories(place);
    if (!Files.isWritable(place)) {
      throw new RunFolderException(folder, "is not writable; choose another folder");
    }
    if (!Files.exists(place.resolve(RECORD))) {
      try (var entries = Files.list(place)) {
        boolean foreign =
            entries
                .map(entry -> String.valueOf(entry.getFileName()))
                .anyMatch(name -> !name.equals("run.lock") && !name.startsWith(RECORD));
        if (foreign) {
          throw new RunFolderException(
              folder, "holds other files and no " + RECORD + "; choose a new or an empty folder");
        }
      }
    }
    return place;
  }

  private static JsonNode read(Path file) throws IOException {
    if (Files.size(file) > 1 << 20) {
      throw new RunFolderException(file, "is larger than 1 MB; this is no record of a run");
    }
    try {
      JsonNode json = YAML.readTree(Files.readString(file));
      if (json != null && json.path("configuration").isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      String line = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new RunFolderException(file, "is not valid YAML: " + line, e);
    }
    throw new RunFolderException(file, "configuration: is missing; the file is damaged");
  }

  private static void replace(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Path parent = file.getParent();
    if (parent != null) {
      try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
  }
}
