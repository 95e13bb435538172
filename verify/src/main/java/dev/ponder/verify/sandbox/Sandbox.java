package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The machine's room for boxes: a fixed number of slots, each of which holds one running program.
///
/// Opening it proves that the box holds: a program tries the doors from inside. If the box can't be
/// had there is no sandbox, and nothing is run; [#unsafe(int)] is for those who ask for it.
///
/// May be shared by threads. A program is started and waited for by one thread.
public final class Sandbox implements AutoCloseable {
  /// Users in the box are numbered from here on a machine where we are root.
  private static final int FIRST_USER = 50_000;

  private static final int USERS_PER_PROCESS = 16;
  private static final int MOST_SLOTS = 512;

  private final Path folder;
  private final Launcher launcher;
  private final List<Slot> slots;
  private final BlockingQueue<Slot> free;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Sandbox(Path folder, Launcher launcher, List<Slot> slots) {
    this.folder = folder;
    this.launcher = launcher;
    this.slots = slots;
    this.free = new LinkedBlockingQueue<>(slots);
  }

  /// Opens the box with the tools on this machine and proves it.
  ///
  /// @param slots how many programs may run at the same time
  /// @throws SandboxException if this machine can't give a box that holds, with what is missing
  public static Sandbox open(int slots) throws SandboxException {
    return open(slots, Tools.here());
  }

  /// As [#open(int)], with tools from other folders.
  public static Sandbox open(int slots, Tools tools) throws SandboxException {
    Sandbox sandbox = make(slots, folder -> Bubblewrap.find(tools, folder));
    try {
      Probe.of(sandbox).run();
      return sandbox;
    } catch (SandboxException e) {
      sandbox.close();
      throw e;
    }
  }

  /// No box: programs run as this process's user, with its rights, limited in time and little else.
  public static Sandbox unsafe(int slots) throws SandboxException {
    return make(slots, _ -> new Bare());
  }

  private interface LauncherMaker {
    Launcher make(Path folder) throws IOException;
  }

  private static Sandbox make(int count, LauncherMaker maker) throws SandboxException {
    if (count < 1 || count > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "slots must be from 1 to %d, not %d".formatted(MOST_SLOTS, count));
    }
    sweep();
    var slots = new ArrayList<Slot>();
    Path folder = null;
    try {
      folder = Files.createTempDirectory(Owner.name() + "-", Place.mode("rwx--x--x"));
      Launcher launcher = maker.make(folder);
      var groups = new ControlGroups();
      boolean grouped = launcher.tellsStart();
      long first = FIRST_USER + ProcessHandle.current().pid() % 900 * USERS_PER_PROCESS;
      for (int i = 0; i < count; i++) {
        Place place = Place.make(folder.resolve("slot-" + i), (int) first + i);
        String name = folder.getFileName() + "-" + i;
        ControlGroup group = grouped ? groups.make(name) : new ControlGroup.None();
        slots.add(Slot.make(place, group));
      }
      return new Sandbox(folder, launcher, slots);
    } catch (IOException e) {
      slots.forEach(Slot::close);
      remove(folder);
      if (e instanceof SandboxException plain) {
        throw plain;
      }
      throw new SandboxException("can't prepare the box: " + e, e);
    }
  }

  /// Starts a program as soon as a slot is free. Close what it returns.
  ///
  /// @param marker how a line of reply begins, or empty if the whole output is the reply
  /// @throws SandboxException if it could not be started, which is not the program's fault
  public BoxedProgram start(Program program, Limits limits, String marker)
      throws SandboxException, InterruptedException {
    if (closed.get()) {
      throw new SandboxException("the sandbox is closed");
    }
    Slot slot = free.take();
    boolean running = false;
    try {
      slot.awaitEmpty();
      slot.place().clear();
      slot.place().fill(program.files());
      // Besides the program's own: bubblewrap's two, the launching shell, and threads of ours.
      slot.group().limit(limits.memory(), limits.processes() + 8);
      var builder =
          new ProcessBuilder(launcher.command(program, limits, slot.place(), slot.group()));
      builder.directory(slot.place().files().toFile());
      builder.environment().clear();
      if (launcher instanceof Bare) {
        builder.environment().putAll(Bubblewrap.ENVIRONMENT);
      }
      long cpu = slot.group().cpuNanos().orElse(0);
      long kills = slot.group().memoryKills();
      Process process = slot.start(builder);
      running = true;
      return new BoxedProgram(
          process, slot, limits, launcher.tellsStart(), marker, cpu, kills, () -> free.add(slot));
    } catch (IOException e) {
      throw new SandboxException("can't start a program in the box: " + e.getMessage(), e);
    } finally {
      if (!running) {
        free.add(slot);
      }
    }
  }

  /// How many programs may run at the same time.
  public int slots() {
    return slots.size();
  }

  /// What holds the programs, in one line.
  public String describe() {
    if (launcher instanceof Bare) {
      return launcher.describe();
    }
    return launcher.describe() + ", " + ControlGroups.describe(slots.getFirst().group());
  }

  /// Waits for nothing: what still runs is ended with the threads that started it.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      slots.forEach(Slot::close);
      remove(folder);
    }
  }

  private static void remove(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Place.deleteTree(folder);
    } catch (IOException e) {
      // The next sandbox sweeps it.
    }
  }

  /// Removes what killed Ponders left.
  private static void sweep() {
    new ControlGroups().sweep();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(temporary, Owner.PREFIX + "*")) {
      for (Path each : old) {
        if (Owner.isDead(String.valueOf(each.getFileName()))) {
          remove(each);
        }
      }
    } catch (IOException e) {
      // Nothing readable there, nothing of ours.
    }
  }
}
