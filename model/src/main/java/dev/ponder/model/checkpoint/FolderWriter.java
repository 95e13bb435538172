package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Writes a folder of files so that, whatever happens, it is there whole under its name or not
/// there at all.
///
/// Files go into a hidden folder beside the target, each is synced, the manifest comes last, then
/// one rename gives the folder its name. A failed sync is final for the folder: it is thrown away,
/// never tried again.
final class FolderWriter {
  /// Prefix of a folder that is being written.
  static final String WRITING = ".writing-";

  /// Prefix of a folder that was replaced and is about to go.
  static final String REPLACED = ".replaced-";

  private static final long SLACK = 64 << 10;

  private final FileLayer files;

  FolderWriter(FileLayer files) {
    this.files = files;
  }

  /// Writes the parts as files of `target`.
  void write(Path target, SequencedMap<String, Part> parts, long step) {
    Path parent = target.toAbsolutePath().normalize().getParent();
    String name = String.valueOf(target.getFileName());
    if (parent == null) {
      throw new CheckpointException(target, "the root is no place for a checkpoint");
    }
    for (String part : parts.keySet()) {
      if (!Manifest.plainName(part)) {
        throw new IllegalArgumentException("part " + part + ": not a plain file name");
      }
    }
    Path writing = parent.resolve(WRITING + name);
    Path doing = parent;
    try {
      createFolders(parent);
      checkSpace(parent, name, parts);
      clear(writing);
      doing = writing;
      files.createFolder(writing);
      var contents = new LinkedHashMap<String, Manifest.Content>();
      for (Map.Entry<String, Part> part : parts.entrySet()) {
        doing = writing.resolve(part.getKey());
        contents.put(part.getKey(), writeFile(doing, part.getValue()));
      }
      doing = writing.resolve(Manifest.FILE);
      writeFile(doing, Part.bytes(new Manifest(step, contents).write()));
      doing = writing;
      files.syncFolder(writing);
      doing = target;
      Path replaced = parent.resolve(REPLACED + name);
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        clear(replaced);
        files.rename(target, replaced);
      }
      files.rename(writing, target);
      files.syncFolder(parent);
      clear(replaced);
    } catch (IOException e) {
      CheckpointException failure =
          CheckpointException.of(
              doing,
              "%s (%,d bytes) could not be written; what was there before is untouched"
                  .formatted(name, size(parts)),
              e);
      try {
        clear(writing);
      } catch (IOException suppressed) {
        failure.addSuppressed(suppressed);
      }
      throw failure;
    }
  }

  /// Ends what a crash interrupted: a folder half written goes, a folder set aside comes back when
  /// its successor never got its name.
  void recover(Path parent) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, ".*")) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith(REPLACED)) {
          Path original = parent.resolve(name.substring(REPLACED.length()));
          if (!Files.exists(original, LinkOption.NOFOLLOW_LINKS)) {
            files.rename(entry, original);
            files.syncFolder(parent);
          } else {
            clear(entry);
          }
        } else if (name.startsWith(WRITING)) {
          clear(entry);
        }
      }
    }
  }

  /// Creates a folder and those above it, durably.
  void createFolders(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null && !Files.isDirectory(path)) {
      createFolders(parent);
      files.createFolder(path);
      files.syncFolder(parent);
    }
  }

  /// Takes a folder away: first its name, then its files.
  void remove(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Path going = parent.resolve(WRITING + folder.getFileName() + "-old");
      clear(going);
      files.rename(folder, going);
      clear(going);
    }
  }

  private void checkSpace(Path parent, String name, SequencedMap<String, Part> parts)
      throws IOException {
    long needed = SLACK + size(parts);
    long free = files.freeBytes(parent);
    if (free < needed) {
      throw new CheckpointException(
          parent,
          "%s needs %,d bytes, but only %,d are free; make room or choose another folder. Nothing was changed"
              .formatted(name, needed, free));
    }
  }

  private static long size(SequencedMap<String, Part> parts) {
    return parts.values().stream().mapToLong(Part::size).sum();
  }

  private Manifest.Content writeFile(Path file, Part part) throws IOException {
    var digest = Manifest.sha256();
    long[] count = {0};
    try (FileLayer.Sink sink = files.create(file)) {
      OutputStream counted =
          new DigestOutputStream(sink, digest) {
            @Override
            public void write(int value) throws IOException {
              write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              super.write(bytes, from, length);
              count[0] += length;
            }
          };
      part.writeTo(counted);
      sink.sync();
    }
    if (count[0] != part.size()) {
      throw new IllegalStateException(
          "%s: wrote %d bytes where its size is %d".formatted(file, count[0], part.size()));
    }
    return new Manifest.Content(count[0], HexFormat.of().formatHex(digest.digest()));
  }

  private void clear(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          clear(entry);
        }
      }
    }
    files.delete(folder);
  }
}
