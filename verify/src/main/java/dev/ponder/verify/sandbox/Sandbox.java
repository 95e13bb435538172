package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final int count;
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Slot> free = new LinkedBlockingQueue<>();
  private final List<ReadyBoxes> ready = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Sandbox(Path folder, Launcher launcher, int count) {
    this.folder = folder;
    this.launcher = launcher;
    this.count = count;
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
    Path folder = null;
    try {
      folder = Files.createTempDirectory(Owner.name() + "-", Place.mode("rwx--x--x"));
      var sandbox = new Sandbox(folder, maker.make(folder), count);
      try {
        sandbox.free.addAll(sandbox.makeSlots(count));
      } catch (IOException e) {
        sandbox.close();
        throw e;
      }
      return sandbox;
    } catch (IOException e) {
      remove(folder);
      if (e instanceof SandboxException plain) {
        throw plain;
      }
      throw new SandboxException("can't prepare the box: " + e, e);
    }
  }

  /// More slots, known to this sandbox but not among the free ones.
  private synchronized List<Slot> makeSlots(int more) throws IOException {
    var groups = new ControlGroups();
    long first = FIRST_USER + ProcessHandle.current().pid() % 900 * USERS_PER_PROCESS;
    var made = new ArrayList<Slot>();
    for (int i = 0; i < more; i++) {
      int number = slots.size();
      Place place = Place.make(folder.resolve("slot-" + number), (int) first + number);
      String name = folder.getFileName() + "-" + number;
      ControlGroup group = launcher.tellsStart() ? groups.make(name) : new ControlGroup.None();
      Slot slot = Slot.make(place, group);
      slots.add(slot);
      made.add(slot);
    }
    return made;
  }

  /// Boxes of one program that are made before they are asked for, in slots of their own.
  ///
  /// @param program must do nothing before it has read from its standard input
  /// @param places how many of its boxes there may be at a time, the waiting ones among them
  public ReadyBoxes ready(Program program, Limits limits, int places) throws SandboxException {
    if (places < 1 || places > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "places must be from 1 to %d, not %d".formatted(MOST_SLOTS, places));
    }
    ensureOpen();
    try {
      var boxes = new ReadyBoxes(this, program, limits, makeSlots(places));
      ready.add(boxes);
      return boxes;
    } catch (SandboxException e) {
      throw e;
    } catch (IOException e) {
      throw new SandboxException("can't prepare the box: " + e, e);
    }
  }

  private void ensureOpen() throws SandboxException {
    if (closed.get()) {
      throw new SandboxException("the sandbox is closed");
    }
  }

  /// Starts a program as soon as a slot is free. Close what it returns.
  ///
  /// @param marker how a line of reply begins, or empty if the whole output is the reply
  /// @throws SandboxException if it could not be started, which is not the program's fault
  public BoxedProgram start(Program program, Limits limits, String marker)
      throws SandboxException, InterruptedException {
    ensureOpen();
    Slot slot = free.take();
    boolean running = false;
    try {
      var started = startIn(slot, program, limits, marker, () -> free.add(slot));
      running = true;
      return started;
    } finally {
      if (!running) {
        free.add(slot);
      }
    }
  }

  /// Starts a program in a slot.
  ///
  /// @param release what gives the slot back when the program has ended
  BoxedProgram startIn(Slot slot, Program program, Limits limits, String marker, Runnable release)
      throws SandboxException, InterruptedException {
    try {
      slot.awaitEmpty();
      slot.place().clear();
      slot.place().fill(program.files());
      // Besides the program's own: bubblewrap's two, the launching shell, threads of ours, and what
      // has ended but is not reaped yet.
      int others = 8 + Math.toIntExact(slot.group().ended());
      slot.group().limit(limits.memory(), limits.processes() + others);
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
      try {
        return new BoxedProgram(
            process, slot, limits, launcher.tellsStart(), marker, cpu, kills, release);
      } catch (OutOfMemoryError e) {
        // No thread could be had to read what it writes.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(e);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SandboxException("can't start a program in the box: " + e.getMessage(), e);
    }
  }

  /// How many programs may run at the same time, those of [#ready] aside.
  public int slots() {
    return count;
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
      ready.forEach(ReadyBoxes::close);
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
