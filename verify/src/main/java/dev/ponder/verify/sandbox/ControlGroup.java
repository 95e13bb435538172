package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The kernel's account and cap of what one slot's processes use together.
sealed interface ControlGroup {
  /// Puts the calling thread into the group; what it starts from then on is born inside. Only
  /// version 1 can do that: moving a process that already runs costs ten milliseconds.
  void joinThread() throws IOException;

  /// The files that a process writes its number to in order to join, where threads can't.
  List<Path> doors();

  /// Sets the caps for the next run.
  void limit(long memory, int processes) throws IOException;

  /// Processor time used so far, if it is known.
  OptionalLong cpuNanos();

  /// How often the kernel killed a process of this group for memory.
  long memoryKills();

  /// Processes and threads in it that have not ended, but for this JVM's; 0 where that is not
  /// known.
  long living();

  /// Those that have ended, gave everything back, and still count because nobody has asked how they
  /// ended; 0 where that is not known.
  long ended();

  /// Removes the group; it is empty by then but for threads of this JVM.
  void remove();

  /// Nothing there: the caps of single processes must do.
  record None() implements ControlGroup {
    @Override
    public void joinThread() {}

    @Override
    public List<Path> doors() {
      return List.of();
    }

    @Override
    public void limit(long memory, int processes) {}

    @Override
    public OptionalLong cpuNanos() {
      return OptionalLong.empty();
    }

    @Override
    public long memoryKills() {
      return 0;
    }

    @Override
    public long living() {
      return 0;
    }

    @Override
    public long ended() {
      return 0;
    }

    @Override
    public void remove() {}
  }

  /// Version 1: one folder in the tree of each controller.
  record Version1(Map<String, Path> folders) implements ControlGroup {
    @Override
    public void joinThread() throws IOException {
      Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
      for (Path folder : folders.values()) {
        Files.writeString(folder.resolve("tasks"), String.valueOf(self.getFileName()));
      }
    }

    @Override
    public List<Path> doors() {
      return List.of();
    }

    @Override
    public void limit(long memory, int processes) throws IOException {
      Path folder = folders.get("memory");
      if (folder != null) {
        Path plain = folder.resolve("memory.limit_in_bytes");
        Path withSwap = folder.resolve("memory.memsw.limit_in_bytes");
        if (Files.exists(withSwap)) {
          // The one with swap must never be the smaller one.
          Files.writeString(withSwap, "-1");
          Files.writeString(plain, String.valueOf(memory));
          Files.writeString(withSwap, String.valueOf(memory));
        } else {
          Files.writeString(plain, String.valueOf(memory));
        }
      }
      Path pids = folders.get("pids");
      if (pids != null) {
        Files.writeString(pids.resolve("pids.max"), String.valueOf(processes));
      }
    }

    @Override
    public OptionalLong cpuNanos() {
      Path folder = folders.get("cpuacct");
      return folder == null ? OptionalLong.empty() : number(folder.resolve("cpuacct.usage"));
    }

    @Override
    public long memoryKills() {
      Path folder = folders.get("memory");
      return folder == null ? 0 : field(folder.resolve("memory.oom_control"), "oom_kill");
    }

    @Override
    public long living() {
      // Threads that the starting thread started are members, too.
      return tasks().stream()
          .filter(each -> !Files.exists(Path.of("/proc/self/task", each)))
          .count();
    }

    @Override
    public long ended() {
      Path folder = folders.get("pids");
      return folder == null
          ? 0
          : Math.max(0, number(folder.resolve("pids.current")).orElse(0) - tasks().size());
    }

    /// Those that have not ended: the kernel lists no others.
    private List<String> tasks() {
      Path folder = folders.get("pids");
      return folder == null ? List.of() : lines(folder.resolve("tasks"));
    }

    @Override
    public void remove() {
      for (Path folder : folders.values()) {
        ControlGroups.empty(folder, "tasks");
      }
    }
  }

  /// Version 2: one folder.
  record Version2(Path folder) implements ControlGroup {
    @Override
    public void joinThread() {}

    @Override
    public List<Path> doors() {
      return List.of(folder.resolve("cgroup.procs"));
    }

    @Override
    public void limit(long memory, int processes) throws IOException {
      Files.writeString(folder.resolve("memory.max"), String.valueOf(memory));
      Path swap = folder.resolve("memory.swap.max");
      if (Files.exists(swap)) {
        Files.writeString(swap, "0");
      }
      Files.writeString(folder.resolve("pids.max"), String.valueOf(processes));
    }

    @Override
    public OptionalLong cpuNanos() {
      return OptionalLong.of(1000 * field(folder.resolve("cpu.stat"), "usage_usec"));
    }

    @Override
    public long memoryKills() {
      return field(folder.resolve("memory.events"), "oom_kill");
    }

    @Override
    public long living() {
      return lines(folder.resolve("cgroup.procs")).size();
    }

    @Override
    public long ended() {
      return number(folder.resolve("pids.current")).orElse(0);
    }

    @Override
    public void remove() {
      ControlGroups.empty(folder, "cgroup.procs");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static OptionalLong number(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static long field(Path file, String name) {
    try {
      Optional<String> line =
          Files.readAllLines(file).stream().filter(each -> each.startsWith(name + " ")).findFirst();
      return line.isEmpty() ? 0 : Long.parseLong(line.get().substring(name.length() + 1).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
