package dev.ponder.experiment.scale;

import dev.ponder.core.Budget;
import dev.ponder.core.Cost;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.search.Calls;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Stop;
import dev.ponder.search.revise.ThinkingBudget;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;

/// Measures a policy on held-out problems. Every sample's randomness is keyed by problem and
/// sample, so two policies meet the same draws.
///
/// @param task that judges
/// @param maxTokens most tokens of a completion
/// @param key of all samples
record Examiner(Task task, int maxTokens, RandomKey key) {
  private static final int SHOWN = 8;
  private static final int COUNTED = 4;

  /// Problems whose samples are drawn together.
  private static final int BLOCK = 16;

  /// Problems of a panel, whatever time they take.
  private static final int LEAST = 32;

  /// What one problem's samples cost and were.
  private record Samples(List<Trace> traces, Cost cost) {}

  /// Share of right samples of each problem.
  double[] accuracy(Policy policy, List<Problem> problems, int samples, Ledger ledger) {
    List<Samples> drawn = draw(policy, problems, samples, ledger, _ -> {});
    return drawn.stream()
        .mapToDouble(each -> each.traces().stream().filter(this::right).count() / (double) samples)
        .toArray();
  }

  /// Everything the test-time panel needs.
  ///
  /// @param asked problems; the last ones are left out, block by block, if their samples would take
  ///   the bank longer than `seconds`
  /// @param advanced told how many tokens are done
  Panel panel(
      Policy policy,
      List<Problem> asked,
      double seconds,
      ScaleSettings settings,
      Ledger ledger,
      LongConsumer advanced) {
    long began = System.nanoTime();
    Cost before = ledger.spent();
    var drawn = new ArrayList<Samples>();
    while (drawn.size() < asked.size()) {
      double next = Math.min(drawn.size() + BLOCK, asked.size());
      double expected = (System.nanoTime() - began) * 1e-9 / Math.max(1, drawn.size()) * next;
      if (drawn.size() >= LEAST && expected > seconds) {
        break;
      }
      long sampled = ledger.spent().completion() - before.completion();
      drawn.addAll(
          draw(
              policy,
              asked.subList(drawn.size(), (int) next),
              settings.bank(),
              ledger,
              done -> advanced.accept(sampled + done)));
    }
    List<Problem> problems = asked.subList(0, drawn.size());
    var bank = new ArrayList<List<Drawn>>();
    var behaviours = new ArrayList<Behaviours>();
    var shown = new ArrayList<Panel.Shown>();
    for (int p = 0; p < problems.size(); p++) {
      Problem problem = problems.get(p);
      Samples samples = drawn.get(p);
      double flopsPerToken = samples.cost().flops() / Math.max(1, samples.cost().completion());
      var row = new ArrayList<Drawn>();
      for (Trace each : samples.traces()) {
        row.add(
            new Drawn(
                task.answer(problem, each.text()).orElse(null),
                right(each),
                each.tokenCount(),
                flopsPerToken * each.tokenCount()));
      }
      bank.add(row);
      for (Trace each : samples.traces().subList(0, Math.min(COUNTED, samples.traces().size()))) {
        behaviours.add(task.behaviours(problem, each.text()));
      }
      if (p < SHOWN && !samples.traces().isEmpty()) {
        shown.add(show(problem, samples.traces().getFirst()));
      }
    }
    var budgets = new ArrayList<Budgeted>();
    for (int cap : settings.budgets()) {
      budgets.add(budget(policy, problems, cap, settings.answerTokens(), ledger));
      advanced.accept(ledger.spent().completion() - before.completion());
    }
    return new Panel(
        bank,
        budgets,
        behaviours,
        shown,
        minus(ledger.spent(), before),
        (System.nanoTime() - began) * 1e-9);
  }

  /// One chain per problem whose thinking has this cap, and is forced on up to half of it.
  private Budgeted budget(
      Policy policy, List<Problem> problems, int cap, int answerTokens, Ledger ledger) {
    var search =
        new ThinkingBudget(
            policy,
            Sampling.plain(maxTokens, key),
            task.answerMarker(),
            task.continueMarker(),
            cap,
            cap / 2,
            2,
            answerTokens);
    var calls = new ArrayList<Callable<SearchResult>>();
    for (Problem each : problems) {
      Ledger own = ledger.open(Budget.UNLIMITED.seed(key.value()));
      calls.add(() -> search.run(each, own));
    }
    List<SearchResult> results = all(calls, ledger);
    var right = new boolean[problems.size()];
    var flops = new double[problems.size()];
    for (int i = 0; i < right.length; i++) {
      SearchResult result = results.get(i);
      if (result.stop().reason() == Stop.Reason.FAILED) {
        throw new IllegalStateException("measuring failed: " + result.stop().detail());
      }
      right[i] = result.best().map(best -> right(best.trace())).orElse(false);
      flops[i] = result.spent().flops();
    }
    long[] tokens = count(results, each -> each.spent().completion() + each.spent().wasted());
    return new Budgeted(cap, right, tokens, flops);
  }

  private List<Samples> draw(
      Policy policy, List<Problem> problems, int samples, Ledger ledger, LongConsumer advanced) {
    var done = new AtomicLong();
    var calls = new ArrayList<Callable<Samples>>();
    for (int i = 0; i < problems.size(); i++) {
      Problem problem = problems.get(i);
      var sampling = Sampling.plain(maxTokens, key.child(problem.id()));
      Ledger own = ledger.open(Budget.UNLIMITED);
      calls.add(
          () -> {
            List<Trace> traces = policy.complete(Trace.start(problem), samples, sampling, own);
            advanced.accept(done.addAndGet(own.spent().completion()));
            return new Samples(traces, own.spent());
          });
    }
    return all(calls, ledger);
  }

  private Panel.Shown show(Problem problem, Trace trace) {
    String verdict =
        switch (task.verifier().verify(trace)) {
          case Verdict.Correct() -> "correct";
          case Verdict.Incorrect(var reason) -> "incorrect: " + reason;
          case Verdict.Undecided(var reason) -> "undecided: " + reason;
        };
    return new Panel.Shown(
        problem.id(),
        problem.prompt(),
        trace.text(),
        verdict,
        task.behaviours(problem, trace.text()));
  }

  private boolean right(Trace trace) {
    return task.verifier().verify(trace).isCorrect();
  }

  private static <T> List<T> all(List<Callable<T>> calls, Ledger ledger) {
    var values = new ArrayList<T>(calls.size());
    for (Calls.Outcome<T> each : Calls.all(calls, ledger)) {
      switch (each) {
        case Calls.Outcome.Done<T>(var value) -> values.add(value);
        case Calls.Outcome.Failed<T>(var cause) ->
            throw new IllegalStateException("measuring failed: " + cause.getMessage(), cause);
        case Calls.Outcome.CutOff<T>() ->
            throw new CancellationException("measuring was interrupted");
      }
    }
    return values;
  }

  private static long[] count(List<SearchResult> results, ToLongFunction<SearchResult> what) {
    return results.stream().mapToLong(what).toArray();
  }

  static Cost minus(Cost all, Cost before) {
    return new Cost(
        all.prompt() - before.prompt(),
        all.cached() - before.cached(),
        all.completion() - before.completion(),
        all.verifier() - before.verifier(),
        all.wasted() - before.wasted(),
        all.trained() - before.trained(),
        all.samples() - before.samples(),
        Math.max(0, all.flops() - before.flops()),
        Math.max(0, all.money() - before.money()));
  }
}
