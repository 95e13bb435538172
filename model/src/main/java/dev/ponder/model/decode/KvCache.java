package dev.ponder.model.decode;

import java.util.Arrays;

/// Keys and values of one sequence's first positions.
///
/// A fork shares its blocks with the original; whoever writes into a shared block copies it first.
/// One thread at a time uses a cache; forks may be used by different threads.
final class KvCache implements AutoCloseable {
  private final KvPool pool;
  private KvBlock[] blocks;
  private int[][] words;
  private int blockCount;
  private int length;

  KvCache(KvPool pool) {
    this.pool = pool;
    this.blocks = new KvBlock[4];
    this.words = new int[4][];
  }

  /// Positions computed so far.
  int length() {
    return length;
  }

  /// A cache of the first `positions` positions that shares their blocks.
  KvCache fork(int positions) {
    if (positions > length) {
      throw new IllegalArgumentException(
          "positions: " + positions + " of a cache that holds " + length);
    }
    var fork = new KvCache(pool);
    fork.reserve(Kernels.roundUp(positions, Kernels.BLOCK) / Kernels.BLOCK);
    for (int i = 0; i * Kernels.BLOCK < positions; i++) {
      blocks[i].references.incrementAndGet();
      fork.blocks[i] = blocks[i];
      fork.words[i] = blocks[i].words;
      fork.blockCount++;
    }
    fork.length = positions;
    return fork;
  }

  /// Makes room for positions up to `to` (exclusive) and counts them as computed: blocks that will
  /// be written and are shared are copied, missing ones taken from the pool.
  void extend(int to) {
    int needed = Kernels.roundUp(to, Kernels.BLOCK) / Kernels.BLOCK;
    reserve(needed);
    int shared = length / Kernels.BLOCK;
    if (length < to && shared < blockCount && blocks[shared].references.get() > 1) {
      KvBlock copy = pool.take();
      System.arraycopy(words[shared], 0, copy.words, 0, copy.words.length);
      pool.release(blocks[shared]);
      put(shared, copy);
    }
    for (; blockCount < needed; blockCount++) {
      put(blockCount, pool.take());
    }
    length = to;
  }

  /// The blocks' words, in order; valid until the next change.
  int[][] words() {
    return words;
  }

  int blockCount() {
    return blockCount;
  }

  KvBlock block(int i) {
    return blocks[i];
  }

  /// Gives the blocks back; the cache is empty then.
  @Override
  public void close() {
    for (int i = 0; i < blockCount; i++) {
      pool.release(blocks[i]);
    }
    blockCount = 0;
    length = 0;
  }

  private void put(int i, KvBlock block) {
    blocks[i] = block;
    words[i] = block.words;
  }

  private void reserve(int count) {
    if (count > blocks.length) {
      int size = Math.max(count, 2 * blocks.length);
      blocks = Arrays.copyOf(blocks, size);
      words = Arrays.copyOf(words, size);
    }
  }
}
