package dev.ponder.model.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys and values of earlier texts, so that a continued text is not computed again. Within a
/// memory limit; the least recently used goes first. Thread-safe.
///
/// A text is found by any of its prefixes that ends at a whole block, and by its whole and its
/// whole but one token.
final class PrefixCache {
  private final long limit;
  private final long blockBytes;
  private final LinkedHashSet<Entry> entries = new LinkedHashSet<>();
  private final Map<Long, Entry> index = new HashMap<>();
  private long bytes;

  private static final class Entry {
    final int[] tokens;
    final KvCache cache;

    Entry(int[] tokens, KvCache cache) {
      this.tokens = tokens;
      this.cache = cache;
    }
  }

  PrefixCache(long limit, long blockBytes) {
    this.limit = limit;
    this.blockBytes = blockBytes;
  }

  /// Takes over the cache of `tokens[0..cache.length())`.
  synchronized void put(int[] tokens, KvCache cache) {
    int length = cache.length();
    if (limit == 0 || length == 0) {
      cache.close();
      return;
    }
    var entry = new Entry(Arrays.copyOf(tokens, length), cache);
    long hash = SEED;
    for (int i = 0; i < length; i++) {
      hash = mix(hash, tokens[i]);
      if (indexed(i + 1, length)) {
        index.put(hash, entry);
      }
    }
    entries.add(entry);
    for (int i = 0; i < cache.blockCount(); i++) {
      if (cache.block(i).cached++ == 0) {
        bytes += blockBytes;
      }
    }
    while (bytes > limit && !entries.isEmpty()) {
      drop(entries.iterator().next());
    }
  }

  /// A fork of the longest known prefix of `tokens[0..most)`; nothing if none is known.
  synchronized @Nullable KvCache longest(int[] tokens, int most) {
    long hash = SEED;
    Entry found = null;
    int length = 0;
    for (int i = 0; i < most; i++) {
      hash = mix(hash, tokens[i]);
      Entry entry = index.get(hash);
      if (entry != null
          && entry.tokens.length > i
          && Arrays.equals(entry.tokens, 0, i + 1, tokens, 0, i + 1)) {
        found = entry;
        length = i + 1;
      }
    }
    if (found == null) {
      return null;
    }
    entries.remove(found);
    entries.add(found);
    return found.cache.fork(length);
  }

  synchronized void clear() {
    while (!entries.isEmpty()) {
      drop(entries.iterator().next());
    }
  }

  /// Memory of all blocks held, each counted once.
  synchronized long bytes() {
    return bytes;
  }

  private void drop(Entry entry) {
    entries.remove(entry);
    long hash = SEED;
    for (int i = 0; i < entry.tokens.length; i++) {
      hash = mix(hash, entry.tokens[i]);
      if (indexed(i + 1, entry.tokens.length)) {
        index.remove(hash, entry);
      }
    }
    for (int i = 0; i < entry.cache.blockCount(); i++) {
      if (--entry.cache.block(i).cached == 0) {
        bytes -= blockBytes;
      }
    }
    entry.cache.close();
  }

  private static boolean indexed(int prefix, int length) {
    return prefix % Kernels.BLOCK == 0 || prefix >= length - 1;
  }

  private static final long SEED = 0xCBF29CE484222325L;

  private static long mix(long hash, int token) {
    long z = (hash ^ token) * 0x9E3779B97F4A7C15L;
    return z ^ (z >>> 32);
  }
}
