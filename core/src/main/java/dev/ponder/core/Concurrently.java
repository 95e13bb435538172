package dev.ponder.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Runs many blocking pieces of work at once, each on a virtual thread of its own, so that whoever
/// they call can gather them into batches.
public final class Concurrently {
  private Concurrently() {}

  /// Applies `work` to every item.
  ///
  /// The first failure in item order is rethrown, the other pieces are interrupted then. So they
  /// are when the calling thread is.
  ///
  /// @return the results in the items' order
  /// @throws CancellationException when the calling thread was interrupted
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<R>>(items.size());
      for (T each : items) {
        futures.add(executor.submit(() -> work.apply(each)));
      }
      var results = new ArrayList<R>(items.size());
      try {
        for (Future<R> each : futures) {
          results.add(each.get());
        }
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        executor.shutdownNow();
        switch (e.getCause()) {
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      }
      return results;
    }
  }
}
