package dev.ponder.search;

import dev.ponder.core.Cost;
import dev.ponder.core.Judging;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a search found, why it stopped, and what it cost.
///
/// @param problem that was searched
/// @param candidates best first; empty when not one sample was drawn
/// @param stop why it stopped
/// @param tally what became of its samples
/// @param spent by this search alone
/// @param judging the verdicts this search asked for, and the verifier's time
/// @param elapsed time this search took
public record SearchResult(
    Problem problem,
    List<Candidate> candidates,
    Stop stop,
    Tally tally,
    Cost spent,
    Judging judging,
    Duration elapsed) {
  public SearchResult {
    candidates = List.copyOf(candidates);
  }

  /// A result with the cost and time of the search's own account.
  public static SearchResult of(
      Problem problem, List<Candidate> candidates, Stop stop, Tally tally, Ledger own) {
    return new SearchResult(
        problem, candidates, stop, tally, own.spent(), own.judging(), own.elapsed());
  }

  /// The best answer found.
  public Optional<Candidate> best() {
    return candidates.stream().findFirst();
  }
}
