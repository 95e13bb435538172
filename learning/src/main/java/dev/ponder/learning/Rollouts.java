package dev.ponder.learning;

import dev.ponder.core.Ending;
import dev.ponder.core.Judgement;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lets a policy answer problems and has the answers judged, each problem on a virtual thread of
/// its own; the result is in the order of the problems whatever came first.
///
/// @param policy who answers
/// @param verifier who judges; called from many threads at once
/// @param ledger who pays
public record Rollouts(Policy policy, Verifier verifier, Ledger ledger) {

  /// A finished trace and what the verifier said.
  ///
  /// @param failed true when the verifier threw; the verdict is undecided then
  public record Judged(Trace trace, Verdict verdict, boolean failed) {}

  /// `count` judged answers to each problem; the p-th problem draws from `sampling.key().child(p)`.
  ///
  /// @return one list per problem, shorter than `count` where the ledger had no more to give
  /// @throws CancellationException when interrupted; running calls are interrupted too
  public List<List<Judged>> sample(List<Problem> problems, int count, Sampling sampling) {
    return each(
        problems,
        sampling,
        (problem, own) -> answers(problem, count, own).stream().map(this::judge).toList());
  }

  /// The same answers, not judged.
  public List<List<Trace>> complete(List<Problem> problems, int count, Sampling sampling) {
    return each(problems, sampling, (problem, own) -> answers(problem, count, own));
  }

  private interface OfProblem<T> {
    List<T> of(Problem problem, Sampling sampling);
  }

  private List<Trace> answers(Problem problem, int count, Sampling sampling) {
    return policy.complete(Trace.start(problem), count, sampling, ledger);
  }

  private static <T> List<List<T>> each(
      List<Problem> problems, Sampling sampling, OfProblem<T> work) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var arrivals = new ExecutorCompletionService<List<T>>(threads);
      var answers = new ArrayList<Future<List<T>>>();
      for (int p = 0; p < problems.size(); p++) {
        Problem problem = problems.get(p);
        Sampling own = sampling.withKey(sampling.key().child(p));
        answers.add(arrivals.submit(() -> work.of(problem, own)));
      }
      for (int p = 0; p < answers.size(); p++) {
        arrivals.take().get();
      }
      var results = new ArrayList<List<T>>();
      for (Future<List<T>> each : answers) {
        results.add(each.resultNow());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("rollouts failed", e.getCause());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /// What the verifier says of a trace. A cancelled trace is undecided unseen; a verifier that
  /// throws leaves it undecided, with the reason.
  public Judged judge(Trace trace) {
    if (trace.ending() == Ending.CANCELLED) {
      return new Judged(trace, Verdict.undecided("the trace was cancelled"), false);
    }
    Judgement judgement = verifier.chargedTo(ledger).judge(trace);
    return new Judged(trace.judged(judgement), judgement.verdict(), judgement.failed());
  }

  private static CancellationException cancelled(Throwable cause) {
    var cancelled = new CancellationException("rollouts were interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }
}
