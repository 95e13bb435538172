package dev.ponder.model.train;

import java.util.Arrays;

/// One sequence with a weight for the log-probability of each of its last tokens.
///
/// The objective is the sum of `weights[i] * log pi(tokens[from + i] | tokens before)`.
///
/// @param tokens token ids
/// @param from index of the first weighted token, at least 1: the first token of a sequence has
///   nothing before it to be predicted from
/// @param weights one weight per token from `from` on
record Example(int[] tokens, int from, float[] weights) {
  Example {
    if (from < 1 || from + weights.length != tokens.length || weights.length == 0) {
      throw new IllegalArgumentException(
          "weights: %d from token %d on, but there are %d tokens"
              .formatted(weights.length, from, tokens.length));
    }
  }

  static Example uniform(int[] tokens, int from, float weight) {
    var weights = new float[tokens.length - from];
    Arrays.fill(weights, weight);
    return new Example(tokens, from, weights);
  }

  /// Tokens the model reads: all but the last.
  int length() {
    return tokens.length - 1;
  }
}
