package dev.ponder.verify.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is started in a box.
///
/// @param command the program and its arguments, by paths as the box sees them
/// @param files small files put into `/work`, readable only
/// @param readable folders of the machine, outside `/usr`, that the program may read
/// @param limitAddresses whether the memory limit also bounds each process's address space; not for
///   a JVM, which reserves far more than it uses
public record Program(
    List<String> command, Map<String, byte[]> files, List<Path> readable, boolean limitAddresses) {
  public Program {
    command = List.copyOf(command);
    files = Map.copyOf(files);
    readable = List.copyOf(readable);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program needs a command");
    }
    for (String name : files.keySet()) {
      if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException("not a plain file name: " + name);
      }
    }
  }

  /// A command that needs nothing but `/usr`.
  public static Program of(String... command) {
    return new Program(List.of(command), Map.of(), List.of(), true);
  }
}
