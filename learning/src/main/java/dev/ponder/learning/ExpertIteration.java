package dev.ponder.learning;

import dev.ponder.core.Cost;
import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import dev.ponder.core.Verifier;
import dev.ponder.learning.credit.Group;
import dev.ponder.learning.credit.Sample;
import dev.ponder.learning.credit.Supervised;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Expert iteration: answer, keep what is right, imitate it, again.
///
/// One [#round] samples, filters and trains as its [Filter] says. What it has to remember is the
/// number of the round; problems and random streams are keyed by it.
public final class ExpertIteration {
  private static final int SHOWN = 3;

  private final TrainablePolicy policy;
  private final ProblemSource problems;
  private final Rollouts rollouts;
  private final Filter filter;
  private final RandomKey key;
  private final Ledger ledger;
  private @Nullable Runnable toBase;
  private @Nullable UnaryOperator<Problem> hint;
  private Function<Trace, Map<String, Double>> statistics = _ -> Map.of();
  private long round;

  /// @param verifier judges; called from many threads at once
  /// @param key of all sampling and shuffling
  /// @param round where to go on; 0 for a new run
  /// @param ledger pays for everything
  public ExpertIteration(
      TrainablePolicy policy,
      ProblemSource problems,
      Verifier verifier,
      Filter filter,
      RandomKey key,
      long round,
      Ledger ledger) {
    this.policy = policy;
    this.problems = problems;
    this.rollouts = new Rollouts(policy, verifier, ledger);
    this.filter = filter;
    this.key = key;
    this.round = round;
    this.ledger = ledger;
  }

  /// How the policy is put back to the base, its optimiser too; needed with [Filter#fromBase].
  public ExpertIteration base(Runnable restore) {
    this.toBase = restore;
    return this;
  }

  /// The problem with its answer in the prompt; needed with [Filter#rationalise]. The hint is not
  /// in the text trained on.
  public ExpertIteration hinting(UnaryOperator<Problem> hinted) {
    this.hint = hinted;
    return this;
  }

  /// Measures every sampled trace; the log holds the means by name.
  public ExpertIteration measuring(Function<Trace, Map<String, Double>> perTrace) {
    this.statistics = perTrace;
    return this;
  }

  /// Number of the next round.
  public long next() {
    return round;
  }

  /// One round. When nothing right was found the policy stays as it is.
  ///
  /// @throws java.util.concurrent.CancellationException when interrupted
  public RoundLog round() {
    if (filter.fromBase() && toBase == null) {
      throw new IllegalStateException(
          "fromBase: true needs a way back to the base policy; give one by base()");
    }
    if (filter.rationalise() && hint == null) {
      throw new IllegalStateException(
          "rationalise: true needs hinted problems; give them by hinting()");
    }
    RandomKey own = key.child(round);
    List<Problem> batch = problems.batch(round, filter.problems());
    Cost before = ledger.spent();
    long start = System.nanoTime();
    Sampling sampling =
        Sampling.plain(filter.maxTokens(), own.child("rollout"))
            .withTemperature(filter.temperature());
    List<List<Rollouts.Judged>> judged = rollouts.sample(batch, filter.samples(), sampling);
    var kept = new Kept();
    judged.forEach(answers -> keep(answers, kept));
    if (filter.rationalise()) {
      rationalise(batch, judged, sampling.withKey(own.child("hint")), kept);
    }
    Cost sampled = ledger.spent();
    long middle = System.nanoTime();
    var trained = new Trained();
    if (!kept.traces.isEmpty()) {
      train(kept.traces, own.child("order"), trained);
    }
    Cost after = ledger.spent();
    long end = System.nanoTime();

    var measured = new StepMeasures(grouped(batch, judged), judged, statistics);
    return new RoundLog(
        round++,
        measured.rewards(),
        measured.lengths(),
        kept.traces.size(),
        kept.rationalised,
        kept.duplicates,
        kept.capped,
        trained.updates,
        trained.nonFinite,
        trained.firstLoss,
        trained.lastLoss,
        trained.gradNorm,
        StepMeasures.spent(before, sampled, after, middle - start, end - middle),
        measured.statistics(),
        measured.shown(SHOWN));
  }

  private static final class Kept {
    private final List<Trace> traces = new ArrayList<>();
    private int rationalised;
    private int duplicates;
    private int capped;
  }

  private static final class Trained {
    private int updates;
    private int nonFinite;
    private double firstLoss;
    private double lastLoss;
    private double gradNorm;
  }

  /// Keeps the right answers of one problem. An answer that the token limit cut is never kept: it
  /// would teach not to end.
  private void keep(List<Rollouts.Judged> answers, Kept kept) {
    Set<String> texts = new HashSet<>();
    int ofProblem = 0;
    for (Rollouts.Judged each : answers) {
      if (!each.verdict().isCorrect() || each.trace().ending() == Ending.TRUNCATED) {
        continue;
      }
      if (filter.dedupe() && !texts.add(each.trace().text())) {
        kept.duplicates++;
      } else if (ofProblem == filter.cap()) {
        kept.capped++;
      } else {
        kept.traces.add(each.trace());
        ofProblem++;
      }
    }
  }

  private void rationalise(
      List<Problem> batch, List<List<Rollouts.Judged>> judged, Sampling sampling, Kept kept) {
    UnaryOperator<Problem> hinted = hint;
    if (hinted == null) {
      return;
    }
    var failed = new ArrayList<Problem>();
    for (int p = 0; p < batch.size(); p++) {
      if (judged.get(p).stream().noneMatch(j -> j.verdict().isCorrect())) {
        failed.add(batch.get(p));
      }
    }
    List<List<Trace>> answers =
        rollouts.complete(failed.stream().map(hinted).toList(), filter.samples(), sampling);
    int before = kept.traces.size();
    for (int p = 0; p < failed.size(); p++) {
      Problem plain = failed.get(p);
      keep(answers.get(p).stream().map(t -> rollouts.judge(moved(t, plain))).toList(), kept);
    }
    kept.rationalised = kept.traces.size() - before;
  }

  /// The same steps as an answer to another problem. Their log-probabilities stay those under which
  /// they were sampled.
  private static Trace moved(Trace trace, Problem to) {
    Trace moved = Trace.start(to);
    for (Step step : trace.steps()) {
      moved = moved.then(step);
    }
    return moved.ended(trace.ending());
  }

  private void train(List<Trace> kept, RandomKey order, Trained trained) {
    if (filter.fromBase() && toBase != null) {
      toBase.run();
    }
    int batch = filter.batch() == 0 ? kept.size() : Math.min(filter.batch(), kept.size());
    int updates = filter.updatesOf(round);
    List<Trace> pass = List.of();
    long passes = 0;
    int at = 0;
    for (int u = 0; u < updates; u++) {
      var traces = new ArrayList<Trace>(batch);
      while (traces.size() < batch) {
        if (at == pass.size()) {
          pass = Orders.shuffled(kept, order.child(passes++));
          at = 0;
        }
        traces.add(pass.get(at++));
      }
      List<Credit> credits = Supervised.credits(traces);
      TrainablePolicy.Update update = policy.update(credits, filter.learningRate(), ledger);
      trained.lastLoss = Supervised.loss(credits, update.logProbs());
      trained.firstLoss = u == 0 ? trained.lastLoss : trained.firstLoss;
      trained.updates += update.applied() ? 1 : 0;
      trained.nonFinite += update.applied() ? 0 : 1;
      trained.gradNorm = Double.isFinite(update.gradNorm()) ? update.gradNorm() : 0;
    }
  }

  private static List<Group> grouped(List<Problem> batch, List<List<Rollouts.Judged>> judged) {
    var groups = new ArrayList<Group>();
    for (int p = 0; p < batch.size(); p++) {
      groups.add(
          new Group(
              batch.get(p),
              judged.get(p).stream().map(j -> Sample.of(j.trace(), j.verdict())).toList()));
    }
    return groups;
  }
}
