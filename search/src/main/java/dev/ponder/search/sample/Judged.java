package dev.ponder.search.sample;

import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Trace;
import dev.ponder.search.Calls;
import dev.ponder.search.Draw;
import dev.ponder.search.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Judges samples side by side, each distinct text once: samples of the same text and ending share
/// one judgement.
///
/// @param first the earliest sample of the text
/// @param members all its samples
/// @param judgement none when the judge failed or was cut off
record Judged<T>(Draw.Sample first, List<Draw.Sample> members, Optional<T> judgement) {

  /// One entry per distinct text, in order of the earliest sample.
  static <T> List<Judged<T>> all(List<Draw.Sample> samples, Function<Trace, T> judge, Ledger own) {
    record Text(String text, Ending ending) {}
    Map<Text, List<Draw.Sample>> byText = new LinkedHashMap<>();
    for (Draw.Sample each : samples) {
      var text = new Text(each.trace().text(), each.trace().ending());
      byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(each);
    }
    List<List<Draw.Sample>> groups = List.copyOf(byText.values());
    var calls = new ArrayList<Callable<T>>();
    for (List<Draw.Sample> group : groups) {
      calls.add(() -> judge.apply(group.getFirst().trace()));
    }
    var judged = new ArrayList<Judged<T>>();
    List<Calls.Outcome<T>> outcomes = Calls.all(calls, own);
    for (int i = 0; i < groups.size(); i++) {
      Optional<T> judgement =
          switch (outcomes.get(i)) {
            case Calls.Outcome.Done<T>(var value) -> Optional.of(value);
            case Calls.Outcome.Failed<T>(var _) -> Optional.empty();
            case Calls.Outcome.CutOff<T>() -> Optional.empty();
          };
      judged.add(new Judged<>(groups.get(i).getFirst(), groups.get(i), judgement));
    }
    return judged;
  }

  /// Samples that share an earlier one's text.
  static int duplicates(List<? extends Judged<?>> judged) {
    return judged.stream().mapToInt(each -> each.members().size() - 1).sum();
  }

  /// The drawing's stop, or what cut off the judging after it.
  static Stop stop(Stop drawing, List<? extends Judged<?>> judged, Ledger own) {
    if (drawing.cut() || judged.stream().allMatch(each -> each.judgement().isPresent())) {
      return drawing;
    }
    if (Thread.currentThread().isInterrupted()) {
      return Draw.cancelled();
    }
    return own.timeLeft().isZero()
        ? new Stop(Stop.Reason.DEADLINE, "time was up while the samples were judged")
        : drawing;
  }
}
