package dev.ponder.verify;

import dev.ponder.core.Cost;
import dev.ponder.core.Judgement;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Correct when every part is. Choose it for conditions that must hold together: the form, then the
/// answer.
///
/// The parts are asked in their order until one says incorrect, which is the verdict. An undecided
/// part does not end that, since a later one may still refuse; when none does, the verdict is that
/// of the first undecided part. So a part that fails can turn a pass into undecided, and nothing
/// into a pass. Put the cheap parts first.
///
/// @param parts in the order in which they are asked
public record AllOf(List<Verifier> parts) implements Verifier {
  public AllOf {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts: none; a verifier of nothing would accept all");
    }
  }

  public static AllOf of(Verifier... parts) {
    return new AllOf(List.of(parts));
  }

  @Override
  public Verdict verify(Trace trace) {
    return judge(trace).verdict();
  }

  @Override
  public Judgement judge(Trace trace) {
    Cost cost = Cost.NONE;
    Duration time = Duration.ZERO;
    boolean failed = false;
    Optional<Verdict> undecided = Optional.empty();
    for (Verifier part : parts) {
      Judgement judgement = part.judge(trace);
      cost = cost.plus(judgement.cost());
      time = time.plus(judgement.time());
      switch (judgement.verdict()) {
        case Verdict.Correct() -> {}
        case Verdict.Incorrect incorrect -> {
          return new Judgement(incorrect, cost, time, false);
        }
        case Verdict.Undecided unsure -> {
          failed |= judgement.failed();
          undecided = undecided.or(() -> Optional.of(unsure));
        }
      }
    }
    return new Judgement(undecided.orElse(Verdict.correct()), cost, time, failed);
  }
}
