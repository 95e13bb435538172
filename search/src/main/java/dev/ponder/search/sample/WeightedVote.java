package dev.ponder.search.sample;

import dev.ponder.core.Ledger;
import dev.ponder.core.OutcomeRewardModel;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Stop;
import dev.ponder.search.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Samples N chains and takes the answer with the largest sum of scores (arXiv 2206.02336).
///
/// A score that is no number in [0, 1], or that the model failed to give, weighs nothing and is
/// counted; when all do, the vote falls to the summed weight 0 and so to the earliest answer.
///
/// @param policy that thinks
/// @param samples N
/// @param sampling how; its key is replaced by the budget's
/// @param answer the canonical answer a trace states: equal answers are equal strings
/// @param rewardModel that weighs a trace
public record WeightedVote(
    Policy policy,
    int samples,
    Sampling sampling,
    Function<Trace, Optional<String>> answer,
    OutcomeRewardModel rewardModel)
    implements Search {
  public WeightedVote {
    Settings.atLeast("samples", samples, 1);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    Draw draw = Draw.draw(policy, problem, 0, samples, sampling, own);
    List<Judged<Double>> judged = Judged.all(draw.samples(), rewardModel::score, own);
    Map<Integer, Double> weights = new HashMap<>();
    int unusable = 0;
    for (Judged<Double> text : judged) {
      boolean usable = text.judgement().filter(score -> score >= 0 && score <= 1).isPresent();
      unusable += usable ? 0 : text.members().size();
      for (Draw.Sample each : text.members()) {
        weights.put(each.index(), usable ? text.judgement().orElse(0.0) : 0);
      }
    }
    Poll poll =
        Poll.of(
            draw.samples(),
            answer,
            each -> weights.getOrDefault(each.index(), 0.0),
            each -> weights.getOrDefault(each.index(), 0.0));
    Tally tally =
        Tally.of(draw.samples().size(), draw.failed())
            .abstained(poll.abstained())
            .judged(Judged.duplicates(judged), unusable, 0);
    Stop stop = Judged.stop(draw.stop(), judged, own);
    return SearchResult.of(problem, poll.candidates(), stop, tally, own);
  }
}
