package dev.ponder.model.decode;

import java.util.concurrent.atomic.AtomicInteger;

/// Keys and values of [Kernels#BLOCK] positions, of all layers and heads, shared by reference
/// counting: whoever holds the only reference may write. [KvPacking] says how they lie.
final class KvBlock {
  final int[] words;
  final AtomicInteger references = new AtomicInteger(1);

  /// Entries of the prefix cache that hold this block; guarded by the cache.
  int cached;

  KvBlock(int[] words) {
    this.words = words;
  }
}
