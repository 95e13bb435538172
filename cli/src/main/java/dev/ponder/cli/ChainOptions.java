package dev.ponder.cli;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that sample chains from a model.
final class ChainOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model folder. Default: models/<task>-reasoner, else models/<task>-base.")
  private @Nullable Path model;

  @Option(
      names = "--temperature",
      defaultValue = "1",
      description = "Of sampling; 0 takes the likeliest token. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--max-tokens",
      description = "Most tokens of one chain. Default: what the model has positions for.")
  private @Nullable Integer maxTokens;

  @Option(
      names = {"--workers", "--threads"},
      description = "Threads that compute. Default: one per core.")
  private @Nullable Integer workers;

  double temperature() {
    return temperature;
  }

  /// Refuses what can't be, before any work.
  void check() {
    atLeastOne("--workers", workers());
    atLeastOne("--max-tokens", maxTokens == null ? 1 : maxTokens);
    if (!(temperature >= 0) || temperature > 100) {
      throw new IllegalArgumentException(
          "--temperature: " + temperature + " is not possible; it must be 0 to 100");
    }
  }

  /// The model's folder, of those that are shipped unless one is named.
  Path folder(String task) {
    return model != null ? model : Models.of(Home.folder(), task);
  }

  Engine engine(LanguageModel read) {
    return new Engine(
        read.weights(), read.tokenizer(), EngineSettings.defaults().withWorkers(workers()));
  }

  /// How chains of these problems are sampled, none longer than the model has positions for.
  ///
  /// @param from the setting that the problems come from
  /// @throws IllegalArgumentException when a prompt fills the model
  Sampling sampling(LanguageModel read, String from, List<Problem> problems, RandomKey key) {
    int longest =
        problems.stream()
            .mapToInt(each -> read.tokenizer().encode(each.prompt()).length)
            .max()
            .orElse(0);
    int room = read.config().maxPositions() - longest;
    if (room < 1) {
      throw new IllegalArgumentException(
          "%s: a prompt of %d tokens fills all %d positions of the model; shorter ones are needed"
              .formatted(from, longest, read.config().maxPositions()));
    }
    return Sampling.plain(maxTokens == null ? room : Math.min(maxTokens, room), key)
        .withTemperature(temperature);
  }

  static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + ": " + value + " must be at least 1");
    }
  }

  private int workers() {
    return workers != null ? workers : Runtime.getRuntime().availableProcessors();
  }
}
