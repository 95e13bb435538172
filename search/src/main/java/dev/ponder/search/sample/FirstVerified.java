package dev.ponder.search.sample;

import dev.ponder.core.Judgement;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.search.Candidate;
import dev.ponder.search.Draw;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Settings;
import dev.ponder.search.Stop;
import dev.ponder.search.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Draws chains until the verifier accepts one, at most N.
///
/// With an exact verifier this has the coverage of N samples at the expected cost of `(1 - (1 -
/// p)^N) / p`. Chains are drawn `concurrency` at a time; the earliest accepted one is the answer,
/// so the concurrency changes the cost and not the answer. A verifier that can't tell, or fails,
/// never counts as a pass: such chains rank before those it refused.
///
/// @param policy that thinks
/// @param samples N
/// @param sampling how; its key is replaced by the budget's
/// @param verifier that decides
/// @param concurrency chains drawn at once
public record FirstVerified(
    Policy policy, int samples, Sampling sampling, Verifier verifier, int concurrency)
    implements Search {
  private static final Judgement CUT_OFF =
      Judgement.of(Verdict.undecided("the verifier was cut off"), Duration.ZERO);

  public FirstVerified {
    Settings.atLeast("samples", samples, 1);
    Settings.atLeast("concurrency", concurrency, 1);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    var drawn = new ArrayList<Draw.Sample>();
    Verifier charged = verifier.chargedTo(own);
    Map<String, Judgement> judgements = new HashMap<>();
    int failed = 0;
    Stop stop = Stop.done("none of %d samples was verified".formatted(samples));
    Stop failure = stop;
    for (int from = 0; from < samples; from += concurrency) {
      int to = Math.min(samples, from + concurrency);
      Draw wave = Draw.draw(policy, problem, from, to, sampling, own);
      failed += wave.failed();
      drawn.addAll(wave.samples());
      List<Draw.Sample> unseen =
          wave.samples().stream().filter(each -> !judgements.containsKey(text(each))).toList();
      List<Judged<Judgement>> judged = Judged.all(unseen, charged::judge, own);
      for (Judged<Judgement> each : judged) {
        judgements.put(text(each.first()), each.judgement().orElse(CUT_OFF));
      }
      if (wave.samples().stream()
          .anyMatch(each -> judgement(each, judgements).verdict().isCorrect())) {
        stop = new Stop(Stop.Reason.VERIFIED, "verified after %d samples".formatted(drawn.size()));
        break;
      }
      if (wave.stop().cut()) {
        stop = wave.stop();
        break;
      }
      Stop judging = Judged.stop(wave.stop(), judged, own);
      if (judging.cut()) {
        stop = judging;
        break;
      }
      if (wave.stop().reason() == Stop.Reason.FAILED) {
        failure = wave.stop();
      }
    }
    if (drawn.isEmpty() && !stop.cut()) {
      stop = failure;
    }
    int undecided =
        (int)
            drawn.stream()
                .filter(each -> judgement(each, judgements).verdict() instanceof Verdict.Undecided)
                .count();
    Tally tally =
        Tally.of(drawn.size(), failed).judged(drawn.size() - judgements.size(), 0, undecided);
    return SearchResult.of(problem, candidates(drawn, judgements), stop, tally, own);
  }

  private static List<Candidate> candidates(
      List<Draw.Sample> drawn, Map<String, Judgement> judgements) {
    return drawn.stream()
        .sorted(Comparator.comparingInt(each -> rank(each, judgements)))
        .map(
            each -> {
              Judgement judgement = judgement(each, judgements);
              boolean verified = judgement.verdict().isCorrect();
              return new Candidate(
                  each.trace().judged(judgement), Optional.empty(), verified ? 1 : 0, 1, verified);
            })
        .toList();
  }

  /// Verified, then undecided, then refused, then cut at the token limit; each in sample order.
  private static int rank(Draw.Sample sample, Map<String, Judgement> judgements) {
    return switch (judgement(sample, judgements).verdict()) {
      case Verdict.Correct() -> 0;
      case Verdict.Undecided(var _) -> sample.complete() ? 1 : 3;
      case Verdict.Incorrect(var _) -> sample.complete() ? 2 : 3;
    };
  }

  private static Judgement judgement(Draw.Sample sample, Map<String, Judgement> judgements) {
    return Objects.requireNonNull(judgements.get(text(sample)));
  }

  private static String text(Draw.Sample sample) {
    return sample.trace().ending() + ":" + sample.trace().text();
  }
}
