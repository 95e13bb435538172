package dev.ponder.search.sample;

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
  public FirstVerified {
    Settings.atLeast("samples", samples, 1);
    Settings.atLeast("concurrency", concurrency, 1);
  }

  @Override
  public SearchResult run(Problem problem, Ledger ledger) {
    Ledger own = Settings.own(ledger);
    var drawn = new ArrayList<Draw.Sample>();
    Map<String, Verdict> verdicts = new HashMap<>();
    int failed = 0;
    Stop stop = Stop.done("none of %d samples was verified".formatted(samples));
    Stop failure = stop;
    for (int from = 0; from < samples; from += concurrency) {
      int to = Math.min(samples, from + concurrency);
      Draw wave = Draw.draw(policy, problem, from, to, sampling, own);
      failed += wave.failed();
      drawn.addAll(wave.samples());
      List<Draw.Sample> unseen =
          wave.samples().stream().filter(each -> !verdicts.containsKey(text(each))).toList();
      List<Judged<Verdict>> judged = Judged.all(unseen, verifier::verify, own);
      for (Judged<Verdict> each : judged) {
        verdicts.put(
            text(each.first()),
            each.judgement().orElse(Verdict.undecided("the verifier failed or was cut off")));
      }
      if (wave.samples().stream().anyMatch(each -> verdict(each, verdicts).isCorrect())) {
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
                .filter(each -> verdict(each, verdicts) instanceof Verdict.Undecided)
                .count();
    Tally tally =
        Tally.of(drawn.size(), failed).judged(drawn.size() - verdicts.size(), 0, undecided);
    return SearchResult.of(problem, candidates(drawn, verdicts), stop, tally, own);
  }

  private static List<Candidate> candidates(
      List<Draw.Sample> drawn, Map<String, Verdict> verdicts) {
    return drawn.stream()
        .sorted(Comparator.comparingInt(each -> rank(each, verdicts)))
        .map(
            each -> {
              boolean verified = verdict(each, verdicts).isCorrect();
              return new Candidate(each.trace(), Optional.empty(), verified ? 1 : 0, 1, verified);
            })
        .toList();
  }

  /// Verified, then undecided, then refused, then cut at the token limit; each in sample order.
  private static int rank(Draw.Sample sample, Map<String, Verdict> verdicts) {
    return switch (verdict(sample, verdicts)) {
      case Verdict.Correct() -> 0;
      case Verdict.Undecided(var _) -> sample.complete() ? 1 : 3;
      case Verdict.Incorrect(var _) -> sample.complete() ? 2 : 3;
    };
  }

  private static Verdict verdict(Draw.Sample sample, Map<String, Verdict> verdicts) {
    return Objects.requireNonNull(verdicts.get(text(sample)));
  }

  private static String text(Draw.Sample sample) {
    return sample.trace().ending() + ":" + sample.trace().text();
  }
}
