package dev.ponder.model.train;

import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.model.Tokenizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// A trace as one sequence of token ids, and where in it the completion's own tokens stand.
///
/// A step without token ids is text that was put in: it is spelled by the tokenizer, read by the
/// model, and never credited. An end token that a later step took back isn't read by the model: it
/// has no place, no credit, and a log-probability of 0.
///
/// @param tokens prompt and completion
/// @param promptLength tokens of the prompt
/// @param places index of each of the trace's own completion tokens; -1 for none
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
    var tokens = IntStream.builder();
    Arrays.stream(prompt).forEach(tokens);
    int at = prompt.length;
    int own = 0;
    List<Step> steps = trace.steps();
    for (Step step : steps) {
      boolean spelled = step.tokens().length == 0;
      for (int token : spelled ? tokenizer.encode(step.text()) : step.tokens()) {
        boolean read = token != tokenizer.end() || step == steps.getLast();
        if (!spelled) {
          places[own] = read ? at : -1;
          forced.set(own++, step.forced() || !read);
        }
        if (read) {
          tokens.accept(token);
          at++;
        }
      }
    }
    return new TracedTokens(tokens.build().toArray(), prompt.length, places, forced);
  }

  /// An example with a weight for each own token; none for forced ones.
  Example weighted(double[] perToken) {
    var weights = new float[tokens.length - promptLength];
    for (int i = 0; i < places.length; i++) {
      if (!forced.get(i)) {
        weights[places[i] - promptLength] = (float) perToken[i];
      }
    }
    return new Example(tokens, promptLength, weights);
  }

  /// Values of the own tokens out of values of all completion tokens.
  float[] own(float[] values) {
    var own = new float[places.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = places[i] < 0 ? 0 : values[places[i] - promptLength];
    }
    return own;
  }
}
