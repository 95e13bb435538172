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
    } catch (IOException e) {
      slot.close();
      throw e;
    } catch (InterruptedException e) {
      slot.close();
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
  /// What has ended still counts until it is reaped. The first process of a box is left to the
  /// machine's first process, and that one may take seconds; nobody waits for it.
  ///
  /// @throws SandboxException when they don't end
  void awaitEmpty() throws SandboxException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (group.living() > 0) {
      if (System.nanoTime() > deadline) {
        throw new SandboxException(
            "%d processes of an earlier program have not ended in %d s"
                .formatted(group.living(), LONGEST_WAIT.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /// Starts a process. Whoever is interrupted while it starts gets none, and none is left.
  Process start(ProcessBuilder builder) throws IOException, InterruptedException {
    return onStarter(builder::start, Process::destroyForcibly);
  }

  void close() {
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
            } catch (IOException | RuntimeException | Error e) {
              // Errors, too: a thread that can't be had is one, and who waits here must hear of it.
              // This thread must live on, as the one that is a member of the control group.
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
