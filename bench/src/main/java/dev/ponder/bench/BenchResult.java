package dev.ponder.bench;

/// One measured line of a benchmark.
///
/// @param bench which benchmark: `decode`, `train` or `rl`
/// @param shape of the model, and the number format where it varies: `3.2M bf16`. In decoding that
///   of the weights, bfloat16 unless it says `S4 fp32`; computed is in fp32
/// @param engine `ponder` or `libtorch`
/// @param threads that computed
/// @param batch sequences at once
/// @param tokensPerSecond sampled or trained
/// @param seconds of the measured part
public record BenchResult(
    String bench,
    String shape,
    String engine,
    int threads,
    int batch,
    double tokensPerSecond,
    double seconds) {}
