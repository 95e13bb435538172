package dev.ponder.search.sample;

import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.search.Candidate;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Tally;

/// Samples one chain of thought and takes what it says.
///
/// @param policy that thinks
/// @param sampling how; its key is replaced by the budget's
public record OneChain(Policy policy, Sampling sampling) implements Search {
  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    Draw draw = Draw.draw(policy, problem, 0, 1, sampling, own);
    var candidates = draw.samples().stream().map(each -> Candidate.of(each.trace())).toList();
    Tally tally = Tally.of(draw.samples().size(), draw.failed());
    return SearchResult.of(problem, candidates, draw.stop(), tally, own);
  }
}
