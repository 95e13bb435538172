package dev.ponder.core;

import java.util.random.RandomGenerator;

/// Names a stream of random numbers.
///
/// Streams are keyed, not shared: whoever needs randomness derives a child key from what it is
/// about (problem, branch, step), so the numbers it draws don't depend on which thread came first.
/// The same seed gives the same numbers whatever the timing. Keys are mixed with the finaliser of
/// SplitMix64 (Steele, Lea, Flood 2014).
///
/// @param value the 64-bit key
public record RandomKey(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /// The root key of a run.
  public static RandomKey of(long seed) {
    return new RandomKey(mix(seed + GOLDEN));
  }

  /// The `index`-th child: independent of its siblings and of this key's own stream.
  public RandomKey child(long index) {
    return new RandomKey(mix(value ^ mix(index * GOLDEN + 0x632BE59BD9B4E019L)));
  }

  /// The child of that name.
  public RandomKey child(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return child(hash);
  }

  /// A fresh generator at the start of this key's stream.
  public RandomGenerator generator() {
    return new Stream(value);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// SplitMix64; a long of state, so a million streams cost nothing.
  private static final class Stream implements RandomGenerator {
    private long state;

    Stream(long seed) {
      state = seed;
    }

    @Override
    public long nextLong() {
      state += GOLDEN;
      return mix(state);
    }
  }
}
