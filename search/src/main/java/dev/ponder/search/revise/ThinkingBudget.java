package dev.ponder.search.revise;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Calls;
import dev.ponder.search.Candidate;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Stop;
import dev.ponder.search.Tally;
import java.util.List;
import java.util.concurrent.Callable;

/// One chain whose thinking has a cap and a floor (budget forcing, s1, arXiv 2501.19393).
///
/// The chain thinks until it writes the answer marker. When the cap is reached first, the marker is
/// put in (on a line of its own) and the answer is decoded with an allowance that was set aside for
/// it. When the chain would answer below the floor, the marker is taken out and the continue marker
/// put in, until the floor is reached, `forcings` is used up, the cap leaves nothing, or the
/// thinking runs in circles. A chain that ends by itself without an answer is forced on below the
/// floor and else left as it is.
///
/// Thinking tokens are the tokens sampled before the answer, the markers the chain itself wrote
/// among them. Each stretch is one call and counts as one sample in the ledger, so a sample limit
/// below `forcings` + 2 cuts the forcing short; the tokens are the dial.
///
/// @param policy that thinks
/// @param sampling how; its key, token limit and stop strings are replaced
/// @param answerMarker text that opens the answer, e.g. `A:`
/// @param continueMarker text that makes the chain think on, e.g. `wait\n`
/// @param cap most thinking tokens; 0 answers at once
/// @param floor thinking tokens below which the chain may not answer by itself; 0 for none
/// @param forcings most times it is made to think on
/// @param answerTokens allowance for the answer
public record ThinkingBudget(
    Policy policy,
    Sampling sampling,
    String answerMarker,
    String continueMarker,
    int cap,
    int floor,
    int forcings,
    int answerTokens)
    implements Search {
  public ThinkingBudget {
    Settings.atLeast("cap", cap, 0);
    Settings.atLeast("floor", floor, 0);
    Settings.atLeast("forcings", forcings, 0);
    Settings.atLeast("answerTokens", answerTokens, 1);
    if (floor > cap) {
      throw new IllegalArgumentException(
          "floor: %d is above the cap of %d; it must not be".formatted(floor, cap));
    }
    if (answerMarker.isEmpty()) {
      throw new IllegalArgumentException("answerMarker: is empty; it must name the text");
    }
  }

  /// A cap alone: the chain may answer as early as it likes.
  public static ThinkingBudget capped(
      Policy policy, Sampling sampling, String answerMarker, int cap, int answerTokens) {
    return new ThinkingBudget(policy, sampling, answerMarker, "", cap, 0, 0, answerTokens);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    var chain = new Chain(Draw.key(problem, own), own, Trace.start(problem));
    Stop stop = chain.think();
    Trace trace = chain.trace;
    boolean nothing = trace.depth() == 0;
    List<Candidate> candidates = nothing ? List.of() : List.of(Candidate.of(trace));
    Tally tally = Tally.of(nothing ? 0 : 1, chain.failed ? 1 : 0);
    return SearchResult.of(problem, candidates, stop, tally, own);
  }

  /// One chain under way.
  private final class Chain {
    private final RandomKey key;
    private final Ledger own;
    private Trace trace;
    private int calls;
    private int forced;
    private boolean failed;

    Chain(RandomKey key, Ledger own, Trace trace) {
      this.key = key;
      this.own = own;
      this.trace = trace;
    }

    Stop think() {
      while (true) {
        long left = cap - own.spent().completion();
        long affordable = own.tokensLeft() - answerTokens;
        int next = (int) Math.min(left, affordable);
        if (next <= 0) {
          return answer(
              Forced.marker(trace, answerMarker), left <= 0 ? reached() : shortOfTokens());
        }
        Stop stop = extend(trace, next, true);
        if (stop.reason() != Stop.Reason.DONE) {
          return stop;
        }
        if (trace.ending() == Ending.TRUNCATED && !trace.text().endsWith(answerMarker)) {
          return answer(Forced.marker(trace, answerMarker), truncated(next < left));
        }
        long thought = own.spent().completion();
        boolean wantsOn = thought < floor && forced < forcings && thought < cap;
        boolean circling = wantsOn && Forced.circles(Forced.open(trace, answerMarker).text());
        if (!wantsOn || circling) {
          if (trace.ending() == Ending.STOPPED) {
            return Stop.done("ended by itself without the answer marker" + forcedWords(circling));
          }
          return answer(trace.ended(Ending.OPEN), "answered by itself" + forcedWords(circling));
        }
        trace = Forced.line(Forced.open(trace, answerMarker), continueMarker);
        forced++;
      }
    }

    private Stop answer(Trace opened, String detail) {
      long left = Math.min(answerTokens, own.tokensLeft());
      if (left <= 0) {
        return Draw.refused(sampling.withMaxTokens(answerTokens), own, 0, 1);
      }
      Stop stop = extend(opened, (int) left, false);
      return stop.reason() == Stop.Reason.DONE ? Stop.done(detail) : stop;
    }

    /// One call; its trace becomes the chain's.
    private Stop extend(Trace from, int maxTokens, boolean thinking) {
      Sampling plain = sampling.withMaxTokens(maxTokens).withKey(key.child(calls++));
      Sampling each = thinking ? plain.withStops(answerMarker) : plain.withStops();
      Callable<List<Trace>> call = () -> policy.complete(from, 1, each, own);
      return switch (Calls.all(List.of(call), own).getFirst()) {
        case Calls.Outcome.Done<List<Trace>>(var traces) when traces.isEmpty() ->
            Draw.refused(each, own, 0, 1);
        case Calls.Outcome.Done<List<Trace>>(var traces)
            when traces.getFirst().ending() == Ending.CANCELLED -> {
          failed = true;
          yield new Stop(Stop.Reason.FAILED, "the policy cancelled the chain");
        }
        case Calls.Outcome.Done<List<Trace>>(var traces) -> {
          trace = traces.getFirst();
          yield Stop.done("");
        }
        case Calls.Outcome.Failed<List<Trace>>(var cause) -> {
          failed = true;
          yield new Stop(Stop.Reason.FAILED, "the policy failed: " + cause);
        }
        case Calls.Outcome.CutOff<List<Trace>>() -> {
          failed = true;
          yield Thread.currentThread().isInterrupted()
              ? Draw.cancelled()
              : Draw.refused(each, own, 0, 1);
        }
      };
    }

    private String truncated(boolean shortOfTokens) {
      if (own.spent().completion() >= cap) {
        return reached();
      }
      return shortOfTokens
          ? shortOfTokens()
          : "the policy's longest text is reached: made to answer" + forcedWords(false);
    }

    private String reached() {
      return "made to answer at the cap of %d thinking tokens".formatted(cap) + forcedWords(false);
    }

    private String shortOfTokens() {
      return own.refusal(Cost.sampling(0, 0, answerTokens + 1L, 0, 0))
              .orElse("token budget is nearly spent")
          + ": made to answer";
    }

    private String forcedWords(boolean circling) {
      return (forced == 0 ? "" : ", made to think on " + forced + " times")
          + (circling ? ", no further since the thinking runs in circles" : "");
    }
  }
}
