package dev.ponder.verify.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A program that runs in a box.
///
/// One thread talks to it and waits for it; while that thread waits, the limits are held. Lines
/// that begin with the marker are replies; all else that it writes is noise, or its output, and
/// counts against the cap on output in the same way.
public final class BoxedProgram implements AutoCloseable {
  private static final long TICK_MILLIS = 20;
  private static final long LONGEST_TICK_NANOS = 500_000_000;
  private static final int ERRORS_KEPT = 4096;
  private static final int WRITTEN_AT_ONCE = 32 << 10;
  private static final int LOOKED_THROUGH_KEPT = 1 << 20;

  private final Process process;
  private final Slot slot;
  private final boolean tellsStart;
  private final Runnable release;
  private Limits limits;
  private byte[] marker;

  private long started = System.nanoTime();
  private final long cpuBefore;
  private final long memoryKillsBefore;

  private final Object lock = new Object();
  private final Output output = new Output();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Queue<String> lines = new ArrayDeque<>();
  private int received;
  private int scanned;
  private int looked;
  private boolean flooded;
  private boolean outputEnded;
  private int markedLines;
  private boolean firstWrite = true;
  private @Nullable Thread writer;
  private boolean lastSent;
  private long cpuSeen;

  // Time on the wall counts while someone waits, and a long sleep of ours (a machine that was
  // suspended, a parent that was stopped) counts as one tick: it is not the program's.
  private long waited;
  private long lastTick;
  private @Nullable Ending ending;

  /// @param marker how a reply begins; empty where the whole output is the reply
  /// @param release gives the slot back
  BoxedProgram(
      Process process,
      Slot slot,
      Limits limits,
      boolean tellsStart,
      String marker,
      long cpuBefore,
      long memoryKillsBefore,
      Runnable release) {
    this.process = process;
    this.slot = slot;
    this.limits = limits;
    this.tellsStart = tellsStart;
    this.marker = marker.getBytes(StandardCharsets.UTF_8);
    this.release = release;
    this.cpuBefore = cpuBefore;
    this.memoryKillsBefore = memoryKillsBefore;
    Thread.ofPlatform().daemon().name("box output").start(this::pumpOutput);
    Thread.ofPlatform().daemon().name("box errors").start(this::pumpErrors);
  }

  /// Hands over a box that was made ahead and has done nothing yet; its clock starts here.
  ///
  /// @return false if it is no longer there, which can't be the fault of what was to run in it
  boolean begin(String marker, int most) {
    synchronized (lock) {
      if (outputEnded || output.size() > 0 || !process.isAlive()) {
        return false;
      }
      this.marker = marker.getBytes(StandardCharsets.UTF_8);
      limits = limits.withOutput(most);
    }
    started = System.nanoTime();
    return true;
  }

  /// Writes to its standard input. A program that does not read is no error, and can't hold us up.
  public void send(byte[] bytes) {
    if (firstWrite && bytes.length <= WRITTEN_AT_ONCE) {
      // A fresh pipe holds that much.
      write(bytes, false);
    } else {
      writer = Thread.ofPlatform().daemon().name("box input").start(() -> write(bytes, false));
    }
    firstWrite = false;
  }

  /// Writes all there is to read.
  public void sendLast(byte[] bytes) {
    writer = Thread.ofPlatform().daemon().name("box input").start(() -> write(bytes, true));
    firstWrite = false;
    lastSent = true;
  }

  private void write(byte[] bytes, boolean last) {
    OutputStream input = process.getOutputStream();
    try {
      input.write(bytes);
      input.flush();
      if (last) {
        input.close();
      }
    } catch (IOException e) {
      // It ended or closed its input; how it ended says the rest.
    }
  }

  /// The next reply without its marker, or null when the program has ended and there is none.
  public @Nullable String nextReply() throws InterruptedException {
    lastTick = System.nanoTime();
    while (true) {
      synchronized (lock) {
        String line = lines.poll();
        if (line != null) {
          return line;
        }
        if (outputEnded || flooded || ending != null) {
          break;
        }
        lock.wait(TICK_MILLIS);
      }
      if (overdue()) {
        kill(Ending.Cause.TIME);
        return null;
      }
    }
    finish();
    synchronized (lock) {
      return lines.poll();
    }
  }

  /// Closes its input, waits for its end, and says how it ended. The slot is free again then.
  public Ending finish() throws InterruptedException {
    if (ending != null) {
      return ending;
    }
    if (!lastSent) {
      // What is still being written by sendLast closes the input itself.
      closeInput();
    }
    lastTick = System.nanoTime();
    while (true) {
      synchronized (lock) {
        if (flooded) {
          break;
        }
        if (!outputEnded) {
          lock.wait(TICK_MILLIS);
        }
      }
      if (outputEnded() && process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
      if (overdue()) {
        return kill(Ending.Cause.TIME);
      }
    }
    synchronized (lock) {
      if (flooded) {
        return kill(Ending.Cause.OUTPUT);
      }
    }
    return end(Ending.Cause.EXITED);
  }

  private boolean outputEnded() {
    synchronized (lock) {
      return outputEnded;
    }
  }

  /// How many replies it gave; exact once it has ended.
  public int replies() {
    synchronized (lock) {
      return markedLines;
    }
  }

  /// What it wrote to standard output; with a marker, what of it may still become a reply.
  public byte[] output() {
    synchronized (lock) {
      return output.toByteArray();
    }
  }

  /// The beginning of what it wrote to standard error.
  public String errors() {
    synchronized (lock) {
      return errors.toString(StandardCharsets.UTF_8);
    }
  }

  /// Ends it, if it still runs.
  @Override
  public void close() {
    if (ending == null) {
      try {
        kill(Ending.Cause.EXITED);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Ending kill(Ending.Cause cause) throws InterruptedException {
    try {
      // The first process of the box takes all others with it, and bubblewrap is left to reap it;
      // killing bubblewrap would leave that to whoever adopts orphans here.
      Optional<ProcessHandle> first = firstProcess();
      first.ifPresent(ProcessHandle::destroyForcibly);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      if (first.isEmpty()) {
        // There is no box, or not yet.
        process.destroyForcibly();
      }
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
      }
    } finally {
      end(cause);
    }
    return Objects.requireNonNull(ending);
  }

  /// The box's first process while it is a child of bubblewrap. Later its number may be another's.
  private Optional<ProcessHandle> firstProcess() {
    OptionalLong number = slot.place().firstProcess();
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(number.getAsLong())
        .filter(
            each -> each.parent().filter(parent -> parent.equals(process.toHandle())).isPresent());
  }

  private Ending end(Ending.Cause cause) {
    long wall = System.nanoTime() - started;
    int exitCode = process.isAlive() ? -1 : process.exitValue();
    Duration cpu = Duration.ofNanos(Math.max(0, cpuNanos()));
    Ending.Cause found = cause == Ending.Cause.EXITED ? causeOf(exitCode, cpu, wall) : cause;
    var result = new Ending(found, exitCode, cpu, Duration.ofNanos(wall));
    closeInput();
    synchronized (lock) {
      ending = result;
      lock.notifyAll();
    }
    release.run();
    return result;
  }

  private Ending.Cause causeOf(int exitCode, Duration cpu, long wall) {
    if (exitCode != 0 && slot.group().memoryKills() > memoryKillsBefore) {
      return Ending.Cause.MEMORY;
    }
    if (tellsStart && !slot.place().saysEnded()) {
      return Ending.Cause.FAULT;
    }
    return switch (exitCode) {
      // SIGXCPU, or what looks like it. Where no group counts, the last look may have been early.
      case 128 + 24 ->
          cpu.compareTo(limits.cpu()) >= 0
                  || slot.group().cpuNanos().isEmpty() && wall >= limits.cpu().toNanos()
              ? Ending.Cause.TIME
              : Ending.Cause.EXITED;
      case 128 + 31 -> Ending.Cause.FORBIDDEN; // SIGSYS
      default -> Ending.Cause.EXITED;
    };
  }

  private boolean overdue() {
    long now = System.nanoTime();
    waited += Math.min(now - lastTick, LONGEST_TICK_NANOS);
    lastTick = now;
    if (waited < limits.cpu().toNanos() / 2) {
      return false;
    }
    return cpuNanos() > limits.cpu().toNanos()
        || waited > limits.wall().toNanos() && waited > limits.wall().toNanos() * Load.stretch();
  }

  private long cpuNanos() {
    OptionalLong counted = slot.group().cpuNanos();
    if (counted.isPresent()) {
      return counted.getAsLong() - cpuBefore;
    }
    long now =
        process
            .descendants()
            .mapToLong(each -> each.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
    now += process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    cpuSeen = Math.max(cpuSeen, now);
    return cpuSeen;
  }

  private void closeInput() {
    Thread writing = writer;
    if (writing != null && writing.isAlive()) {
      // Closing would wait for what is being written, and that for a program that need not read.
      Thread.ofPlatform().daemon().name("box input").start(this::closeInputNow);
    } else {
      // Each write was flushed, so closing writes nothing.
      closeInputNow();
    }
  }

  private void closeInputNow() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It had closed its side.
    }
  }

  private void pumpOutput() {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (lock) {
          if (received + count > limits.output()) {
            output.write(buffer, 0, limits.output() - received);
            flooded = true;
            lock.notifyAll();
            return;
          }
          received += count;
          output.write(buffer, 0, count);
          scan();
          lock.notifyAll();
        }
      }
    } catch (IOException e) {
      // The pipe is gone with the process.
    } finally {
      synchronized (lock) {
        if (!flooded) {
          // Else the rest is cut off, and no reply.
          scanRest();
        }
        outputEnded = true;
        lock.notifyAll();
      }
    }
  }

  private void scan() {
    if (marker.length == 0) {
      return;
    }
    byte[] bytes = output.bytes();
    for (int i = looked; i < output.size(); i++) {
      if (bytes[i] == '\n') {
        line(bytes, scanned, i);
        scanned = i + 1;
      }
    }
    if (scanned > LOOKED_THROUGH_KEPT) {
      output.dropFirst(scanned);
      scanned = 0;
    }
    looked = output.size();
  }

  private void scanRest() {
    if (marker.length > 0) {
      line(output.bytes(), scanned, output.size());
    }
  }

  private void line(byte[] bytes, int from, int to) {
    int start = from + marker.length;
    if (start <= to && Arrays.equals(bytes, from, start, marker, 0, marker.length)) {
      markedLines++;
      lines.add(new String(bytes, start, to - start, StandardCharsets.UTF_8));
    }
  }

  private void pumpErrors() {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (lock) {
          errors.write(buffer, 0, Math.min(count, ERRORS_KEPT - errors.size()));
        }
      }
    } catch (IOException e) {
      // The pipe is gone with the process.
    }
  }

  /// Bytes that can be looked at without a copy.
  private static final class Output extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }

    void dropFirst(int bytes) {
      count -= bytes;
      System.arraycopy(buf, bytes, buf, 0, count);
    }
  }
}
