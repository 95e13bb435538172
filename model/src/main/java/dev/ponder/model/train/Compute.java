package dev.ponder.model.train;

import java.util.List;

/// How gradients are computed; none of it changes what is learned beyond rounding.
///
/// Micro-batches go to `workers` Java threads, each with a model of its own over the same
/// parameters, and their gradients are summed in a fixed order: results don't depend on the number
/// of workers.
///
/// @param device `cpu` for the written-out passes, `cuda` where libtorch has it, `libtorch` for
///   libtorch's own operators on the CPU: several times slower, the measure of the first
/// @param workers Java threads that take gradients, at least 1
/// @param threads libtorch's own threads within each worker, at least 1
/// @param microTokens most tokens of a micro-batch, padding included, unless one sequence is longer
/// @param precision of the matrix products
public record Compute(
    String device, int workers, int threads, int microTokens, Precision precision) {
  /// How exact the products of linear layers are. Everything else is fp32 in either.
  public enum Precision {
    FP32,
    /// Rounded to bf16, summed in fp32: about twice as fast where the processor has it; where Linux
    /// tells that it hasn't, the same arithmetic in fp32, somewhat slower than fp32 alone.
    BF16
  }

  public Compute {
    if (!List.of("cpu", "cuda", "libtorch").contains(device)) {
      throw new IllegalArgumentException(
          "device: " + device + " is unknown; use cpu, cuda or libtorch");
    }
    if (precision == Precision.BF16 && !device.equals("cpu")) {
      throw new IllegalArgumentException(
          "precision: BF16 is for device cpu, not " + device + "; use FP32");
    }
    if (workers < 1 || threads < 1 || microTokens < 1) {
      throw new IllegalArgumentException(
          "workers %d, threads %d, microTokens %d: each must be at least 1"
              .formatted(workers, threads, microTokens));
    }
  }

  /// On the CPU with that many workers of one thread each.
  public static Compute cpu(int workers) {
    return new Compute("cpu", workers, 1, 1024, Precision.FP32);
  }

  /// libtorch's own operators on the CPU, with that many of its threads.
  public static Compute libtorch(int threads) {
    return new Compute("libtorch", 1, threads, 8192, Precision.FP32);
  }

  public Compute withMicroTokens(int value) {
    return new Compute(device, workers, threads, value, precision);
  }

  public Compute withPrecision(Precision value) {
    return new Compute(device, workers, threads, microTokens, value);
  }
}
