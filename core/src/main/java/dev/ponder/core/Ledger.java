package dev.ponder.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one account: what a budget has left, what was spent.
///
/// Spending is reserved before it happens, atomically, so that concurrent branches can't overrun
/// the budget together: a [Reservation] holds the most a call may cost, and settling it books what
/// it did cost and gives the rest back. Prompt, cached and trained tokens are counted but don't
/// fall under the token limit.
public final class Ledger {
  private final @Nullable Ledger parent;
  private final Budget budget;
  private final LongSupplier nanoTime;
  private final long opened;
  private final ReentrantLock lock = new ReentrantLock();
  private Cost spent = Cost.NONE;
  private Judging judging = Judging.NONE;
  private long heldTokens;
  private long heldSamples;
  private double heldFlops;
  private double heldMoney;

  Ledger(Budget budget) {
    this(budget, System::nanoTime);
  }

  Ledger(Budget budget, LongSupplier nanoTime) {
    this(null, budget, nanoTime);
  }

  private Ledger(@Nullable Ledger parent, Budget budget, LongSupplier nanoTime) {
    this.parent = parent;
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.opened = nanoTime.getAsLong();
  }

  /// An account without limit, for work that only needs counting.
  public static Ledger unlimited() {
    return Budget.UNLIMITED.open();
  }

  public Budget budget() {
    return budget;
  }

  /// A sub-account: what it spends is spent here too, and it is refused what either may not have.
  /// So one of many searches under one account knows what it alone has cost.
  ///
  /// @param share the sub-account's own limits and seed; its deadline runs from now
  public Ledger open(Budget share) {
    return new Ledger(this, share, nanoTime);
  }

  /// Reserves the most a call may cost.
  ///
  /// @return the reservation, or nothing when the whole of it doesn't fit what is left or the
  ///   deadline has passed
  public Optional<Reservation> reserve(Cost most) {
    lock.lock();
    try {
      if (why(most) != null) {
        return Optional.empty();
      }
      @Nullable Reservation above = null;
      if (parent != null) {
        Optional<Reservation> granted = parent.reserve(most);
        if (granted.isEmpty()) {
          return Optional.empty();
        }
        above = granted.get();
      }
      heldTokens += most.budgeted();
      heldSamples += most.samples();
      heldFlops += most.flops();
      heldMoney += most.money();
      return Optional.of(new Reservation(most, above));
    } finally {
      lock.unlock();
    }
  }

  /// Books a cost that was never reserved: work whose amount is only known afterwards and which
  /// nobody may refuse.
  public void charge(Cost cost) {
    lock.lock();
    try {
      spent = spent.plus(cost);
    } finally {
      lock.unlock();
    }
    if (parent != null) {
      parent.charge(cost);
    }
  }

  /// Books a judgement: its cost is charged, its verdict and time are counted.
  public void book(Judgement judgement) {
    lock.lock();
    try {
      spent = spent.plus(judgement.cost());
      judging = judging.plus(judgement);
    } finally {
      lock.unlock();
    }
    if (parent != null) {
      parent.book(judgement);
    }
  }

  /// The judgements booked so far.
  public Judging judging() {
    lock.lock();
    try {
      return judging;
    } finally {
      lock.unlock();
    }
  }

  /// What was spent so far, reservations not counted.
  public Cost spent() {
    lock.lock();
    try {
      return spent;
    } finally {
      lock.unlock();
    }
  }

  /// Time since the account was opened.
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - opened);
  }

  /// Time until the deadline, not below zero.
  public Duration timeLeft() {
    Duration left = budget.deadline().minus(elapsed());
    if (parent != null && parent.timeLeft().compareTo(left) < 0) {
      left = parent.timeLeft();
    }
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// Tokens that may still be reserved.
  public long tokensLeft() {
    long above = parent == null ? Long.MAX_VALUE : parent.tokensLeft();
    lock.lock();
    try {
      return Math.min(above, Math.max(0, budget.tokens() - spent.budgeted() - heldTokens));
    } finally {
      lock.unlock();
    }
  }

  /// Samples that may still be reserved.
  public long samplesLeft() {
    long above = parent == null ? Long.MAX_VALUE : parent.samplesLeft();
    lock.lock();
    try {
      return Math.min(above, Math.max(0, budget.samples() - spent.samples() - heldSamples));
    } finally {
      lock.unlock();
    }
  }

  /// Which limit would refuse this cost now, in words; nothing if it fits.
  public Optional<String> refusal(Cost most) {
    lock.lock();
    try {
      @Nullable String why = why(most);
      if (why != null || parent == null) {
        return Optional.ofNullable(why);
      }
    } finally {
      lock.unlock();
    }
    return parent.refusal(most);
  }

  private @Nullable String why(Cost most) {
    if (elapsed().compareTo(budget.deadline()) >= 0) {
      return "deadline of " + budget.deadline() + " has passed";
    }
    if (most.budgeted() > budget.tokens() - spent.budgeted() - heldTokens) {
      return "token budget of " + budget.tokens() + " is spent";
    }
    if (most.samples() > budget.samples() - spent.samples() - heldSamples) {
      return "sample budget of " + budget.samples() + " is spent";
    }
    if (most.flops() > budget.flops() - spent.flops() - heldFlops) {
      return "FLOP budget of " + budget.flops() + " is spent";
    }
    if (most.money() > budget.money() - spent.money() - heldMoney) {
      return "money budget of " + budget.money() + " is spent";
    }
    return null;
  }

  /// An amount set aside. Settle it once, with what the work did cost; closing an unsettled one
  /// gives all of it back.
  public final class Reservation implements AutoCloseable {
    private final Cost most;
    private final @Nullable Reservation above;
    private boolean open = true;

    private Reservation(Cost most, @Nullable Reservation above) {
      this.most = most;
      this.above = above;
    }

    public Cost most() {
      return most;
    }

    /// Books `actual` and gives the rest back.
    ///
    /// @throws IllegalStateException when it was settled before
    public void settle(Cost actual) {
      lock.lock();
      try {
        if (!open) {
          throw new IllegalStateException("reservation is settled already");
        }
        release();
        spent = spent.plus(actual);
      } finally {
        lock.unlock();
      }
      if (above != null) {
        above.settle(actual);
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (open) {
          release();
        }
      } finally {
        lock.unlock();
      }
      if (above != null) {
        above.close();
      }
    }

    private void release() {
      open = false;
      heldTokens -= most.budgeted();
      heldSamples -= most.samples();
      heldFlops -= most.flops();
      heldMoney -= most.money();
    }
  }
}
