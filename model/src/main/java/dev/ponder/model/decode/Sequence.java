package dev.ponder.model.decode;

import dev.ponder.core.Ending;
import dev.ponder.model.Tokenizer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// One sample in the making. One worker at a time holds it.
final class Sequence {
  final Request request;
  final KvCache cache;
  private final int index;
  private final Tokenizer tokenizer;
  private final RandomGenerator random;
  private final int longestStop;
  private final StringBuilder text = new StringBuilder();
  private int[] tokens;
  private int length;
  private float[] logProbs = new float[32];
  private Ending ending = Ending.CANCELLED;

  Sequence(Request request, int index, Tokenizer tokenizer, KvCache cache) {
    this.request = request;
    this.index = index;
    this.tokenizer = tokenizer;
    this.cache = cache;
    this.random = request.sampling.key().child(index).generator();
    this.length = request.prefix.length;
    this.tokens = Arrays.copyOf(request.prefix, length + 32);
    this.longestStop = request.sampling.stops().stream().mapToInt(String::length).max().orElse(0);
  }

  /// The last token, which has been sampled but not computed.
  Decoder.Feed feed() {
    return new Decoder.Feed(cache, tokens, length - 1, length);
  }

  int[] tokens() {
    return tokens;
  }

  Ending ending() {
    return ending;
  }

  /// Samples one token.
  ///
  /// @return true when it was the last one
  boolean step(float[] logits, int at, Sampler sampler) {
    int token = sampler.draw(logits, at, request.sampling, random);
    int sampled = length - request.prefix.length;
    if (length == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * length);
    }
    if (sampled == logProbs.length) {
      logProbs = Arrays.copyOf(logProbs, 2 * sampled);
    }
    tokens[length++] = token;
    logProbs[sampled] = sampler.logProb();
    if (token == tokenizer.end()) {
      ending = Ending.STOPPED;
      return true;
    }
    int seen = text.length();
    text.append(tokenizer.decode(token));
    if (longestStop > 0 && stops(Math.max(0, seen - longestStop + 1))) {
      ending = Ending.OPEN;
      return true;
    }
    if (sampled + 1 == request.limit) {
      ending = Ending.TRUNCATED;
      return true;
    }
    return false;
  }

  /// Writes the result into the request; a sequence that was not over is cancelled.
  void deliver() {
    int from = request.prefix.length;
    request.results[index] =
        new Continuation(
            Arrays.copyOfRange(tokens, from, length),
            Arrays.copyOf(logProbs, length - from),
            text.toString(),
            ending);
  }

  private boolean stops(int from) {
    for (String stop : request.sampling.stops()) {
      if (text.indexOf(stop, from) >= 0) {
        return true;
      }
    }
    return false;
  }
}
