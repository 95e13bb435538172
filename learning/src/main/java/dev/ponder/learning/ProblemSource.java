package dev.ponder.learning;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a learner's problems come from.
///
/// A source is keyed by the step and remembers nothing, so a resumed run meets the same problems as
/// an unbroken one.
@FunctionalInterface
public interface ProblemSource {
  /// The problems of a step: `count` of them, the same for the same step.
  List<Problem> batch(long step, int count);

  /// Goes through a pool again and again, in a fresh order each time.
  ///
  /// @param pool at least one problem
  static ProblemSource shuffled(List<Problem> pool, RandomKey key) {
    if (pool.isEmpty()) {
      throw new IllegalArgumentException("pool: no problems; at least one is needed");
    }
    List<Problem> problems = List.copyOf(pool);
    return (step, count) -> {
      Map<Long, List<Problem>> passes = new HashMap<>();
      var batch = new ArrayList<Problem>(count);
      for (long at = step * count; at < (step + 1) * count; at++) {
        List<Problem> order =
            passes.computeIfAbsent(
                at / problems.size(), pass -> Orders.shuffled(problems, key.child(pass)));
        batch.add(order.get((int) (at % problems.size())));
      }
      return batch;
    };
  }
}
