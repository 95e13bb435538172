package dev.ponder.core;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// Decides whether a finished trace is right.
///
/// Whoever asks should ask [#judge], which never throws but when the asking thread is to end.
@FunctionalInterface
public interface Verifier {
  /// The bare verdict.
  Verdict verify(Trace trace);

  /// The verdict with its time and cost. A verifier that throws is undecided, with the reason; one
  /// that costs more than time says so by an implementation of its own.
  ///
  /// @throws CancellationException when the calling thread was interrupted
  default Judgement judge(Trace trace) {
    long start = System.nanoTime();
    try {
      return Judgement.of(verify(trace), Duration.ofNanos(System.nanoTime() - start));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      if (Thread.currentThread().isInterrupted()) {
        var cancelled = new CancellationException("interrupted while a trace was judged");
        cancelled.initCause(e);
        throw cancelled;
      }
      return Judgement.failed(e, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /// This verifier, with each judgement booked in an account.
  default Verifier chargedTo(Ledger ledger) {
    Verifier self = this;
    return new Verifier() {
      @Override
      public Verdict verify(Trace trace) {
        return judge(trace).verdict();
      }

      @Override
      public Judgement judge(Trace trace) {
        Judgement judgement = self.judge(trace);
        ledger.book(judgement);
        return judgement;
      }
    };
  }

  /// This verifier as a reward model: 1 for correct, 0 for incorrect, and `undecided` for what it
  /// can't tell, because it failed or does not know.
  default OutcomeRewardModel asRewardModel(double undecided) {
    return trace ->
        switch (judge(trace).verdict()) {
          case Verdict.Correct() -> 1;
          case Verdict.Incorrect(var _) -> 0;
          case Verdict.Undecided(var _) -> undecided;
        };
  }
}
