package dev.ponder.model.decode;

/// How an [Engine] works.
///
/// @param workers threads that compute, at least 1
/// @param maxBatch most sequences one worker decodes at once, at least 1; it tries fewer and keeps
///   to what is fastest
/// @param maxRows most prompt tokens one worker computes at once, at least `maxBatch`
/// @param queueCapacity most samples asked for and not yet finished; more callers wait
/// @param prefixCacheBytes memory for keys and values of earlier prefixes; 0 keeps none
public record EngineSettings(
    int workers, int maxBatch, int maxRows, int queueCapacity, long prefixCacheBytes) {
  public EngineSettings {
    check("workers", workers, 1);
    check("maxBatch", maxBatch, 1);
    check("maxRows", maxRows, maxBatch);
    check("queueCapacity", queueCapacity, 1);
    check("prefixCacheBytes", prefixCacheBytes, 0);
  }

  /// Two workers, 32 sequences each at most.
  public static EngineSettings defaults() {
    return new EngineSettings(2, 32, 256, 4096, 256L << 20);
  }

  public EngineSettings withWorkers(int value) {
    return new EngineSettings(value, maxBatch, maxRows, queueCapacity, prefixCacheBytes);
  }

  public EngineSettings withMaxBatch(int value) {
    return new EngineSettings(
        workers, value, Math.max(value, maxRows), queueCapacity, prefixCacheBytes);
  }

  public EngineSettings withQueueCapacity(int value) {
    return new EngineSettings(workers, maxBatch, maxRows, value, prefixCacheBytes);
  }

  public EngineSettings withPrefixCacheBytes(long value) {
    return new EngineSettings(workers, maxBatch, maxRows, queueCapacity, value);
  }

  private static void check(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be at least " + least);
    }
  }
}
