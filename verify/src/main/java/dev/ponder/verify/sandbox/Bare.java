package dev.ponder.verify.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts programs as they are, with limits per process and nothing else: they can read the user's
/// files, use the network, and leave processes behind. Only for those who asked for it by name.
final class Bare implements Launcher {
  @Override
  public List<String> command(Program program, Limits limits, Place place, ControlGroup group) {
    var command = new ArrayList<String>();
    for (String each : program.command()) {
      command.add(each.replace("/work/", place.files() + "/"));
    }
    if (!Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      return command;
    }
    var moved = new Program(command, program.files(), program.readable(), program.limitAddresses());
    List<String> limited = new ArrayList<>(Bubblewrap.limited(moved, limits, false));
    // Here the count would be of all the user's processes.
    limited.removeIf(each -> each.startsWith("--nproc="));
    return limited;
  }

  @Override
  public boolean tellsStart() {
    return false;
  }

  @Override
  public String describe() {
    return "UNSAFE: no box, programs run as this user";
  }
}
