package dev.ponder.learning;

import dev.ponder.core.Cost;
import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import dev.ponder.core.Verifier;
import dev.ponder.learning.credit.Assignment;
import dev.ponder.learning.credit.Batch;
import dev.ponder.learning.credit.Group;
import dev.ponder.learning.credit.Reinforce;
import dev.ponder.learning.credit.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reinforcement learning from outcomes: sample groups of answers, have them judged, move the
/// policy by the rule's credit, log everything.
///
/// One [#step] is one batch. What the loop itself has to remember is its [State] and nothing else,
/// so a run resumed from the policy's checkpoint and the state goes on as if unbroken: problems and
/// random streams are keyed by the step's number.
public final class ReinforcementLearning {

  /// What a checkpoint needs beside the policy's own state.
  ///
  /// @param step number of the next step
  /// @param baseline running mean of the rewards so far; 0 before the first step
  public record State(long step, double baseline) {
    public static final State START = new State(0, 0);
  }

  private final TrainablePolicy policy;
  private final ProblemSource problems;
  private final Rollouts rollouts;
  private final RlSettings settings;
  private final RandomKey key;
  private final Ledger ledger;
  private final LongSupplier nanoTime = System::nanoTime;
  private Function<Trace, Map<String, Double>> statistics = _ -> Map.of();
  private @Nullable TrainablePolicy reference;
  private State state;

  /// @param verifier judges; called from many threads at once
  /// @param key of all sampling
  /// @param state where to go on; [State#START] for a new run
  /// @param ledger pays for everything; an empty one gives steps without samples
  public ReinforcementLearning(
      TrainablePolicy policy,
      ProblemSource problems,
      Verifier verifier,
      RlSettings settings,
      RandomKey key,
      State state,
      Ledger ledger) {
    this.policy = policy;
    this.problems = problems;
    this.rollouts = new Rollouts(policy, verifier, ledger);
    this.settings = settings;
    this.key = key;
    this.state = state;
    this.ledger = ledger;
  }

  /// Measures every sampled trace; the log holds the means by name.
  public ReinforcementLearning measuring(Function<Trace, Map<String, Double>> perTrace) {
    this.statistics = perTrace;
    return this;
  }

  /// The frozen policy that a rule's KL term pulls towards.
  public ReinforcementLearning towards(TrainablePolicy frozen) {
    this.reference = frozen;
    return this;
  }

  /// What to save beside the policy, and resume from.
  public State state() {
    return state;
  }

  /// One batch: sample, judge, credit, update.
  ///
  /// When interrupted during sampling it leaves policy and state as they were.
  ///
  /// @throws java.util.concurrent.CancellationException when interrupted
  public StepLog step() {
    if (settings.rule().needsReference() && reference == null) {
      throw new IllegalStateException(
          "rule: "
              + settings.rule().name()
              + " with a KL term needs a reference policy; give one by towards() or set kl to 0");
    }
    long step = state.step();
    List<Problem> batch = problems.batch(step, settings.groups());
    Cost before = ledger.spent();
    long start = nanoTime.getAsLong();
    List<List<Rollouts.Judged>> judged =
        rollouts.sample(
            batch,
            settings.samples(),
            Sampling.plain(settings.maxTokens(), key.child("rollout").child(step))
                .withTemperature(settings.temperature()));
    Cost sampled = ledger.spent();
    long middle = nanoTime.getAsLong();

    List<Group> groups = grouped(batch, judged);
    var measured = new StepMeasures(groups, judged, statistics);
    var learned = new Learned(settings.rate(step));
    learn(taught(groups), learned);
    Cost trained = ledger.spent();
    long end = nanoTime.getAsLong();

    double baseline = next(measured);
    state = new State(step + 1, baseline);
    return new StepLog(
        step,
        measured.rewards(),
        measured.lengths(),
        learned.optimisation(measured.surprisal()),
        learned.drift(),
        StepMeasures.spent(before, sampled, trained, middle - start, end - middle),
        baseline,
        measured.statistics(),
        measured.shown(settings.shown()));
  }

  private double next(StepMeasures measured) {
    if (measured.decided() == 0) {
      return state.baseline();
    }
    double mean = measured.rewards().mean();
    double decay = settings.rule() instanceof Reinforce rule ? rule.decay() : 0.9;
    return state.step() == 0 ? mean : decay * state.baseline() + (1 - decay) * mean;
  }

  private List<Group> grouped(List<Problem> batch, List<List<Rollouts.Judged>> judged) {
    var groups = new ArrayList<Group>();
    for (int p = 0; p < batch.size(); p++) {
      var samples = new ArrayList<Sample>();
      for (Rollouts.Judged each : judged.get(p)) {
        boolean cut = each.trace().ending() == Ending.TRUNCATED;
        samples.add(
            cut && settings.truncated() == RlSettings.Truncated.MASK
                ? Sample.masked(each.trace())
                : Sample.of(each.trace(), each.verdict()));
      }
      groups.add(new Group(batch.get(p), samples));
    }
    return groups;
  }

  private List<Group> taught(List<Group> groups) {
    // REINFORCE compares with a running mean, so groups of equal rewards teach it too.
    return settings.dropZeroVariance() && !(settings.rule() instanceof Reinforce)
        ? groups.stream().filter(g -> !g.zeroVariance()).toList()
        : groups;
  }

  private void learn(List<Group> groups, Learned learned) {
    if (groups.isEmpty()) {
      return;
    }
    Batch onPolicy = Batch.onPolicy(groups).withBaseline(state.baseline());
    List<Trace> traces = onPolicy.samples().stream().map(Sample::trace).toList();
    TrainablePolicy frozen = reference;
    if (frozen != null) {
      List<float[]> logProbs = frozen.logProbs(traces, ledger);
      onPolicy = onPolicy.withReference(logProbs);
      learned.reference(traces, logProbs);
    }
    List<float[]> old = List.of();
    for (int u = 0; u < settings.updates(); u++) {
      List<float[]> present = u == 0 ? old : policy.logProbs(traces, ledger);
      if (!finite(present)) {
        learned.skipped();
        return;
      }
      Batch now = u == 0 ? onPolicy : onPolicy.moved(old, present);
      Assignment assignment = settings.rule().assign(now);
      learned.assigned(assignment);
      if (assignment.isZero()) {
        return;
      }
      List<Credit> credits = assignment.credits();
      TrainablePolicy.Update update = policy.update(credits, learned.rate(), ledger);
      if (u == 0) {
        old = update.logProbs();
        learned.first(traces, update);
      } else {
        learned.moved(old, present, u);
      }
      learned.updated(update);
      if (!update.applied()) {
        return;
      }
    }
  }

  private static boolean finite(List<float[]> logProbs) {
    for (float[] each : logProbs) {
      for (float logProb : each) {
        if (!Float.isFinite(logProb)) {
          return false;
        }
      }
    }
    return true;
  }
}
