package dev.ponder.search;

import dev.ponder.core.Budget;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;

/// A way to spend a budget on one problem.
///
/// Blocking; may be called from many virtual threads at once. All randomness comes from the
/// ledger's budget's key, by problem and sample, so the same seed gives the same result whatever
/// the timing. A budget that is gone, a deadline, a failing policy or verifier and an interrupt all
/// end a search with the best answer so far and the reason, never with an exception; after an
/// interrupt the thread's interrupt flag is set.
@FunctionalInterface
public interface Search {
  /// Spends at most `budget` on the problem.
  default SearchResult run(Problem problem, Budget budget) {
    return run(problem, budget.open());
  }

  /// Spends what it needs of the caller's account, at most what is left there. The result tells
  /// what this search alone has spent.
  SearchResult run(Problem problem, Ledger ledger);
}
