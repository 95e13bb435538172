package dev.ponder.model.decode;

/// What an [Engine] did since it was made.
///
/// @param sampled tokens sampled
/// @param prompt prompt tokens computed
/// @param cached prompt tokens found in the prefix cache
/// @param steps decoding steps of all workers
/// @param occupancy mean sequences per decoding step
/// @param busySeconds time during which there was work
/// @param tokensPerSecond sampled tokens over that time; 0 before there was any
public record EngineMetrics(
    long sampled,
    long prompt,
    long cached,
    long steps,
    double occupancy,
    double busySeconds,
    double tokensPerSecond) {}
