package dev.ponder.search.sample;

import dev.ponder.core.Trace;
import dev.ponder.search.Candidate;
import dev.ponder.search.Draw;
import dev.ponder.search.Votes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A vote among samples.
///
/// @param candidates one per answer, winner first; then the samples that abstained, in order
/// @param abstained how many did
record Poll(List<Candidate> candidates, int abstained) {

  static Poll of(
      List<Draw.Sample> samples,
      Function<Trace, Optional<String>> answer,
      ToDoubleFunction<Draw.Sample> weight,
      ToDoubleFunction<Draw.Sample> score) {
    Map<Integer, Trace> traces = new HashMap<>();
    var ballots = new ArrayList<Votes.Ballot>();
    var silent = new ArrayList<Candidate>();
    for (Draw.Sample each : samples) {
      traces.put(each.index(), each.trace());
      Optional<String> stated = each.complete() ? answer.apply(each.trace()) : Optional.empty();
      if (stated.isEmpty()) {
        silent.add(new Candidate(each.trace(), stated, 0, 0, false));
      } else {
        ballots.add(
            new Votes.Ballot(
                each.index(), stated, weight.applyAsDouble(each), score.applyAsDouble(each)));
      }
    }
    var candidates = new ArrayList<Candidate>();
    for (Votes.Group group : Votes.count(ballots)) {
      Trace speaker = Objects.requireNonNull(traces.get(group.representative().index()));
      candidates.add(
          new Candidate(
              speaker, Optional.of(group.answer()), group.weight(), group.members().size(), false));
    }
    candidates.addAll(silent);
    return new Poll(candidates, silent.size());
  }
}
