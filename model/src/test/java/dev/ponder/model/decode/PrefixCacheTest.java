package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.model.ModelConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {
  private static final ModelConfig CONFIG = ModelConfig.of(98, 1, 8, 1, 8, 256, true);
  private final KvPool pool = new KvPool(CONFIG, 0);

  @Test
  void theLongestKnownPrefixIsFoundAndSharesItsBlocks() {
    var prefixes = new PrefixCache(1 << 20, pool.blockBytes());
    int[] text = Models.tokens(CONFIG, 60, 1);
    KvCache known = computed(50);
    KvBlock first = known.block(0);
    prefixes.put(text, known);
    int[] forked = text.clone();
    forked[40]++;

    assertThat(length(prefixes.longest(text, 60))).isEqualTo(50);
    assertThat(length(prefixes.longest(text, 49))).isEqualTo(49);
    assertThat(length(prefixes.longest(text, 48))).isEqualTo(48);
    assertThat(length(prefixes.longest(text, 47))).isEqualTo(32);
    KvCache fork = prefixes.longest(forked, 60);
    assertThat(length(fork)).isEqualTo(32);
    assertThat(fork == null ? null : fork.block(0)).isSameAs(first);
    assertThat(prefixes.longest(Models.tokens(CONFIG, 60, 2), 60)).isNull();
  }

  @Test
  void theLeastRecentlyUsedGoesFirstAndMemoryStaysWithinTheLimit() {
    long block = pool.blockBytes();
    var prefixes = new PrefixCache(4 * block, block);
    int[][] texts = new int[3][];
    for (int i = 0; i < 3; i++) {
      texts[i] = Models.tokens(CONFIG, 32, i);
    }
    prefixes.put(texts[0], computed(32));
    prefixes.put(texts[1], computed(32));
    assertThat(prefixes.bytes()).isEqualTo(4 * block);
    assertThat(length(prefixes.longest(texts[0], 32))).isEqualTo(32);

    prefixes.put(texts[2], computed(32));

    assertThat(prefixes.bytes()).isEqualTo(4 * block);
    assertThat(length(prefixes.longest(texts[0], 32))).isEqualTo(32);
    assertThat(prefixes.longest(texts[1], 32)).isNull();
    assertThat(length(prefixes.longest(texts[2], 32))).isEqualTo(32);
  }

  @Test
  void sharedBlocksCountOnceAndAreGivenBackAtTheEnd() {
    long block = pool.blockBytes();
    var prefixes = new PrefixCache(10 * block, block);
    int[] text = Models.tokens(CONFIG, 80, 1);
    KvCache root = computed(64);
    KvBlock first = root.block(0);
    KvCache fork = root.fork(64);
    fork.extend(80);
    prefixes.put(Arrays.copyOf(text, 64), root);
    prefixes.put(text, fork);

    assertThat(prefixes.bytes()).isEqualTo(5 * block);
    assertThat(first.references.get()).isEqualTo(2);
    prefixes.clear();
    assertThat(prefixes.bytes()).isZero();
    assertThat(first.references.get()).isZero();
    assertThat(prefixes.longest(text, 80)).isNull();
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
