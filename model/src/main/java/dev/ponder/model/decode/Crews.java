package dev.ponder.model.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where an engine's workers without work wait, or help those that have some.
///
/// All methods are called under the engine's lock.
final class Crews {
  private final ReentrantLock lock;
  private final Condition work;
  private final boolean spare;
  private final List<Crew> open = new ArrayList<>();
  private volatile int calls;
  private int idle;

  /// @param workers of the engine; more than there are processors don't help one another, since
  ///   helpers would take the processors from whom they help. What else computes on them, other
  ///   engines too, is not counted.
  Crews(ReentrantLock lock, int workers) {
    this.lock = lock;
    this.work = lock.newCondition();
    this.spare = workers <= Runtime.getRuntime().availableProcessors();
  }

  /// Where workers wait that don't help.
  Condition work() {
    return work;
  }

  /// Workers that wait or help.
  int idle() {
    return idle;
  }

  /// Calls a worker that has nothing to do; those that help all come to look.
  void call() {
    calls++;
    work.signal();
  }

  /// Calls all workers that have nothing to do.
  void callAll() {
    calls++;
    work.signalAll();
  }

  /// Lets workers without work help this crew from now on.
  void open(Crew crew) {
    if (spare) {
      open.add(crew);
      if (crew.size() <= Crew.MOST) {
        work.signal();
      }
    }
  }

  void close(Crew crew) {
    open.remove(crew);
  }

  /// Waits for a call or helps; returns when there may be work.
  void await() {
    idle++;
    try {
      Crew crew =
          open.stream()
              .filter(each -> each.size() <= Crew.MOST)
              .min(Comparator.comparingInt(Crew::size))
              .orElse(null);
      if (crew == null) {
        work.awaitUninterruptibly();
      } else {
        help(crew);
      }
    } finally {
      idle--;
    }
  }

  private void help(Crew crew) {
    int seen = calls;
    crew.join();
    boolean called = false;
    lock.unlock();
    try {
      called = crew.help(() -> calls != seen);
    } finally {
      lock.lock();
      crew.quit();
      if (!called) {
        // Nothing to help with, until its leader opens it again.
        open.remove(crew);
      }
    }
  }
}
