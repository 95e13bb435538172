package dev.ponder.cli.work;

import dev.ponder.core.RandomKey;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.train.AdamW;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.Schedule;
import dev.ponder.model.train.SupervisedTrainer;
import dev.ponder.model.train.TrainerState;
import dev.ponder.task.Task;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Makes a base model from nothing: imitates the mixed-quality corpus of a task.
///
/// The learning rate warms up, stays, and comes down over the last part (`decay`). Everything that
/// changes lies in checkpoints, so a run that was killed goes on with the same bits.
///
/// @param task what the corpus is about
/// @param level of its difficulty
/// @param config shape of the model
/// @param steps optimiser steps in all
/// @param decay how many of them the learning rate comes down over
/// @param batch documents a step
/// @param learningRate at its peak
/// @param seed of weights and corpus
/// @param every steps between checkpoints
/// @param compute threads
public record Pretraining(
    Task task,
    int level,
    ModelConfig config,
    long steps,
    long decay,
    int batch,
    double learningRate,
    long seed,
    long every,
    Compute compute) {
  private static final long WARMUP = 100;

  public Pretraining {
    if (steps < 1 || decay < 0 || decay > steps) {
      throw new IllegalArgumentException(
          "steps %d, decay %d: steps must be at least 1 and decay 0 to steps"
              .formatted(steps, decay));
    }
    if (every < 1) {
      throw new IllegalArgumentException("every: " + every + " must be at least 1");
    }
  }

  /// A model of 4 layers, d 160: 1.3 M parameters.
  public static ModelConfig shape(int maxPositions) {
    return ModelConfig.of(CharTokenizer.ascii().vocabSize(), 4, 160, 5, 448, maxPositions, true);
  }

  /// Trains, from the newest checkpoint in `store` on, until done or `stop` says so.
  ///
  /// @param onStep told of every step
  /// @return the model as it is then
  public LanguageModel run(
      CheckpointStore store, BooleanSupplier stop, Consumer<SupervisedTrainer.Report> onStep) {
    var tokenizer = CharTokenizer.ascii();
    var key = RandomKey.of(seed).child("pretraining");
    long warmup = Math.min(WARMUP, Math.max(1, steps / 10));
    var schedule =
        new Schedule(
            learningRate,
            warmup,
            Math.max(0, steps - decay - warmup),
            decay,
            0.02,
            Schedule.Shape.LINEAR);
    var settings =
        new SupervisedTrainer.Settings(batch, false, schedule, AdamW.Settings.PRETRAINING, compute);
    var corpus = new Corpus(task, level, tokenizer, key);
    var start = Weights.random(config, key.child("weights").generator());
    try (var trainer = new SupervisedTrainer(start, settings, corpus)) {
      var latest = store.latest().checkpoint();
      if (latest != null) {
        trainer.restore(TrainerParts.read(latest));
      }
      if (trainer.steps() > steps) {
        throw new IllegalArgumentException(
            "steps: %d is less than the %d that are done".formatted(steps, trainer.steps()));
      }
      while (trainer.steps() < steps && !stop.getAsBoolean()) {
        onStep.accept(trainer.step());
        if (trainer.steps() % every == 0 || trainer.steps() == steps) {
          save(store, trainer.state(), tokenizer);
        }
      }
      if (stop.getAsBoolean()) {
        save(store, trainer.state(), tokenizer);
      }
      return new LanguageModel(trainer.weights(), tokenizer);
    }
  }

  /// Writes the finished model as a 16-bit folder.
  public static void ship(LanguageModel model, Path folder) {
    HuggingFaceFolder.write(folder, model, DType.BF16);
  }

  private static void save(CheckpointStore store, TrainerState state, CharTokenizer tokenizer) {
    store.save(state.step(), TrainerParts.of(state, tokenizer));
  }
}
