package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import java.util.ArrayDeque;

/// Hands out blocks of keys and values and takes their memory back. Thread-safe.
final class KvPool {
  private final int blockSize;
  private final int keep;
  private final ArrayDeque<float[]> free = new ArrayDeque<>();

  /// @param keep most unused blocks to hold on to
  KvPool(ModelConfig config, int keep) {
    this.blockSize =
        Math.multiplyExact(
            2 * Kernels.BLOCK * config.numLayers(), config.numKvHeads() * config.headDim());
    this.keep = keep;
  }

  long blockBytes() {
    return 4L * blockSize;
  }

  KvBlock take() {
    float[] values;
    synchronized (free) {
      values = free.pollLast();
    }
    return new KvBlock(values == null ? new float[blockSize] : values);
  }

  void release(KvBlock block) {
    int left = block.references.decrementAndGet();
    if (left == 0) {
      synchronized (free) {
        if (free.size() < keep) {
          free.addLast(block.values);
        }
      }
    } else if (left < 0) {
      throw new IllegalStateException("a block of keys and values was released twice");
    }
  }
}
