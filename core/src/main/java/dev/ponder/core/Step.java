package dev.ponder.core;

import java.util.Objects;

/// One unit of reasoning: text, its token ids, and their log-probabilities under the distribution
/// that sampled them.
///
/// The log-probabilities are natural logarithms. Where `forced` is set the tokens were not sampled
/// but put in by a search (a budget's end marker, a "wait"); they are part of the text but earn no
/// credit. The arrays are owned by the step and must not be written to.
///
/// @param text what the tokens spell
/// @param tokens token ids; empty for policies that have none
/// @param logProbs one log-probability per token
/// @param forced true when the text was put in, not sampled
public record Step(String text, int[] tokens, float[] logProbs, boolean forced) {
  private static final int[] NO_TOKENS = {};
  private static final float[] NO_LOG_PROBS = {};

  public Step {
    Objects.requireNonNull(text, "text");
    if (tokens.length != logProbs.length) {
      throw new IllegalArgumentException(
          "logProbs: %d values for %d tokens; one per token is needed"
              .formatted(logProbs.length, tokens.length));
    }
  }

  /// A sampled step.
  public static Step sampled(String text, int[] tokens, float[] logProbs) {
    return new Step(text, tokens, logProbs, false);
  }

  /// Text put in by a search or a user, without tokens of its own.
  public static Step forced(String text) {
    return new Step(text, NO_TOKENS, NO_LOG_PROBS, true);
  }

  /// Text of which nothing else is known.
  public static Step of(String text) {
    return new Step(text, NO_TOKENS, NO_LOG_PROBS, false);
  }
}
