package dev.ponder.model.decode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

  /// Nanoseconds without work after which a helper leaves: longer than a step's sampling takes.
  private static final long PATIENCE = 200_000;

  private static final int SPINS = 1000;
  private static final int PARTS_AT = 16;
  private static final int PHASE_AT = 32;
  private static final int LOW = 0xFFFF;

  /// Phase, its parts, its next part that nobody took: one number, so that a part is taken in the
  /// phase it belongs to.
  private final AtomicLong state = new AtomicLong();

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger helpers = new AtomicInteger();
  private IntConsumer work = part -> {};
  private volatile @Nullable Throwable failure;

  /// How many compute: the leader and its helpers.
  int size() {
    return 1 + helpers.get();
  }

  /// Computes all parts of a phase, from 0 to `parts` (exclusive). For the leader only.
  ///
  /// @param parts at most 65,535
  void run(int parts, IntConsumer part) {
    if (parts <= 1 || size() == 1) {
      for (int i = 0; i < parts; i++) {
        part.accept(i);
      }
      return;
    }
    work = part;
    done.set(0);
    state.set(((state.get() >>> PHASE_AT) + 1) << PHASE_AT | (long) parts << PARTS_AT);
    take();
    for (int spins = 0; done.get() < parts; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw new IllegalStateException("a part of the computation failed", thrown);
    }
  }

  /// Helps until told to leave or nothing came for a while.
  void help(BooleanSupplier leave) {
    helpers.incrementAndGet();
    try {
      long last = System.nanoTime();
      for (int spins = 1; !leave.getAsBoolean(); spins++) {
        if (take()) {
          last = System.nanoTime();
        } else if (spins % 64 != 0) {
          Thread.onSpinWait();
        } else if (System.nanoTime() - last < PATIENCE) {
          Thread.yield();
        } else {
          return;
        }
      }
    } finally {
      helpers.decrementAndGet();
    }
  }

  /// Computes parts until none is left; false when there was none.
  private boolean take() {
    boolean any = false;
    while (left(state.get())) {
      long mine = state.getAndIncrement();
      if (left(mine)) {
        try {
          work.accept((int) mine & LOW);
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

  private static boolean left(long state) {
    return (state & LOW) < (state >>> PARTS_AT & LOW);
  }
}
