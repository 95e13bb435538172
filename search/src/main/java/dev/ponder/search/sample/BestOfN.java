package dev.ponder.search.sample;

import dev.ponder.core.Ledger;
import dev.ponder.core.OutcomeRewardModel;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.search.Candidate;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Stop;
import dev.ponder.search.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Samples N chains and keeps the one the reward model likes most.
///
/// Equal texts are judged once. A score that is not finite, or that the model failed to give, ranks
/// last and is counted. Ties go to the earliest sample. With an imperfect model more samples can
/// end worse: the argmax finds what fools it.
///
/// @param policy that thinks
/// @param samples N
/// @param sampling how; its key is replaced by the budget's
/// @param rewardModel that judges a trace
public record BestOfN(Policy policy, int samples, Sampling sampling, OutcomeRewardModel rewardModel)
    implements Search {
  public BestOfN {
    Settings.atLeast("samples", samples, 1);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    Draw draw = Draw.draw(policy, problem, 0, samples, sampling, own);
    List<Judged<Double>> judged = Judged.all(draw.samples(), rewardModel::score, own);
    List<Candidate> candidates =
        judged.stream()
            .sorted(
                Comparator.comparingDouble(BestOfN::rank)
                    .reversed()
                    .thenComparingInt(each -> each.first().index()))
            .map(BestOfN::candidate)
            .toList();
    int unusable =
        judged.stream().filter(each -> !usable(each)).mapToInt(each -> each.members().size()).sum();
    Tally tally =
        Tally.of(draw.samples().size(), draw.failed())
            .judged(Judged.duplicates(judged), unusable, 0);
    Stop stop = Judged.stop(draw.stop(), judged, own);
    return SearchResult.of(problem, candidates, stop, tally, own);
  }

  private static boolean usable(Judged<Double> judged) {
    return judged.judgement().filter(Double::isFinite).isPresent();
  }

  private static double rank(Judged<Double> judged) {
    return usable(judged) ? judged.judgement().orElseThrow() : Double.NEGATIVE_INFINITY;
  }

  private static Candidate candidate(Judged<Double> judged) {
    double score = usable(judged) ? judged.judgement().orElseThrow() : 0;
    return new Candidate(
        judged.first().trace(), Optional.empty(), score, judged.members().size(), false);
  }
}
