package dev.ponder.cli.work;

import dev.ponder.core.Cost;
import dev.ponder.experiment.scale.Findings;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.checkpoint.CheckpointStore;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.SupervisedTrainer;
import dev.ponder.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// A small base model made inside a run, from nothing.
///
/// It reads far less than a shipped base, so it starts lower; the run's account has its cost.
public final class ScratchBase {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BATCH = 96;
  private static final int EVERY = 100;

  private final Path folder;
  private final Path costs;
  private final Pretraining job;

  /// What it cost.
  record Account(long trained, double flops, double seconds) {}

  /// @param run folder of the run
  /// @param steps optimiser steps
  public ScratchBase(
      Path run, Task task, int level, int positions, long steps, long seed, int workers) {
    this.folder = run.resolve("base");
    this.costs = run.resolve("checkpoints").resolve("base-cost.json");
    this.job =
        new Pretraining(
            task,
            level,
            shape(positions),
            steps,
            steps / 3,
            BATCH,
            3e-3,
            seed,
            EVERY,
            Compute.cpu(workers));
  }

  /// 3 layers, d 96: a third of a million parameters.
  static ModelConfig shape(int positions) {
    return ModelConfig.of(CharTokenizer.ascii().vocabSize(), 3, 96, 3, 256, positions, true);
  }

  /// Makes the base, or takes up what an earlier sitting made.
  ///
  /// @return nothing when it was stopped
  public Optional<LanguageModel> make(
      Path checkpoints, BooleanSupplier stop, Consumer<SupervisedTrainer.Report> onStep) {
    if (Files.isDirectory(folder)) {
      return Optional.of(HuggingFaceFolder.read(folder));
    }
    var account = new double[] {account().trained(), account().flops(), account().seconds()};
    LanguageModel model =
        job.run(
            new CheckpointStore(checkpoints),
            stop,
            report -> {
              account[0] += report.tokens();
              account[1] += report.flops();
              account[2] += report.seconds();
              if ((report.step() + 1) % EVERY == 0) {
                write(new Account((long) account[0], account[1], account[2]));
              }
              onStep.accept(report);
            });
    write(new Account((long) account[0], account[1], account[2]));
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    Pretraining.ship(model, folder);
    return Optional.of(HuggingFaceFolder.read(folder));
  }

  public long steps() {
    return job.steps();
  }

  /// What making it cost, earlier sittings included.
  public Findings.Pretrained cost() {
    Account account = account();
    return new Findings.Pretrained(
        Cost.training(account.trained(), account.flops()), account.seconds());
  }

  private Account account() {
    try {
      return Files.exists(costs)
          ? JSON.readValue(Files.readAllBytes(costs), Account.class)
          : new Account(0, 0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(costs + ": can't be read", e);
    }
  }

  private void write(Account account) {
    try {
      Files.createDirectories(costs.toAbsolutePath().getParent());
      Path aside = costs.resolveSibling(costs.getFileName() + ".new");
      Files.write(aside, JSON.writeValueAsBytes(account));
      Files.move(aside, costs, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(costs + ": can't be written", e);
    }
  }
}
