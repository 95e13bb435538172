package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Starts programs under bubblewrap: new namespaces of every kind, no capabilities, an empty
/// network, a read-only `/usr`, small file systems in memory for `/tmp` and `/dev/shm`, the filter
/// of system calls, and limits on each process.
///
/// As root every slot gets a user of its own first: a box started as root would be a user namespace
/// whose root is the machine's. bubblewrap's own process keeps the environment it was started with
/// for all of its box to read, whatever `--clearenv` says, so it is started with none.
final class Bubblewrap implements Launcher {
  /// What a program in the box finds in its environment.
  static final Map<String, String> ENVIRONMENT =
      new TreeMap<>(
          Map.of(
              "HOME", "/tmp",
              "LANG", "C.UTF-8",
              "PATH", "/usr/local/bin:/usr/bin:/bin",
              // Sets and dictionaries keep their order from run to run, and so does the verdict.
              "PYTHONHASHSEED", "0"));

  private static final long MIB = 1L << 20;

  private final Path bwrap;
  private final @Nullable Path setpriv;
  private final @Nullable Path filter;

  /// @param filter the file of the system call filter; null where there is none for this machine
  private Bubblewrap(Path bwrap, @Nullable Path setpriv, @Nullable Path filter) {
    this.bwrap = bwrap;
    this.setpriv = setpriv;
    this.filter = filter;
  }

  /// @param folder where the filter is written
  static Bubblewrap find(Tools tools, Path folder) throws IOException {
    Path bwrap = tools.need("bwrap", "bubblewrap");
    tools.need("prlimit", "util-linux");
    Path setpriv = Tools.root() ? tools.need("setpriv", "util-linux") : null;
    Path filter = null;
    if (SeccompFilter.knows(System.getProperty("os.arch", ""))) {
      filter = folder.resolve("filter");
      Files.write(filter, SeccompFilter.bytes());
    }
    return new Bubblewrap(bwrap, setpriv, filter);
  }

  @Override
  public List<String> command(Program program, Limits limits, Place place, ControlGroup group) {
    var command = new ArrayList<String>();
    var script = new StringBuilder("unset PWD; exec 8>\"$1\"; ");
    script.append(filter == null ? "" : "exec 9<\"$2\"; ");
    command.add(place.status().toString());
    command.add(filter == null ? "" : filter.toString());
    int next = 3;
    for (Path door : group.doors()) {
      script.append("echo $$ >\"$").append(next++).append("\" || exit 125; ");
      command.add(door.toString());
    }
    script.append("shift ").append(next - 1).append("; exec \"$@\"");
    command.addAll(0, List.of("/bin/sh", "-c", script.toString(), "ponder"));
    if (setpriv != null) {
      String user = String.valueOf(place.user());
      command.add(setpriv.toString());
      command.addAll(List.of("--reuid", user, "--regid", user, "--clear-groups"));
      command.addAll(List.of("--inh-caps", "-all", "--"));
    }
    command.add(bwrap.toString());
    command.addAll(List.of("--unshare-all", "--unshare-user", "--disable-userns"));
    command.addAll(List.of("--uid", "1000", "--gid", "1000", "--hostname", "box"));
    command.addAll(List.of("--die-with-parent", "--new-session", "--cap-drop", "ALL"));
    command.add("--clearenv");
    ENVIRONMENT.forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
    files(program, limits, place, command);
    command.addAll(List.of("--json-status-fd", "8"));
    if (filter != null) {
      command.addAll(List.of("--seccomp", "9"));
    }
    command.add("--");
    command.addAll(limited(program, limits, !(group instanceof ControlGroup.None)));
    return command;
  }

  private static void files(Program program, Limits limits, Place place, List<String> command) {
    command.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String each : List.of("bin", "sbin", "lib", "lib32", "lib64")) {
      Path folder = Path.of("/" + each);
      if (Files.isSymbolicLink(folder)) {
        command.addAll(List.of("--symlink", "usr/" + each, "/" + each));
      } else if (Files.isDirectory(folder)) {
        command.addAll(List.of("--ro-bind", "/" + each, "/" + each));
      }
    }
    command.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
    command.addAll(List.of("--ro-bind-try", "/etc/alternatives", "/etc/alternatives"));
    for (Path each : program.readable()) {
      if (!each.startsWith("/usr")) {
        command.addAll(List.of("--ro-bind", each.toString(), each.toString()));
      }
    }
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    command.addAll(List.of("--size", String.valueOf(limits.disk()), "--tmpfs", "/tmp"));
    command.addAll(List.of("--size", String.valueOf(16 * MIB), "--tmpfs", "/dev/shm"));
    if (!program.files().isEmpty()) {
      command.addAll(List.of("--ro-bind", place.files().toString(), "/work"));
    }
    command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"));
  }

  /// The command under the limits that hold for each process; set inside, because a count of
  /// processes from outside would count those of the user's other programs.
  static List<String> limited(Program program, Limits limits, boolean grouped) {
    var command = new ArrayList<String>();
    command.add("/usr/bin/prlimit");
    command.add("--nproc=" + (limits.processes() + 1));
    command.add("--cpu=" + (ceilSeconds(limits.cpu()) + 1));
    command.add("--fsize=" + limits.disk());
    command.add("--nofile=" + limits.descriptors());
    command.add("--core=0");
    command.add("--memlock=65536");
    if (program.limitAddresses()) {
      // Where a control group counts what is used, addresses are bounded loosely: every thread
      // reserves eight megabytes for a stack and uses next to none.
      long addresses = limits.memory() + (grouped ? limits.memory() + 1024 * MIB : 256 * MIB);
      command.add("--as=" + addresses);
    }
    command.add("--");
    command.addAll(program.command());
    return command;
  }

  private static long ceilSeconds(Duration time) {
    return time.toSeconds() + (time.getNano() > 0 ? 1 : 0);
  }

  @Override
  public boolean tellsStart() {
    return true;
  }

  @Override
  public String describe() {
    return "bwrap"
        + (setpriv == null ? "" : ", own user per slot")
        + (filter == null
            ? ", no system call filter for " + System.getProperty("os.arch")
            : ", seccomp filter");
  }
}
