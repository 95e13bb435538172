package dev.ponder.model.decode;

/// How an [Engine] works.
///
/// @param workers threads that compute, at least 1
/// @param maxBatch most sequences one worker decodes at once, at least 1
/// @param maxRows most prompt tokens one worker computes at once, at least `maxBatch`
/// @param queueCapacity most samples asked for and not yet finished; more callers wait
/// @param prefixCacheBytes memory for keys and values of earlier prefixes; 0 keeps none
/// @param processorCacheBytes what weights, keys and values of a step should not exceed, all
///   workers together: more sequences than fit wait their turn, because keys and values from memory
///   take longer than the products. At least [#FEWEST] go on at once. 0 sets no such limit; nor do
///   weights that don't fit
public record EngineSettings(
    int workers,
    int maxBatch,
    int maxRows,
    int queueCapacity,
    long prefixCacheBytes,
    long processorCacheBytes) {
  /// Sequences that one worker decodes at once even if the processor's cache can't hold them; with
  /// fewer, reading the weights takes longer than computing with them.
  static final int FEWEST = 4;

  /// Share of the processor's largest caches that is counted on; others use them too.
  private static final double SHARE = 0.6;

  public EngineSettings {
    check("workers", workers, 1);
    check("maxBatch", maxBatch, 1);
    check("maxRows", maxRows, maxBatch);
    check("queueCapacity", queueCapacity, 1);
    check("prefixCacheBytes", prefixCacheBytes, 0);
    check("processorCacheBytes", processorCacheBytes, 0);
  }

  /// Two workers, 16 sequences each at most, within 60 % of the processor's largest caches.
  public static EngineSettings defaults() {
    long cache = (long) (SHARE * ProcessorCache.bytes());
    return new EngineSettings(2, 16, 256, 4096, 256L << 20, cache);
  }

  public EngineSettings withWorkers(int value) {
    return new EngineSettings(
        value, maxBatch, maxRows, queueCapacity, prefixCacheBytes, processorCacheBytes);
  }

  public EngineSettings withMaxBatch(int value) {
    return new EngineSettings(
        workers,
        value,
        Math.max(value, maxRows),
        queueCapacity,
        prefixCacheBytes,
        processorCacheBytes);
  }

  public EngineSettings withQueueCapacity(int value) {
    return new EngineSettings(
        workers, maxBatch, maxRows, value, prefixCacheBytes, processorCacheBytes);
  }

  public EngineSettings withPrefixCacheBytes(long value) {
    return new EngineSettings(
        workers, maxBatch, maxRows, queueCapacity, value, processorCacheBytes);
  }

  public EngineSettings withProcessorCacheBytes(long value) {
    return new EngineSettings(workers, maxBatch, maxRows, queueCapacity, prefixCacheBytes, value);
  }

  private static void check(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be at least " + least);
    }
  }
}
