package dev.ponder.model.train;

import dev.ponder.core.Cost;
import dev.ponder.core.Credit;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A language model that samples with one engine and learns with another.
///
/// Sampling is the given policy's; log-probabilities and updates are taken by libtorch. After each
/// update the new weights are handed to `published`, which must bring them to the sampler before it
/// returns, so that the next sample is on-policy.
public final class TrainableLanguageModel implements TrainablePolicy, AutoCloseable {
  private static final float[] NONE = {};

  private final Policy sampler;
  private final Consumer<Weights> published;
  private final Tokenizer tokenizer;
  private final Layout layout;
  private final AdamW optimizer;
  private final Gradients gradients;
  private final ReentrantLock lock = new ReentrantLock();
  private float[] parameters;

  /// @param start weights that the sampler has already
  /// @param sampler proposes continuations under the weights published last
  /// @param published takes each new set of weights
  public TrainableLanguageModel(
      Weights start,
      Tokenizer tokenizer,
      Policy sampler,
      Consumer<Weights> published,
      AdamW.Settings settings,
      Compute compute) {
    this.sampler = sampler;
    this.published = published;
    this.tokenizer = tokenizer;
    this.layout = Layout.of(start.config());
    this.parameters = layout.pack(start.tensors(), "");
    this.optimizer = new AdamW(settings, layout);
    this.gradients = new Gradients(layout, compute);
    gradients.load(parameters);
  }

  @Override
  public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
    return sampler.propose(trace, count, sampling, ledger);
  }

  @Override
  public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
    return sampler.complete(trace, count, sampling, ledger);
  }

  @Override
  public List<float[]> logProbs(List<Trace> traces, Ledger ledger) {
    var traced = new ArrayList<TracedTokens>();
    var examples = new ArrayList<Example>();
    double flops = 0;
    long tokens = 0;
    for (Trace each : traces) {
      if (each.tokenCount() > 0) {
        var one = TracedTokens.of(each, tokenizer);
        traced.add(one);
        examples.add(one.weighted(new double[each.tokenCount()]));
        flops += config().forwardFlops(0, one.tokens().length);
        tokens += one.tokens().length;
      }
    }
    List<Score> scores;
    lock.lock();
    try {
      scores = gradients.run(examples, false, false);
    } finally {
      lock.unlock();
    }
    ledger.charge(Cost.sampling(tokens, 0, 0, 0, flops));
    var logProbs = new ArrayList<float[]>(traces.size());
    int at = 0;
    for (Trace each : traces) {
      if (each.tokenCount() == 0) {
        logProbs.add(NONE);
      } else {
        logProbs.add(traced.get(at).own(scores.get(at).logProbs()));
        at++;
      }
    }
    return logProbs;
  }

  @Override
  public Update update(List<Credit> credits, double learningRate, Ledger ledger) {
    if (!(learningRate >= 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException(
          "learningRate: " + learningRate + " must be a finite number >= 0");
    }
    var traced = new ArrayList<TracedTokens>();
    var examples = new ArrayList<Example>();
    double flops = 0;
    long tokens = 0;
    for (Credit each : credits) {
      if (!each.isZero()) {
        var one = TracedTokens.of(each.trace(), tokenizer);
        traced.add(one);
        examples.add(one.weighted(each.perToken()));
        flops += 3 * config().forwardFlops(0, one.tokens().length);
        tokens += one.tokens().length;
      }
    }
    if (examples.isEmpty()) {
      return new Update(true, 0, 0, 0, credits.stream().map(_ -> NONE).toList());
    }
    List<Score> scores;
    AdamW.Step step;
    lock.lock();
    try {
      scores = gradients.run(examples, true, true);
      step = optimizer.step(parameters, gradients.total(), learningRate);
      if (step.applied()) {
        gradients.load(parameters);
        published.accept(weights());
      }
    } finally {
      lock.unlock();
    }
    ledger.charge(Cost.training(tokens, flops));
    return report(credits, traced, scores, step);
  }

  private static Update report(
      List<Credit> credits, List<TracedTokens> traced, List<Score> scores, AdamW.Step step) {
    var logProbs = new ArrayList<float[]>(credits.size());
    double entropy = 0;
    long count = 0;
    int at = 0;
    for (Credit each : credits) {
      if (each.isZero()) {
        logProbs.add(NONE);
        continue;
      }
      TracedTokens one = traced.get(at);
      logProbs.add(one.own(scores.get(at).logProbs()));
      for (float value : one.own(scores.get(at).entropies())) {
        entropy += value;
        count++;
      }
      at++;
    }
    return new Update(
        step.applied(), step.gradNorm(), step.updateToWeight(), entropy / count, logProbs);
  }

  public ModelConfig config() {
    return layout.config();
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /// A copy of the present weights.
  public Weights weights() {
    lock.lock();
    try {
      return new Weights(layout.config(), layout.unpack(parameters, ""));
    } finally {
      lock.unlock();
    }
  }

  /// A copy of the optimiser's arrays, for a checkpoint.
  public SequencedMap<String, float[]> optimizerState() {
    lock.lock();
    try {
      return optimizer.state();
    } finally {
      lock.unlock();
    }
  }

  /// Steps the optimiser has applied.
  public long optimizerSteps() {
    lock.lock();
    try {
      return optimizer.steps();
    } finally {
      lock.unlock();
    }
  }

  /// Takes up a checkpoint of a model of the same shape, and publishes its weights.
  public void restore(Weights weights, Map<String, float[]> optimizerState, long optimizerSteps) {
    lock.lock();
    try {
      float[] packed = layout.pack(weights.tensors(), "");
      optimizer.restore(optimizerState, optimizerSteps);
      parameters = packed;
      gradients.load(parameters);
      published.accept(weights());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    gradients.close();
  }
}
