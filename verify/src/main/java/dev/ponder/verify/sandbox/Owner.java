package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names what a process owns, so that a later one can tell what a killed one left behind: number
/// and start of the process, because numbers come again.
final class Owner {
  static final String PREFIX = "ponder-box-";

  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,10})-(\\d{1,19})(-.*)?");

  private Owner() {}

  /// The name of this process's things.
  static String name() {
    ProcessHandle self = ProcessHandle.current();
    return PREFIX + self.pid() + "-" + startOf(self);
  }

  /// True for a name that an owner gave who lives no more.
  static boolean isDead(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(matcher.group(1)));
    return owner.isEmpty() || startOf(owner.get()) != Long.parseLong(matcher.group(2));
  }

  // In ticks since the machine's start. The JDK turns them into a time of day, which moves when the
  // clock is set.
  private static long startOf(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[19]);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
