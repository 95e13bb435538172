package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of one slot: the files its program may read, and the status that the launcher writes.
///
/// @param folder its own folder
/// @param user the number of the user that the slot's programs run as, on a machine where we may
///   choose
record Place(Path folder, int user) {
  private static final Pattern CHILD = Pattern.compile("\"child-pid\"\\s*:\\s*(\\d{1,10})");

  static Place make(Path folder, int user) throws IOException {
    Files.createDirectory(folder, mode("rwx--x--x"));
    var place = new Place(folder, user);
    Files.createDirectory(place.files(), mode("rwxr-xr-x"));
    return place;
  }

  /// Where the program's files lie on the machine; the box shows them as `/work`.
  Path files() {
    return folder.resolve("files");
  }

  Path status() {
    return folder.resolve("status");
  }

  /// Puts a run's files there.
  void fill(Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> each : contents.entrySet()) {
      Path file = files().resolve(each.getKey());
      Files.write(file, each.getValue());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  /// Takes away what the last run had.
  void clear() throws IOException {
    Files.deleteIfExists(status());
    try (Stream<Path> files = Files.list(files())) {
      for (Path each : files.toList()) {
        deleteTree(each);
      }
    }
  }

  /// The number, on the machine, of the box's first process.
  OptionalLong firstProcess() {
    Matcher matcher = CHILD.matcher(statusText());
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /// True when the program itself was started and ended.
  boolean saysEnded() {
    return statusText().contains("\"exit-code\"");
  }

  private String statusText() {
    try {
      return Files.readString(status());
    } catch (IOException e) {
      return "";
    }
  }

  static void deleteTree(Path root) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(root)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  static java.nio.file.attribute.FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
