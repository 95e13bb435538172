package dev.ponder.search;

import dev.ponder.core.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs blocking calls side by side on virtual threads, until all are done, the ledger's deadline
/// passes or the calling thread is interrupted.
///
/// A call that fails spoils no other. Calls cut off are interrupted and given [#GRACE] to end and
/// settle their accounts; one that doesn't listen is abandoned, so that the search is on time.
public final class Calls {
  /// How long calls that were cut off are waited for.
  public static final Duration GRACE = Duration.ofMillis(500);

  private Calls() {}

  /// What became of one call.
  public sealed interface Outcome<T> {
    /// It returned.
    record Done<T>(T value) implements Outcome<T> {}

    /// It threw.
    record Failed<T>(Exception cause) implements Outcome<T> {}

    /// It was cut off by the deadline or the interrupt.
    record CutOff<T>() implements Outcome<T> {}
  }

  /// Runs all calls at once.
  ///
  /// When the calling thread is interrupted its interrupt flag is set on return.
  ///
  /// @return one outcome per call, in order
  /// @throws Error one that a call threw
  public static <T> List<Outcome<T>> all(List<? extends Callable<T>> calls, Ledger ledger) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    var futures = new ArrayList<Future<T>>(calls.size());
    boolean cut = false;
    boolean interrupted = Thread.interrupted();
    try {
      if (!interrupted) {
        for (Callable<T> each : calls) {
          futures.add(threads.submit(each));
        }
        threads.shutdown();
        cut = !await(futures, ledger);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      threads.shutdownNow();
    }
    if (cut || interrupted) {
      try {
        threads.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    var outcomes = new ArrayList<Outcome<T>>(calls.size());
    for (int i = 0; i < calls.size(); i++) {
      outcomes.add(
          i < futures.size()
              ? outcome(futures.get(i), cut || interrupted)
              : new Outcome.CutOff<>());
    }
    return outcomes;
  }

  /// Waits for all; false when the deadline came first.
  private static <T> boolean await(List<Future<T>> futures, Ledger ledger)
      throws InterruptedException {
    for (Future<T> each : futures) {
      try {
        each.get(ledger.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException | CancellationException e) {
        continue; // read again below
      }
    }
    return true;
  }

  private static <T> Outcome<T> outcome(Future<T> future, boolean cut) {
    return switch (future.state()) {
      case SUCCESS -> new Outcome.Done<>(future.resultNow());
      case FAILED ->
          switch (future.exceptionNow()) {
            case Error error -> throw error;
            case CancellationException _ when cut -> new Outcome.CutOff<>();
            case InterruptedException _ when cut -> new Outcome.CutOff<>();
            case Exception cause -> new Outcome.Failed<>(cause);
            case Throwable other -> new Outcome.Failed<>(new ExecutionException(other));
          };
      case RUNNING, CANCELLED -> new Outcome.CutOff<>();
    };
  }
}
