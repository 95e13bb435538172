package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomKeyTest {
  /// Frozen: a published number made with a seed must stay that number.
  @Test
  void theStreamsOfASeedNeverChange() {
    assertThat(RandomKey.of(0).value()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(RandomKey.of(42).child(7).value()).isEqualTo(0x777A90CC19C10FE1L);
    assertThat(RandomKey.of(42).child("countdown").value()).isEqualTo(0x4E56468AAB6A84AFL);
    var random = RandomKey.of(1).generator();
    assertThat(new long[] {random.nextLong(), random.nextLong()})
        .containsExactly(0x5E41AB087439611EL, 0xF18D6CE93D6CF1EEL);
  }

  @Test
  void aGeneratorStartsAfresh() {
    RandomKey key = RandomKey.of(5).child("a");
    assertThat(key.generator().longs(10).toArray()).isEqualTo(key.generator().longs(10).toArray());
  }

  @Test
  void siblingsAndChildrenAreAllDifferent() {
    var seen = new HashSet<Long>();
    int made = 0;
    for (int seed = 0; seed < 100; seed++) {
      RandomKey key = RandomKey.of(seed);
      for (int i = 0; i < 100; i++) {
        seen.add(key.child(i).value());
        seen.add(key.child("p" + i).value());
        seen.add(key.child(i).child(0).value());
        made += 3;
      }
    }
    assertThat(seen).hasSize(made);
  }

  @Test
  void drawsOfOneKeyAreUniform() {
    var counts = new int[64];
    var random = RandomKey.of(9).generator();
    for (int i = 0; i < 64_000; i++) {
      counts[random.nextInt(64)]++;
    }
    assertThat(chiSquare(counts)).isBetween(32.0, 104.0);
  }

  /// The first draws of sibling keys are what parallel samples start with.
  @Test
  void firstDrawsOfSiblingsAreUniform() {
    for (RandomKey parent : new RandomKey[] {RandomKey.of(0), RandomKey.of(1).child("x")}) {
      var counts = new int[64];
      for (int i = 0; i < 64_000; i++) {
        counts[(int) (parent.child(i).generator().nextDouble() * 64)]++;
      }
      assertThat(chiSquare(counts)).isBetween(32.0, 104.0);
    }
  }

  @Test
  void neighboursAreIndependent() {
    var pairs = new int[64];
    for (int i = 0; i < 64_000; i++) {
      int one = RandomKey.of(3).child(i).generator().nextInt(8);
      int next = RandomKey.of(3).child(i + 1).generator().nextInt(8);
      pairs[one * 8 + next]++;
    }
    assertThat(chiSquare(pairs)).isBetween(32.0, 104.0);
  }

  @Test
  void aChildIsNotItsParentsStream() {
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      RandomKey key = RandomKey.of(i);
      sum += (key.generator().nextDouble() - 0.5) * (key.child(0).generator().nextDouble() - 0.5);
    }
    double correlation = sum / 10_000 * 12;
    assertThat(Math.abs(correlation)).isLessThan(0.04);
  }

  /// 63 degrees of freedom: mean 63, deviation 11; 32 and 104 are beyond 1 in 1,000 either way.
  private static double chiSquare(int[] counts) {
    double expected = 0;
    for (int each : counts) {
      expected += (double) each / counts.length;
    }
    double sum = 0;
    for (int each : counts) {
      sum += (each - expected) * (each - expected) / expected;
    }
    return sum;
  }
}
