package dev.ponder.model.decode;

import dev.ponder.core.Sampling;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws tokens from logits. Not thread-safe: it holds scratch memory.
final class Sampler {
  private final Kernels kernels;
  private final int vocab;
  private final float[] plain;
  private final float[] shaped;
  private final long[] order;
  private float logProb;

  Sampler(Kernels kernels, int vocab) {
    this.kernels = kernels;
    this.vocab = vocab;
    this.plain = new float[vocab];
    this.shaped = new float[vocab];
    this.order = new long[vocab];
  }

  /// Draws one token; takes one number of `random` unless greedy.
  ///
  /// @throws IllegalStateException when a logit is not a number
  int draw(float[] logits, int at, Sampling sampling, RandomGenerator random) {
    int best = likeliest(logits, at);
    float max = logits[at + best];
    kernels.exp(logits, at, vocab, max, 1, plain);
    double total = 0;
    for (float each : plain) {
      total += each;
    }
    int token;
    if (sampling.temperature() == 0) {
      token = best;
    } else {
      float[] weights = plain;
      double mass = total;
      if (sampling.temperature() != 1 || truncates(sampling)) {
        kernels.exp(logits, at, vocab, max, (float) (1 / sampling.temperature()), shaped);
        truncate(sampling);
        weights = shaped;
        mass = 0;
        for (float each : weights) {
          mass += each;
        }
      }
      token = pick(weights, random.nextDouble() * mass, best);
    }
    logProb = (float) (logits[at + token] - max - StrictMath.log(total));
    return token;
  }

  /// Natural logarithm of the last drawn token's probability at temperature 1, nothing truncated.
  float logProb() {
    return logProb;
  }

  private int likeliest(float[] logits, int at) {
    int best = 0;
    for (int i = 0; i < vocab; i++) {
      if (logits[at + i] > logits[at + best]) {
        best = i;
      }
      if (Float.isNaN(logits[at + i])) {
        throw new IllegalStateException("the model's logits are not numbers; its weights are bad");
      }
    }
    if (Float.isInfinite(logits[at + best])) {
      throw new IllegalStateException("the model's logits are infinite; its weights are bad");
    }
    return best;
  }

  private static int pick(float[] weights, double mark, int otherwise) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum > mark) {
        return i;
      }
    }
    return otherwise;
  }

  private static boolean truncates(Sampling sampling) {
    return sampling.topK() > 0 || sampling.topP() < 1 || sampling.minP() > 0;
  }

  /// Sets the weights of dropped tokens to 0: top-k, then top-p of what is left, then min-p. Of
  /// equally likely tokens the one with the smaller id goes first.
  private void truncate(Sampling sampling) {
    int kept = vocab;
    if (sampling.topK() > 0 || sampling.topP() < 1) {
      for (int i = 0; i < vocab; i++) {
        order[i] = ((long) ~Float.floatToRawIntBits(shaped[i]) << 32) | i;
      }
      Arrays.sort(order);
      if (sampling.topK() > 0) {
        kept = Math.min(kept, sampling.topK());
      }
      if (sampling.topP() < 1) {
        kept = nucleus(kept, sampling.topP());
      }
      for (int i = kept; i < vocab; i++) {
        shaped[(int) order[i]] = 0;
      }
    }
    if (sampling.minP() > 0) {
      for (int i = 0; i < vocab; i++) {
        if (shaped[i] < sampling.minP()) {
          shaped[i] = 0;
        }
      }
    }
  }

  private int nucleus(int kept, double topP) {
    double mass = 0;
    for (int i = 0; i < kept; i++) {
      mass += shaped[(int) order[i]];
    }
    double sum = 0;
    for (int i = 0; i < kept; i++) {
      sum += shaped[(int) order[i]];
      if (sum >= topP * mass) {
        return i + 1;
      }
    }
    return kept;
  }
}
