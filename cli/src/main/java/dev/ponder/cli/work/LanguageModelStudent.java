package dev.ponder.cli.work;

import dev.ponder.core.TrainablePolicy;
import dev.ponder.experiment.scale.Student;
import dev.ponder.model.checkpoint.Checkpoint;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.checkpoint.Part;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import dev.ponder.model.decode.LanguageModelPolicy;
import dev.ponder.model.train.AdamW;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.TrainableLanguageModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The embedded model as a student: our decoder samples, libtorch learns, checkpoints lie in a
/// folder.
public final class LanguageModelStudent implements Student {
  private static final String STATE = "experiment.json";
  private static final String OPTIMIZER_STEPS = "optimizer.json";

  private final LanguageModel base;
  private final CheckpointStore store;
  private final Consumer<String> warnings;
  private final Engine engine;
  private final TrainableLanguageModel model;

  /// How often the optimiser stepped.
  record Steps(long optimizerSteps) {}

  /// @param base where learning starts
  /// @param checkpoints folder of this student's checkpoints
  /// @param workers threads that sample, and that learn
  /// @param precision of the matrix products of learning; sampling is always fp32
  /// @param warnings told of damaged checkpoints that were passed over
  public LanguageModelStudent(
      LanguageModel base,
      Path checkpoints,
      int workers,
      Compute.Precision precision,
      Consumer<String> warnings) {
    this.base = base;
    this.store = new CheckpointStore(checkpoints);
    this.warnings = warnings;
    this.engine =
        new Engine(
            base.weights(), base.tokenizer(), EngineSettings.defaults().withWorkers(workers));
    this.model =
        new TrainableLanguageModel(
            base.weights(),
            base.tokenizer(),
            new LanguageModelPolicy(engine),
            engine::load,
            AdamW.Settings.REINFORCEMENT,
            Compute.cpu(workers).withPrecision(precision));
  }

  @Override
  public TrainablePolicy policy() {
    return model;
  }

  /// The model as it is now.
  public LanguageModel languageModel() {
    return new LanguageModel(model.weights(), base.tokenizer());
  }

  /// Back to where learning started, the optimiser too.
  public void toBase() {
    var fresh = new java.util.LinkedHashMap<String, float[]>();
    model.optimizerState().forEach((name, values) -> fresh.put(name, new float[values.length]));
    model.restore(base.weights(), fresh, 0);
  }

  @Override
  public void save(long step, String state) {
    var parts = HuggingFaceFolder.parts(languageModel(), DType.F32);
    parts.put(TrainerParts.OPTIMIZER, TrainerParts.optimizer(model.optimizerState()));
    parts.put(OPTIMIZER_STEPS, Part.json(new Steps(model.optimizerSteps())));
    parts.put(STATE, Part.text(state));
    store.save(step, parts);
  }

  @Override
  public Optional<String> resume() {
    CheckpointStore.Latest latest = store.latest();
    latest.skipped().forEach(warnings);
    Checkpoint checkpoint = latest.checkpoint();
    if (checkpoint == null) {
      return Optional.empty();
    }
    model.restore(
        checkpoint.model().weights(),
        TrainerParts.optimizer(checkpoint),
        checkpoint.json(OPTIMIZER_STEPS, Steps.class).optimizerSteps());
    return Optional.of(new String(checkpoint.bytes(STATE), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    model.close();
    engine.close();
  }
}
