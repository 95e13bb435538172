package dev.ponder.cli.work;

import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Calls;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/// What a policy wrote about held-out problems, and what of it was right.
///
/// @param traces by problem
/// @param accuracy share of right traces of each problem
public record Examination(List<List<Trace>> traces, double[] accuracy) {
  /// Lets the policy answer. Each problem's samples are keyed by its id, so two policies meet the
  /// same draws.
  ///
  /// @param samples of each problem, at least 1
  /// @throws CancellationException when the thread was interrupted
  public static Examination of(
      Task task, Policy policy, List<Problem> problems, int samples, Sampling sampling) {
    var ledger = Ledger.unlimited();
    List<Callable<List<Trace>>> calls =
        problems.stream()
            .<Callable<List<Trace>>>map(
                problem ->
                    () ->
                        policy.complete(
                            Trace.start(problem),
                            samples,
                            sampling.withKey(sampling.key().child(problem.id())),
                            ledger))
            .toList();
    var traces = new ArrayList<List<Trace>>();
    for (Calls.Outcome<List<Trace>> each : Calls.all(calls, ledger)) {
      switch (each) {
        case Calls.Outcome.Done<List<Trace>>(var value) -> traces.add(value);
        case Calls.Outcome.Failed<List<Trace>>(var cause) ->
            throw new IllegalStateException("measuring failed: " + cause.getMessage(), cause);
        case Calls.Outcome.CutOff<List<Trace>>() ->
            throw new CancellationException("measuring was interrupted");
      }
    }
    double[] accuracy =
        traces.stream()
            .mapToDouble(
                all ->
                    all.stream().filter(each -> task.verifier().verify(each).isCorrect()).count()
                        / (double) samples)
            .toArray();
    return new Examination(traces, accuracy);
  }

  /// Every trace.
  public List<Trace> all() {
    return traces.stream().flatMap(List::stream).toList();
  }
}
