package dev.ponder.verify;

import dev.ponder.core.Cost;
import dev.ponder.core.Judgement;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The verdict of the first part that has one. Choose it for ways to the same truth of which some
/// give up: a quick check, then a slow one.
///
/// A later part is trusted with a pass as much as the first, so each must be sound alone. When all
/// are undecided, so is the verdict, with all their reasons.
///
/// @param parts in the order in which they are asked
public record FirstDecided(List<Verifier> parts) implements Verifier {
  public FirstDecided {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts: none; at least one must be able to decide");
    }
  }

  public static FirstDecided of(Verifier... parts) {
    return new FirstDecided(List.of(parts));
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
    List<String> reasons = new ArrayList<>();
    for (Verifier part : parts) {
      Judgement judgement = part.judge(trace);
      cost = cost.plus(judgement.cost());
      time = time.plus(judgement.time());
      if (!(judgement.verdict() instanceof Verdict.Undecided(var reason))) {
        return new Judgement(judgement.verdict(), cost, time, false);
      }
      failed |= judgement.failed();
      reasons.add(reason);
    }
    return new Judgement(Verdict.undecided(String.join("; ", reasons)), cost, time, failed);
  }
}
