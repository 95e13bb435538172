package dev.ponder.verify.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Boxes of one program, made before they are asked for: namespaces, mounts and the start of an
/// interpreter take most of a short run's time, and none of it depends on what will run inside.
///
/// None is made before the first is asked for; from then on two wait at most.
///
/// Each box is used once and then made anew, so a run finds a box as fresh as one that is made on
/// demand. Its limits count from its start, the clock on the wall from when it is handed over.
///
/// May be shared by threads; a box that was handed over belongs to one.
public final class ReadyBoxes {
  /// Boxes that wait without being asked for.
  private static final int SPARE = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Sandbox sandbox;
  private final Program program;
  private final Limits limits;
  private final BlockingQueue<Slot> free;
  private final BlockingQueue<Optional<Made>> made = new LinkedBlockingQueue<>();
  private final Semaphore demand = new Semaphore(0);
  private final AtomicBoolean asked = new AtomicBoolean();

  /// Boxes that were asked for by threads that did not wait for them.
  private final AtomicInteger abandoned = new AtomicInteger();

  private final Thread maker;
  private volatile boolean closed;

  /// What came of a slot: a box that waits, or why there is none.
  ///
  /// @param nanos when
  private record Made(
      Slot slot, @Nullable BoxedProgram box, @Nullable SandboxException failure, long nanos) {}

  ReadyBoxes(Sandbox sandbox, Program program, Limits limits, List<Slot> slots) {
    this.sandbox = sandbox;
    this.program = program;
    this.limits = limits;
    this.free = new LinkedBlockingQueue<>(slots);
    this.maker = Thread.ofPlatform().daemon().name("box maker").start(this::make);
  }

  /// A box whose program waits for its input. Close it.
  ///
  /// @param marker how a line of reply begins, or empty if the whole output is the reply
  /// @param output bytes it may write to standard output
  /// @throws SandboxException if none could be made
  public BoxedProgram take(String marker, int output)
      throws SandboxException, InterruptedException {
    if (asked.compareAndSet(false, true)) {
      demand.release(SPARE);
    }
    long asking = System.nanoTime();
    while (true) {
      Optional<Made> next = next();
      if (next.isEmpty()) {
        // Others may wait, too.
        made.add(next);
        throw new SandboxException("the sandbox is closed");
      }
      Made one = next.get();
      if (one.failure() != null) {
        free.add(one.slot());
        if (one.nanos() - asking < 0) {
          // What failed some time ago may do now.
          continue;
        }
        throw new SandboxException(String.valueOf(one.failure().getMessage()), one.failure());
      }
      if (one.box() != null) {
        if (one.box().begin(marker, output)) {
          return one.box();
        }
        one.box().close();
      }
    }
  }

  private Optional<Made> next() throws InterruptedException {
    if (abandoned.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
      demand.release();
    }
    try {
      return made.take();
    } catch (InterruptedException e) {
      abandoned.incrementAndGet();
      throw e;
    }
  }

  private void make() {
    try {
      while (!closed) {
        demand.acquire();
        made.add(Optional.of(madeIn(free.take())));
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private Made madeIn(Slot slot) throws InterruptedException {
    try {
      BoxedProgram box = sandbox.startIn(slot, program, limits, "", () -> free.add(slot));
      return new Made(slot, box, null, System.nanoTime());
    } catch (SandboxException e) {
      return new Made(slot, null, e, System.nanoTime());
    } catch (RuntimeException | Error e) {
      // Whoever asks waits for this thread, which therefore ends for nothing but the end.
      return new Made(slot, null, new SandboxException("no box: " + e, e), System.nanoTime());
    }
  }

  /// Ends the boxes that wait.
  void close() {
    closed = true;
    maker.interrupt();
    try {
      maker.join(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Optional<Made> each = made.poll(); each != null; each = made.poll()) {
      if (each.isPresent() && each.get().box() != null) {
        each.get().box().close();
      }
    }
    made.add(Optional.empty());
  }
}
