package dev.ponder.verify.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The programs of the machine that the box is made of.
///
/// @param path the folders they are looked for in
public record Tools(List<Path> path) {
  public Tools {
    path = List.copyOf(path);
  }

  /// Those of this process's `PATH` and of the usual places.
  public static Tools here() {
    var path = new ArrayList<Path>();
    String variable = System.getenv("PATH");
    Arrays.stream((variable == null ? "" : variable).split(File.pathSeparator))
        .filter(each -> !each.isEmpty())
        .map(Path::of)
        .forEach(path::add);
    for (String usual : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
      if (!path.contains(Path.of(usual))) {
        path.add(Path.of(usual));
      }
    }
    return new Tools(path);
  }

  /// Where a program is.
  public Optional<Path> find(String name) {
    return path.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  Path need(String name, String debianPackage) throws SandboxException {
    return find(name)
        .orElseThrow(
            () ->
                new SandboxException(
                    "%s is not on PATH; install the package %s".formatted(name, debianPackage)));
  }

  static boolean root() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    } catch (IOException e) {
      return false;
    }
  }
}
