package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A place where one program at a time runs: a folder, a user, a control group, and the thread that
/// starts the programs.
///
/// The thread matters twice. A box dies when the *thread* that started it ends, not the process, so
/// it must outlive them all; and where threads can be members of a control group, what it starts is
/// born in the group.
final class Slot {
  /// The first processes of a box that ended may wait a second or two to be reaped; the limit has
  /// room for them.
  private static final int LINGERING = 4;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Place place;
  private final ControlGroup group;
  private final ExecutorService starter;

  private Slot(Place place, ControlGroup group, ExecutorService starter) {
    this.place = place;
    this.group = group;
    this.starter = starter;
  }

  static Slot make(Place place, ControlGroup group) throws IOException {
    ExecutorService starter =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("box " + place.folder().getFileName()).factory());
    var slot = new Slot(place, group, starter);
    try {
      slot.onStarter(
          () -> {
            group.joinThread();
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a slot was made", e);
    }
    return slot;
  }

  Place place() {
    return place;
  }

  ControlGroup group() {
    return group;
  }

  /// Waits until what ran here before is gone. A box that is killed with a thousand processes
  /// inside takes the kernel a while, and until then they count against the next program's limit.
  ///
  /// @throws SandboxException when they don't go
  void awaitEmpty() throws SandboxException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (group.members() > LINGERING) {
      if (System.nanoTime() > deadline) {
        throw new SandboxException(
            "%d processes of an earlier program have not ended in %d s"
                .formatted(group.members(), LONGEST_WAIT.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  Process start(ProcessBuilder builder) throws IOException, InterruptedException {
    return onStarter(builder::start);
  }

  void close() {
    starter.shutdownNow();
    group.remove();
  }

  private interface Start<T> {
    T run() throws IOException;
  }

  private <T> T onStarter(Start<T> start) throws IOException, InterruptedException {
    try {
      return starter.submit(start::run).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      throw new IOException(cause == null ? e : cause);
    }
  }
}
