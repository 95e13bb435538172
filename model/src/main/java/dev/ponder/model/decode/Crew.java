package dev.ponder.model.decode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A thread that computes and others that help it.
///
/// The leader's computation is a row of phases, each of parts that don't depend on one another.
/// Whoever is free takes the next part; the leader takes those that nobody took, so it never waits
/// for a helper that has not come. A phase takes microseconds, so helpers spin; they leave when
/// nothing comes for a while.
final class Crew {
  /// Most helpers. More were not measured.
  static final int MOST = 3;

  /// Most parts of a phase.
  private static final int MOST_PARTS = 1 << 14;

  /// Nanoseconds without a part after which a helper leaves: longer than a step's sampling takes.
  private static final long PATIENCE = 200_000;

  private static final int SPINS = 1000;
  private static final int PARTS_AT = 16;
  private static final int NEXT = 0xFFFF;

  private final long patience;

  /// A phase's parts and the next of them that nobody took: one number, so that whoever takes a
  /// part takes it of the phase that is under way.
  private final AtomicInteger state = new AtomicInteger();

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger helpers = new AtomicInteger();
  private IntConsumer work = part -> {};
  private volatile @Nullable Throwable failure;

  Crew() {
    this(PATIENCE);
  }

  /// @param patience nanoseconds without a part after which a helper leaves
  Crew(long patience) {
    this.patience = patience;
  }

  /// How many compute: the leader and its helpers.
  int size() {
    return 1 + helpers.get();
  }

  /// Computes all parts of a phase, from 0 to `parts` (exclusive). For the leader only. What a part
  /// throws is thrown when all have been computed.
  void run(int parts, IntConsumer part) {
    if (parts > MOST_PARTS) {
      throw new IllegalArgumentException(
          "parts: " + parts + " are more than " + MOST_PARTS + " at once");
    }
    if (parts <= 1 || size() == 1) {
      for (int i = 0; i < parts; i++) {
        part.accept(i);
      }
      return;
    }
    work = part;
    done.set(0);
    state.set(parts << PARTS_AT);
    take();
    for (int spins = 0; done.get() < parts; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /// Counts one helper more, who calls [#help] next.
  void join() {
    helpers.incrementAndGet();
  }

  /// Counts one helper less.
  void quit() {
    helpers.decrementAndGet();
  }

  /// Helps until told to leave or nothing came for a while.
  ///
  /// @return true when told to leave
  boolean help(BooleanSupplier leave) {
    long last = System.nanoTime();
    for (int spins = 1; !leave.getAsBoolean(); spins++) {
      if (take()) {
        last = System.nanoTime();
      } else if (spins % 64 != 0) {
        Thread.onSpinWait();
      } else if (System.nanoTime() - last < patience) {
        Thread.yield();
      } else {
        return false;
      }
    }
    return true;
  }

  /// Computes parts until none is left; false when there was none.
  private boolean take() {
    boolean any = false;
    while (left(state.get())) {
      int mine = state.getAndIncrement();
      if (left(mine)) {
        try {
          work.accept(mine & NEXT);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
        any = true;
      }
    }
    return any;
  }

  private static boolean left(int state) {
    return (state & NEXT) < state >>> PARTS_AT;
  }
}
