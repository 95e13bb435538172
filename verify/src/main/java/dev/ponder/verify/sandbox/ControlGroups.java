package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out what control groups this machine lets us have: version 2, else version 1, else none.
/// Having one means having made a group, set its caps and removed it again, not having found a
/// mount.
final class ControlGroups {
  private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpuacct");

  private final Path processes;

  ControlGroups() {
    this(Path.of("/proc/self"));
  }

  /// @param processes the folder that holds `cgroup` and `mountinfo` of this process
  ControlGroups(Path processes) {
    this.processes = processes;
  }

  /// Makes a group of this name, the best kind that works here.
  ControlGroup make(String name) {
    ControlGroup made = version2(name);
    if (made == null) {
      made = version1(name);
    }
    return made == null ? new ControlGroup.None() : made;
  }

  /// The version and what it accounts for, for people.
  static String describe(ControlGroup group) {
    return switch (group) {
      case ControlGroup.None() -> "no control groups (limits per process only)";
      case ControlGroup.Version1(var folders) ->
          "control groups v1 (" + String.join(", ", folders.keySet()) + ")";
      case ControlGroup.Version2(var _) -> "control groups v2 (memory, pids, cpu)";
    };
  }

  /// Removes what Ponders that were killed left behind, and ends what still runs in it.
  void sweep() {
    var places = new ArrayList<Path>();
    for (Mount each : mounts()) {
      places.addAll(each.places());
    }
    for (Path place : places) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, Owner.PREFIX + "*")) {
        for (Path each : folders) {
          if (Owner.isDead(String.valueOf(each.getFileName()))) {
            kill(each);
            empty(each, Files.exists(each.resolve("tasks")) ? "tasks" : "cgroup.procs");
          }
        }
      } catch (IOException e) {
        // Not ours to read, so there is nothing of ours in it.
      }
    }
  }

  /// Moves this JVM's own threads out of a group and removes it.
  static void empty(Path folder, String members) {
    Path parent = folder.getParent();
    if (parent == null) {
      return;
    }
    for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
      try {
        for (String each : Files.readAllLines(folder.resolve(members))) {
          Files.writeString(parent.resolve(members), each);
        }
        Files.delete(folder);
      } catch (IOException e) {
        // A thread or process has just come or gone; the next round sees it.
        Thread.onSpinWait();
      }
    }
  }

  private static void kill(Path folder) throws IOException {
    for (String each : Files.readAllLines(folder.resolve("cgroup.procs"))) {
      ProcessHandle.of(Long.parseLong(each)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private @Nullable ControlGroup version2(String name) {
    for (Mount mount : mounts()) {
      if (!mount.controllers().isEmpty()) {
        continue;
      }
      for (Path place : mount.places()) {
        Path folder = place.resolve(name);
        try {
          Path offered = place.resolve("cgroup.controllers");
          List<String> has = List.of(Files.readString(offered).strip().split(" "));
          if (!has.contains("memory") || !has.contains("pids")) {
            continue;
          }
          Files.writeString(place.resolve("cgroup.subtree_control"), "+memory +pids");
          Files.createDirectory(folder);
          var group = new ControlGroup.Version2(folder);
          group.limit(64L << 20, 32);
          return group;
        } catch (IOException e) {
          empty(folder, "cgroup.procs");
        }
      }
    }
    return null;
  }

  private @Nullable ControlGroup version1(String name) {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (String controller : CONTROLLERS) {
      for (Mount mount : mounts()) {
        if (!mount.controllers().contains(controller) || folders.containsKey(controller)) {
          continue;
        }
        for (Path place : mount.places()) {
          Path folder = place.resolve(name);
          try {
            // Two controllers may share a mount, and with it the folder.
            if (!folders.containsValue(folder)) {
              Files.createDirectory(folder);
            }
            folders.put(controller, folder);
            break;
          } catch (IOException e) {
            // Not writable here; the next place may be.
          }
        }
      }
    }
    if (folders.isEmpty()) {
      return null;
    }
    var group = new ControlGroup.Version1(folders);
    try {
      group.limit(64L << 20, 32);
      return group;
    } catch (IOException e) {
      group.remove();
      return null;
    }
  }

  /// A tree of groups.
  ///
  /// @param controllers the controllers of a tree of version 1; none for version 2
  /// @param places where a group may be made, the nearest first
  private record Mount(List<String> controllers, List<Path> places) {}

  private List<Mount> mounts() {
    var mounts = new ArrayList<Mount>();
    try {
      List<String> own = Files.readAllLines(processes.resolve("cgroup"));
      for (String line : Files.readAllLines(processes.resolve("mountinfo"))) {
        String[] halves = line.split(" - ", 2);
        String[] before = halves[0].split(" ");
        if (halves.length < 2 || before.length < 5) {
          continue;
        }
        String[] after = halves[1].split(" ");
        boolean two = after[0].equals("cgroup2");
        if (!two && !after[0].equals("cgroup")) {
          continue;
        }
        Path root = Path.of(before[4]);
        List<String> controllers = two ? List.of() : List.of(after[after.length - 1].split(","));
        var places = new ArrayList<Path>();
        for (String each : own) {
          String[] parts = each.split(":", 3);
          boolean same =
              two ? parts[1].isEmpty() : controllers.containsAll(List.of(parts[1].split(",")));
          if (parts.length == 3 && same) {
            Path near = root.resolve(parts[2].substring(1));
            if (Files.isDirectory(near)) {
              places.add(near);
              Path parent = near.getParent();
              if (two && parent != null && parent.startsWith(root)) {
                places.add(parent);
              }
            }
          }
        }
        if (!places.contains(root)) {
          places.add(root);
        }
        mounts.add(new Mount(controllers, List.copyOf(places)));
      }
    } catch (IOException e) {
      // Not Linux, or no /proc: no control groups.
    }
    return mounts;
  }
}
