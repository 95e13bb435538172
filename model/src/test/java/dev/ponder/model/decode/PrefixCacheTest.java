package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.model.ModelConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {
  private static final ModelConfig CONFIG = ModelConfig.of(98, 1, 8, 1, 8, 512, true);
  private static final int BLOCK = Kernels.BLOCK;
  private final KvPool pool = new KvPool(CONFIG, 0);

  @Test
  void theLongestKnownPrefixIsFoundAndSharesItsBlocks() {
    var prefixes = new PrefixCache(1 << 20, pool.blockBytes());
    int[] text = Models.tokens(CONFIG, 4 * BLOCK, 1);
    KvCache known = computed(3 * BLOCK + 2);
    KvBlock first = known.block(0);
    prefixes.put(text, known);
    int[] forked = text.clone();
    forked[2 * BLOCK + 8]++;

    assertThat(length(prefixes.longest(text, 4 * BLOCK))).isEqualTo(3 * BLOCK + 2);
    assertThat(length(prefixes.longest(text, 3 * BLOCK + 1))).isEqualTo(3 * BLOCK + 1);
    assertThat(length(prefixes.longest(text, 3 * BLOCK))).isEqualTo(3 * BLOCK);
    assertThat(length(prefixes.longest(text, 3 * BLOCK - 1))).isEqualTo(2 * BLOCK);
    KvCache fork = prefixes.longest(forked, 4 * BLOCK);
    assertThat(length(fork)).isEqualTo(2 * BLOCK);
    assertThat(fork == null ? null : fork.block(0)).isSameAs(first);
    assertThat(prefixes.longest(Models.tokens(CONFIG, 4 * BLOCK, 2), 4 * BLOCK)).isNull();
  }

  @Test
  void theLeastRecentlyUsedGoesFirstAndMemoryStaysWithinTheLimit() {
    long block = pool.blockBytes();
    var prefixes = new PrefixCache(4 * block, block);
    int[][] texts = new int[3][];
    for (int i = 0; i < 3; i++) {
      texts[i] = Models.tokens(CONFIG, 2 * BLOCK, i);
    }
    prefixes.put(texts[0], computed(2 * BLOCK));
    prefixes.put(texts[1], computed(2 * BLOCK));
    assertThat(prefixes.bytes()).isEqualTo(4 * block);
    assertThat(length(prefixes.longest(texts[0], 2 * BLOCK))).isEqualTo(2 * BLOCK);

    prefixes.put(texts[2], computed(2 * BLOCK));

    assertThat(prefixes.bytes()).isEqualTo(4 * block);
    assertThat(length(prefixes.longest(texts[0], 2 * BLOCK))).isEqualTo(2 * BLOCK);
    assertThat(prefixes.longest(texts[1], 2 * BLOCK)).isNull();
    assertThat(length(prefixes.longest(texts[2], 2 * BLOCK))).isEqualTo(2 * BLOCK);
  }

  @Test
  void sharedBlocksCountOnceAndAreGivenBackAtTheEnd() {
    long block = pool.blockBytes();
    var prefixes = new PrefixCache(10 * block, block);
    int[] text = Models.tokens(CONFIG, 5 * BLOCK, 1);
    KvCache root = computed(4 * BLOCK);
    KvBlock first = root.block(0);
    KvCache fork = root.fork(4 * BLOCK);
    fork.extend(5 * BLOCK);
    prefixes.put(Arrays.copyOf(text, 4 * BLOCK), root);
    prefixes.put(text, fork);

    assertThat(prefixes.bytes()).isEqualTo(5 * block);
    assertThat(first.references.get()).isEqualTo(2);
    prefixes.clear();
    assertThat(prefixes.bytes()).isZero();
    assertThat(first.references.get()).isZero();
    assertThat(prefixes.longest(text, 5 * BLOCK)).isNull();
  }

  private KvCache computed(int positions) {
    var cache = new KvCache(pool);
    cache.extend(positions);
    return cache;
  }

  private static int length(@Nullable KvCache cache) {
    return cache == null ? 0 : cache.length();
  }
}
