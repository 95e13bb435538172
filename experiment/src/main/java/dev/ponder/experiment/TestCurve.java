package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accuracy against test-time compute, for one strategy and one policy.
///
/// @param strategy how the tokens were spent
/// @param policy before or after reinforcement learning
/// @param seed of the run whose policy was measured; absent when the curve joins all seeds
/// @param points by rising tokens, at least one
public record TestCurve(
    Strategy strategy,
    Moment policy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seed,
    List<TestPoint> points) {
  public TestCurve {
    Check.present(strategy, "strategy");
    Check.present(policy, "policy");
    points = List.copyOf(Check.present(points, "points"));
    Check.that(!points.isEmpty(), "points", "[]", "at least one point");
    for (int i = 1; i < points.size(); i++) {
      Check.that(
          points.get(i).tokens() > points.get(i - 1).tokens(),
          "points",
          points.get(i).tokens() + " tokens after " + points.get(i - 1).tokens(),
          "by rising tokens");
    }
  }
}
