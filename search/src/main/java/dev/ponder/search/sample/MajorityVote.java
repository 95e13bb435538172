package dev.ponder.search.sample;

import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Tally;
import java.util.Optional;
import java.util.function.Function;

/// Samples N chains and takes the answer that most of them state (self-consistency, arXiv
/// 2203.11171).
///
/// Chains without an answer, and chains cut at the token limit, abstain. Ties go to the earliest
/// sample. When all abstain the chains themselves are the candidates, in order, with no votes.
///
/// @param policy that thinks
/// @param samples N
/// @param sampling how; its key is replaced by the budget's
/// @param answer the canonical answer a trace states: equal answers are equal strings
public record MajorityVote(
    Policy policy, int samples, Sampling sampling, Function<Trace, Optional<String>> answer)
    implements Search {
  public MajorityVote {
    Settings.atLeast("samples", samples, 1);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    Draw draw = Draw.draw(policy, problem, 0, samples, sampling, own);
    Poll poll = Poll.of(draw.samples(), answer, _ -> 1, _ -> 0);
    Tally tally = Tally.of(draw.samples().size(), draw.failed()).abstained(poll.abstained());
    return SearchResult.of(problem, poll.candidates(), draw.stop(), tally, own);
  }
}
