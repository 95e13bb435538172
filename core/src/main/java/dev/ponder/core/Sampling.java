package dev.ponder.core;

import java.util.List;

/// How a policy samples: temperature, truncation of the distribution, limits, stop strings, and the
/// random key.
///
/// Truncations apply in the order temperature, top-k, top-p, min-p. The log-probabilities reported
/// with a step are always those of the policy's own distribution, at temperature 1 and untruncated,
/// so that they can be compared with training's.
///
/// @param temperature at least 0; 0 is greedy
/// @param topK keep the k likeliest tokens; 0 keeps all
/// @param topP keep the smallest set of tokens with at least this mass, in (0, 1]; 1 keeps all
/// @param minP drop tokens below this share of the likeliest one's probability, in [0, 1); 0 keeps
///   all
/// @param maxTokens most tokens to sample in one call, at least 1
/// @param stops the text ends after the first of these strings, which stays part of the text
/// @param key the stream to draw from; the i-th continuation draws from `key.child(i)`
public record Sampling(
    double temperature,
    int topK,
    double topP,
    double minP,
    int maxTokens,
    List<String> stops,
    RandomKey key) {

  public Sampling {
    check(
        temperature >= 0 && Double.isFinite(temperature),
        "temperature",
        temperature,
        "a finite number >= 0");
    check(topK >= 0, "topK", topK, ">= 0");
    check(topP > 0 && topP <= 1, "topP", topP, "in (0, 1]");
    check(minP >= 0 && minP < 1, "minP", minP, "in [0, 1)");
    check(maxTokens >= 1, "maxTokens", maxTokens, ">= 1");
    stops = List.copyOf(stops);
    for (String stop : stops) {
      check(!stop.isEmpty(), "stops", "\"\"", "without empty strings");
    }
  }

  /// Temperature 1, nothing truncated, no stop strings: the policy's own distribution.
  public static Sampling plain(int maxTokens, RandomKey key) {
    return new Sampling(1, 0, 1, 0, maxTokens, List.of(), key);
  }

  /// Always the likeliest token.
  public static Sampling greedy(int maxTokens) {
    return new Sampling(0, 0, 1, 0, maxTokens, List.of(), RandomKey.of(0));
  }

  public Sampling withTemperature(double value) {
    return new Sampling(value, topK, topP, minP, maxTokens, stops, key);
  }

  public Sampling withMaxTokens(int value) {
    return new Sampling(temperature, topK, topP, minP, value, stops, key);
  }

  public Sampling withStops(String... values) {
    return new Sampling(temperature, topK, topP, minP, maxTokens, List.of(values), key);
  }

  public Sampling withKey(RandomKey value) {
    return new Sampling(temperature, topK, topP, minP, maxTokens, stops, value);
  }

  private static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
