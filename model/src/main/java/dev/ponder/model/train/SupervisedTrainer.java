package dev.ponder.model.train;

import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Trains a model on documents: the mean negative log-likelihood of completion tokens, end token
/// included, over the whole batch of a step.
///
/// A step takes the next `batch` documents in index order, whatever their length, so no text is
/// drawn more often than another. Everything that changes is in [TrainerState]: a trainer that
/// takes up a state goes on with the same bits.
public final class SupervisedTrainer implements AutoCloseable {
  /// How to train.
  ///
  /// @param batch documents of a step
  /// @param wholeText true to learn prompts too, not only completions
  /// @param schedule learning rate by step
  /// @param optimizer AdamW's numbers
  /// @param compute threads and micro-batches
  public record Settings(
      int batch, boolean wholeText, Schedule schedule, AdamW.Settings optimizer, Compute compute) {
    public Settings {
      if (batch < 1) {
        throw new IllegalArgumentException("batch: " + batch + " must be at least 1");
      }
    }
  }

  /// What one step did.
  ///
  /// @param step its number, the first being 0
  /// @param position index of the next document
  /// @param loss nats per learned token, before the step
  /// @param gradNorm before clipping
  /// @param updateToWeight L2 norm of the weights' change over that of the weights
  /// @param learningRate used
  /// @param tokens read
  /// @param learned tokens with loss
  /// @param flops of forward and backward
  /// @param seconds wall time
  /// @param applied false when the gradient was not finite and the step was skipped
  public record Report(
      long step,
      long position,
      double loss,
      double gradNorm,
      double updateToWeight,
      double learningRate,
      long tokens,
      long learned,
      double flops,
      double seconds,
      boolean applied) {
    public double tokensPerSecond() {
      return tokens / seconds;
    }
  }

  private final Settings settings;
  private final LongFunction<Document> documents;
  private final Layout layout;
  private final Gradients gradients;
  private final AdamW optimizer;
  private float[] parameters;
  private long step;
  private long position;

  /// A trainer at step 0.
  ///
  /// @param documents the corpus by index, from 0; the same index must always give the same text
  public SupervisedTrainer(Weights start, Settings settings, LongFunction<Document> documents) {
    this.settings = settings;
    this.documents = documents;
    this.layout = Layout.of(start.config());
    this.parameters = layout.pack(start.tensors(), "");
    this.optimizer = new AdamW(settings.optimizer(), layout);
    this.gradients = new Gradients(layout, settings.compute());
    gradients.load(parameters);
  }

  /// A trainer that goes on from a state.
  public SupervisedTrainer(
      TrainerState state, Settings settings, LongFunction<Document> documents) {
    this(state.weights(), settings, documents);
    restore(state);
  }

  /// One step.
  public Report step() {
    long began = System.nanoTime();
    var batch = new ArrayList<Document>(settings.batch());
    for (int i = 0; i < settings.batch(); i++) {
      batch.add(documents.apply(position + i));
    }
    long learned = batch.stream().mapToLong(d -> d.tokens().length - from(d)).sum();
    var examples = new ArrayList<Example>(batch.size());
    long tokens = 0;
    double flops = 0;
    for (Document each : batch) {
      examples.add(Example.uniform(each.tokens(), from(each), 1f / learned));
      tokens += each.tokens().length;
      flops += 3 * layout.config().forwardFlops(0, each.tokens().length);
    }
    double loss = -logProb(gradients.run(examples, true, false)) / learned;
    double rate = settings.schedule().at(step);
    AdamW.Step moved = optimizer.step(parameters, gradients.total(), rate);
    if (moved.applied()) {
      gradients.load(parameters);
    }
    position += settings.batch();
    return new Report(
        step++,
        position,
        loss,
        moved.gradNorm(),
        moved.updateToWeight(),
        rate,
        tokens,
        learned,
        flops,
        (System.nanoTime() - began) * 1e-9,
        moved.applied());
  }

  /// Nats per learned token of other documents, without learning them.
  public double loss(List<Document> others) {
    var examples = new ArrayList<Example>(others.size());
    long learned = 0;
    for (Document each : others) {
      examples.add(Example.uniform(each.tokens(), from(each), 1));
      learned += each.tokens().length - from(each);
    }
    return -logProb(gradients.run(examples, false, false)) / learned;
  }

  /// Steps taken so far.
  public long steps() {
    return step;
  }

  /// Index of the next document.
  public long position() {
    return position;
  }

  /// A copy of the present weights.
  public Weights weights() {
    return new Weights(layout.config(), layout.unpack(parameters, ""));
  }

  /// A copy of everything that changes.
  public TrainerState state() {
    return new TrainerState(weights(), optimizer.state(), optimizer.steps(), step, position);
  }

  /// Takes up a state of a model of the same shape.
  public void restore(TrainerState state) {
    parameters = layout.pack(state.weights().tensors(), "");
    optimizer.restore(state.optimizer(), state.optimizerSteps());
    step = state.step();
    position = state.position();
    gradients.load(parameters);
  }

  @Override
  public void close() {
    gradients.close();
  }

  private int from(Document document) {
    return settings.wholeText() ? 1 : Math.max(1, document.promptLength());
  }

  private static double logProb(List<Score> scores) {
    double sum = 0;
    for (Score score : scores) {
      for (float each : score.logProbs()) {
        sum += each;
      }
    }
    return sum;
  }
}
