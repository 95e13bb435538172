package dev.ponder.bench;

import dev.ponder.model.checkpoint.DType;
import java.util.List;
import java.util.TreeSet;

/// What `bench decode` measures.
///
/// @param shapes of [DecodeBench#SHAPES]
/// @param batches sequences at once, each at least 1
/// @param threads computing threads, each at least 1
/// @param prompt tokens of each prompt
/// @param generated tokens sampled per sequence
/// @param repeats measured runs of each line at least, of which the fastest counts; one more runs
///   before
/// @param seconds that Ponder's runs of a line take together at least, so that short ones too run
///   until the JVM has compiled what it will; libtorch runs as often. While runs still get faster,
///   as where a virtual machine gives new memory slowly, both go on for up to twenty times that
/// @param weights what the random weights are rounded to, for both engines: [DType#BF16], as models
///   are published, or [DType#F32], as they come out of a training
/// @param libtorch whether to measure libtorch beside
public record DecodeSettings(
    List<String> shapes,
    List<Integer> batches,
    List<Integer> threads,
    int prompt,
    int generated,
    int repeats,
    double seconds,
    DType weights,
    boolean libtorch) {
  public DecodeSettings {
    shapes = List.copyOf(shapes);
    batches = List.copyOf(batches);
    threads = List.copyOf(threads);
    for (String shape : shapes) {
      if (!DecodeBench.SHAPES.containsKey(shape)) {
        throw new IllegalArgumentException(
            "shapes: %s is not known; known are %s"
                .formatted(shape, new TreeSet<>(DecodeBench.SHAPES.keySet())));
      }
    }
    batches.forEach(each -> atLeastOne("batches", each));
    threads.forEach(each -> atLeastOne("threads", each));
    atLeastOne("prompt", prompt);
    atLeastOne("generated", generated);
    atLeastOne("repeats", repeats);
    if (!(seconds >= 0 && seconds <= 3600)) {
      throw new IllegalArgumentException(
          "seconds: " + seconds + " is not allowed; it must be from 0 to 3600");
    }
    if (weights != DType.BF16 && weights != DType.F32) {
      throw new IllegalArgumentException(
          "weights: " + weights + " is not allowed; they are BF16 or F32");
    }
  }

  /// Both shapes, batches of 1, 16 and 64, one thread and two, 128 tokens after 128.
  public static DecodeSettings full() {
    return new DecodeSettings(
        List.of("S4", "S8"), List.of(1, 16, 64), List.of(1, 2), 128, 128, 3, 1, DType.BF16, true);
  }

  /// The small shape, one thread, short.
  public static DecodeSettings quick() {
    return new DecodeSettings(
        List.of("S4"), List.of(1, 16), List.of(1), 128, 32, 2, 0, DType.BF16, true);
  }

  public DecodeSettings withShapes(List<String> value) {
    return new DecodeSettings(
        value, batches, threads, prompt, generated, repeats, seconds, weights, libtorch);
  }

  public DecodeSettings withBatches(List<Integer> value) {
    return new DecodeSettings(
        shapes, value, threads, prompt, generated, repeats, seconds, weights, libtorch);
  }

  public DecodeSettings withThreads(List<Integer> value) {
    return new DecodeSettings(
        shapes, batches, value, prompt, generated, repeats, seconds, weights, libtorch);
  }

  public DecodeSettings withWeights(DType value) {
    return new DecodeSettings(
        shapes, batches, threads, prompt, generated, repeats, seconds, value, libtorch);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be at least 1");
    }
  }
}
