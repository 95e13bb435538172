package dev.ponder.core;

import java.time.Duration;

/// The one dial: how much a search may spend, and the seed of its randomness.
///
/// A limit that was not set is the type's largest value. `Budget.samples(16).seed(7)` reads as what
/// it is.
///
/// @param tokens generated and judged tokens at most
/// @param samples continuations at most
/// @param flops floating-point operations at most
/// @param money at most, in a currency of the caller's
/// @param deadline time at most from the ledger's opening
/// @param seed of all randomness
public record Budget(
    long tokens, long samples, double flops, double money, Duration deadline, long seed) {
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /// No limit at all.
  public static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, FOREVER, 0);

  public Budget {
    check(tokens >= 0, "tokens", tokens);
    check(samples >= 0, "samples", samples);
    check(flops >= 0, "flops", flops);
    check(money >= 0, "money", money);
    check(!deadline.isNegative(), "deadline", deadline);
  }

  public static Budget samples(long samples) {
    return new Budget(Long.MAX_VALUE, samples, Double.MAX_VALUE, Double.MAX_VALUE, FOREVER, 0);
  }

  public static Budget tokens(long tokens) {
    return new Budget(tokens, Long.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, FOREVER, 0);
  }

  public Budget andTokens(long limit) {
    return new Budget(limit, samples, flops, money, deadline, seed);
  }

  public Budget andSamples(long limit) {
    return new Budget(tokens, limit, flops, money, deadline, seed);
  }

  public Budget andFlops(double limit) {
    return new Budget(tokens, samples, limit, money, deadline, seed);
  }

  public Budget andMoney(double limit) {
    return new Budget(tokens, samples, flops, limit, deadline, seed);
  }

  public Budget within(Duration limit) {
    return new Budget(tokens, samples, flops, money, limit, seed);
  }

  public Budget seed(long value) {
    return new Budget(tokens, samples, flops, money, deadline, value);
  }

  /// The root of this budget's randomness.
  public RandomKey key() {
    return RandomKey.of(seed);
  }

  /// A fresh account of this budget; its deadline runs from now.
  public Ledger open() {
    return new Ledger(this);
  }

  private static void check(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must not be negative");
    }
  }
}
