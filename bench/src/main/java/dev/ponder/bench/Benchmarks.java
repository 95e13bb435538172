package dev.ponder.bench;

import java.util.List;
import java.util.function.Consumer;

/// The benchmarks that the command line runs. Print the results with [BenchReport].
public final class Benchmarks {
  private Benchmarks() {}

  /// Sampled tokens per second, Ponder's engine and libtorch in turns.
  ///
  /// @param progress told each line as soon as it is measured
  public static List<BenchResult> decode(DecodeSettings settings, Consumer<BenchResult> progress) {
    return DecodeBench.run(settings, progress);
  }

  /// How many prompt tokens the engine computes for many samples of one prompt: one prefill.
  ///
  /// @param prompt tokens of the prompt
  public static SharedPrompt sharedPrompt(int prompt, int samples) {
    return new SharedPrompt(prompt, samples, DecodeBench.sharedPrompt(prompt, samples));
  }

  /// What samples of one prompt share.
  ///
  /// @param prompt tokens of the prompt
  /// @param samples of it
  /// @param computed prompt tokens computed for all of them
  public record SharedPrompt(int prompt, int samples, long computed) {}
}
