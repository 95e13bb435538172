package dev.ponder.model.train;

import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.model.Tokenizer;
import java.util.BitSet;

/// A trace as one sequence of token ids, and where in it the completion's own tokens stand.
///
/// A step without token ids is text that was put in: it is spelled by the tokenizer, read by the
/// model, and never credited.
///
/// @param tokens prompt and completion
/// @param promptLength tokens of the prompt
/// @param places index of each of the trace's own completion tokens
/// @param forced which of those tokens were put in by a search
record TracedTokens(int[] tokens, int promptLength, int[] places, BitSet forced) {
  static TracedTokens of(Trace trace, Tokenizer tokenizer) {
    int[] prompt = tokenizer.encode(trace.problem().prompt());
    if (prompt.length == 0) {
      throw new IllegalArgumentException(
          "prompt: that of %s is empty; a model needs at least one token to continue"
              .formatted(trace.problem().id()));
    }
    var places = new int[trace.tokenCount()];
    var forced = new BitSet();
    int[] tokens = prompt;
    int own = 0;
    for (Step step : trace.steps()) {
      boolean spelled = step.tokens().length == 0;
      int[] more = spelled ? tokenizer.encode(step.text()) : step.tokens();
      int[] joined = java.util.Arrays.copyOf(tokens, tokens.length + more.length);
      System.arraycopy(more, 0, joined, tokens.length, more.length);
      for (int i = 0; !spelled && i < more.length; i++, own++) {
        places[own] = tokens.length + i;
        forced.set(own, step.forced());
      }
      tokens = joined;
    }
    return new TracedTokens(tokens, prompt.length, places, forced);
  }

  /// An example with a weight for each own token; none for forced ones.
  Example weighted(double[] perToken) {
    var weights = new float[tokens.length - promptLength];
    for (int i = 0; i < places.length; i++) {
      weights[places[i] - promptLength] = forced.get(i) ? 0 : (float) perToken[i];
    }
    return new Example(tokens, promptLength, weights);
  }

  /// Values of the own tokens out of values of all completion tokens.
  float[] own(float[] values) {
    var own = new float[places.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = values[places[i] - promptLength];
    }
    return own;
  }
}
