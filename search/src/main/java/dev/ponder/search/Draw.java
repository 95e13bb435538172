package dev.ponder.search;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Independent samples of one problem, as many as an account can pay for.
///
/// Each sample is a call of its own on a virtual thread: one that fails or is cut off by the
/// deadline loses no other, and the engine behind the policy gathers the calls into a batch. The
/// i-th sample draws from `key.child(i)`, so more samples are the same samples and more. When the
/// budget doesn't pay for all at once, as many are started as surely fit, and what they leave over
/// pays for the next: which samples are drawn doesn't depend on the timing. A sample that can't be
/// paid for at its full length isn't drawn, but for the first of a search, which is shortened.
///
/// @param samples drawn, by index
/// @param failed samples that the policy failed to give or that were cut off
/// @param stop why no more were drawn
public record Draw(List<Sample> samples, int failed, Stop stop) {
  /// The `index`-th sample.
  public record Sample(int index, Trace trace) {
    /// True when it came to an end of its own, so that it may vote.
    public boolean complete() {
      return trace.ending() == Ending.STOPPED || trace.ending() == Ending.OPEN;
    }
  }

  public Draw {
    samples = List.copyOf(samples);
  }

  /// The stream of a problem's randomness under an account's seed.
  public static RandomKey key(Problem problem, Ledger ledger) {
    return ledger.budget().key().child(problem.id());
  }

  /// Draws the samples `from` to `to` (exclusive).
  ///
  /// @param sampling how; its key is replaced
  /// @param own the search's account
  public static Draw draw(
      Policy policy, Problem problem, int from, int to, Sampling sampling, Ledger own) {
    RandomKey key = key(problem, own);
    var samples = new ArrayList<Sample>();
    int failed = 0;
    int next = from;
    @Nullable Exception cause = null;
    while (next < to) {
      boolean first = next == 0;
      int width = affordable(to - next, first, sampling.maxTokens(), own);
      if (width == 0) {
        return new Draw(samples, failed, refused(sampling, own, next - from, to - from));
      }
      int maxTokens = (int) Math.min(sampling.maxTokens(), own.tokensLeft());
      var calls = new ArrayList<Callable<List<Trace>>>();
      for (int i = next; i < next + width; i++) {
        Sampling each = sampling.withMaxTokens(maxTokens).withKey(key.child(i));
        calls.add(() -> policy.complete(Trace.start(problem), 1, each, own));
      }
      boolean dry = false;
      boolean cut = false;
      for (Calls.Outcome<List<Trace>> each : Calls.all(calls, own)) {
        switch (each) {
          case Calls.Outcome.Done<List<Trace>>(var traces) when traces.isEmpty() -> dry = true;
          case Calls.Outcome.Done<List<Trace>>(var traces)
              when traces.getFirst().ending() == Ending.CANCELLED ->
              failed++;
          case Calls.Outcome.Done<List<Trace>>(var traces) ->
              samples.add(new Sample(next, traces.getFirst()));
          case Calls.Outcome.Failed<List<Trace>>(var thrown) -> {
            failed++;
            cause = cause == null ? thrown : cause;
          }
          case Calls.Outcome.CutOff<List<Trace>>() -> {
            failed++;
            cut = true;
          }
        }
        next++;
      }
      if (Thread.currentThread().isInterrupted()) {
        return new Draw(samples, failed, cancelled());
      }
      if (cut || dry) {
        return new Draw(samples, failed, refused(sampling, own, samples.size(), to - from));
      }
    }
    if (samples.isEmpty() && failed > 0) {
      return new Draw(samples, failed, new Stop(Stop.Reason.FAILED, failure(failed, cause)));
    }
    return new Draw(samples, failed, Stop.done("drew " + samples.size() + " samples"));
  }

  /// The stop of a search whose thread was interrupted.
  public static Stop cancelled() {
    return new Stop(Stop.Reason.CANCELLED, "interrupted");
  }

  /// The stop of a search that may not spend what a call of that sampling would cost.
  public static Stop refused(Sampling sampling, Ledger own, int done, int wanted) {
    boolean late = own.timeLeft().isZero();
    String why =
        own.refusal(Cost.sampling(0, 0, sampling.maxTokens(), 1, Double.MIN_VALUE))
            .orElse("what is left does not pay for another sample");
    return new Stop(
        late ? Stop.Reason.DEADLINE : Stop.Reason.BUDGET,
        "%s, after %d of %d samples".formatted(why, done, wanted));
  }

  private static int affordable(int wanted, boolean first, int maxTokens, Ledger own) {
    if (own.timeLeft().isZero() || own.samplesLeft() == 0) {
      return 0;
    }
    long paid = own.tokensLeft() / maxTokens;
    if (paid == 0 && first && own.tokensLeft() > 0) {
      return 1;
    }
    return (int) Math.min(wanted, Math.min(own.samplesLeft(), paid));
  }

  private static String failure(int failed, @Nullable Exception cause) {
    return "all %d samples failed%s".formatted(failed, cause == null ? "" : "; first: " + cause);
  }
}
