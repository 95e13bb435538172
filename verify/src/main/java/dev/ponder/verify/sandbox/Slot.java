package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A place where one program at a time runs: a folder, a user, a control group, and the thread that
/// starts the programs.
///
/// The thread matters twice. A box dies when the *thread* that started it ends, not the process, so
/// it must outlive them all; and where threads can be members of a control group, what it starts is
/// born in the group.
final class Slot {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Place place;
  private final ControlGroup group;
  private final ExecutorService starter;
  private boolean reaped = true;

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
          },
          _ -> {});
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

  /// Waits until what ran here before has ended and given its memory back. A box that is killed
  /// with a thousand processes inside takes the kernel a while.
  ///
  /// What has ended still counts until it is reaped; where we can't do that ourselves it may take
  /// seconds, and nobody waits for it.
  ///
  /// @throws SandboxException when they don't end
  void awaitEmpty() throws SandboxException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!reap() || group.living() > 0) {
      if (System.nanoTime() > deadline) {
        throw new SandboxException(
            "%d processes of an earlier program have not ended in %d s"
                .formatted(group.living(), LONGEST_WAIT.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /// Reaps the first process of the last box, whose launcher has ended.
  ///
  /// @return false while it lives
  synchronized boolean reap() {
    if (!reaped) {
      // Never twice: by then the number may be another's.
      reaped = place.firstProcess().isEmpty() || Reaper.reap(place.firstProcess().getAsLong());
    }
    return reaped;
  }

  /// Starts a process. Whoever is interrupted while it starts gets none, and none is left.
  Process start(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = onStarter(builder::start, Process::destroyForcibly);
    synchronized (this) {
      reaped = false;
    }
    return process;
  }

  void close() {
    reap();
    starter.shutdownNow();
    group.remove();
  }

  private interface Start<T> {
    T run() throws IOException;
  }

  private <T> T onStarter(Start<T> start, Consumer<T> unwanted)
      throws IOException, InterruptedException {
    var result = new CompletableFuture<T>();
    try {
      starter.execute(
          () -> {
            try {
              result.complete(start.run());
            } catch (IOException | RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
      return result.get();
    } catch (InterruptedException e) {
      var _ = result.thenAccept(unwanted);
      throw e;
    } catch (RejectedExecutionException e) {
      throw new IOException("the sandbox is closed", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      throw new IOException(cause == null ? e : cause);
    }
  }
}
