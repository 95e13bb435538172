package dev.ponder.experiment;

import dev.ponder.task.Behaviours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The habits of a policy, counted over held-out traces; the habits are those of [Behaviours].
///
/// @param traces how many traces were counted
public record HabitTable(
    long traces,
    HabitCount tries,
    HabitCount verifications,
    HabitCount backtracks,
    HabitCount subGoals,
    HabitCount corrections,
    HabitCount slips,
    HabitCount falseClaims,
    HabitCount answeredAtOnce) {
  public HabitTable {
    Check.that(traces >= 0, "traces", traces, ">= 0");
    Check.present(tries, "tries");
    Check.present(verifications, "verifications");
    Check.present(backtracks, "backtracks");
    Check.present(subGoals, "subGoals");
    Check.present(corrections, "corrections");
    Check.present(slips, "slips");
    Check.present(falseClaims, "falseClaims");
    Check.present(answeredAtOnce, "answeredAtOnce");
  }

  /// Counts the habits of traces.
  public static HabitTable of(List<Behaviours> traces) {
    return new HabitTable(
        traces.size(),
        count(traces, Behaviours::tries),
        count(traces, Behaviours::verifications),
        count(traces, Behaviours::backtracks),
        count(traces, Behaviours::subGoals),
        count(traces, Behaviours::corrections),
        count(traces, Behaviours::slips),
        count(traces, Behaviours::falseClaims),
        count(traces, Behaviours::answeredAtOnce));
  }

  /// The habits under the names a reader sees, in their order.
  public Map<String, HabitCount> named() {
    var named = new LinkedHashMap<String, HabitCount>();
    named.put("tries", tries);
    named.put("checks against the target", verifications);
    named.put("backtracks", backtracks);
    named.put("sub-goals", subGoals);
    named.put("self-corrections (wait)", corrections);
    named.put("slips of arithmetic", slips);
    named.put("false claims", falseClaims);
    named.put("answers at once", answeredAtOnce);
    return named;
  }

  private static HabitCount count(List<Behaviours> traces, ToIntFunction<Behaviours> habit) {
    double mean = traces.stream().mapToInt(habit).average().orElse(0);
    double share = traces.stream().mapToInt(habit).map(n -> n > 0 ? 1 : 0).average().orElse(0);
    return new HabitCount(mean, share);
  }
}
