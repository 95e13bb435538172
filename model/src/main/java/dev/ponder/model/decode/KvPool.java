package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import java.util.ArrayDeque;

/// Hands out blocks of keys and values and takes their memory back. Thread-safe.
final class KvPool {
  private final int blockSize;
  private final int keep;
  private final ArrayDeque<int[]> free = new ArrayDeque<>();

  /// @param keep most unused blocks to hold on to
  KvPool(ModelConfig config, int keep) {
    int layer = KvPacking.layerWords(config.numKvHeads(), config.headDim());
    this.blockSize = Math.multiplyExact(config.numLayers(), layer);
    this.keep = keep;
  }

  long blockBytes() {
    return 4L * blockSize;
  }

  KvBlock take() {
    int[] words;
    synchronized (free) {
      words = free.pollLast();
    }
    return new KvBlock(words == null ? new int[blockSize] : words);
  }

  void release(KvBlock block) {
    int left = block.references.decrementAndGet();
    if (left == 0) {
      synchronized (free) {
        if (free.size() < keep) {
          free.addLast(block.words);
        }
      }
    } else if (left < 0) {
      throw new IllegalStateException("a block of keys and values was released twice");
    }
  }
}
