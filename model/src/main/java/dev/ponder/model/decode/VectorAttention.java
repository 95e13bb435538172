package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorKernels.splat;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Attention of the vector kernels.
final class VectorAttention {
  /// Coordinates and positions that loops take at once: two vectors. With four the compiler makes
  /// objects of them.
  static final int PAIR = 2 * WIDTH;

  static final KvPacking PACKING = new KvPacking(WIDTH);

  private static final int BLOCK = Kernels.BLOCK;
  private static final int LANES = Kernels.LANES;
  private static final int GROUP = KvPacking.GROUP;
  private static final int GROUP_WORDS = KvPacking.GROUP_WORDS;
  private static final int UPPER = Integer.SIZE - KvPacking.SHARED;
  private static final int LAST = Integer.SIZE - KvPacking.LAST;
  static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());

  private VectorAttention() {}

  /// [Kernels#attend].
  static void attend(
      int from,
      int to,
      float[] q,
      int qAt,
      int kvHeads,
      int group,
      int headDim,
      int[][] blocks,
      int layer,
      int count,
      float[] scores,
      int scoresAt,
      float[] out,
      int outAt) {
    int padded = Kernels.roundUp(count, LANES);
    int stride = padded + LANES;
    int heads = (to - from) * group;
    int query = qAt + from * group * headDim;
    int result = outAt + from * group * headDim;
    int paired = PACKING.paired(headDim);
    int keysApart = KvPacking.keysApart(kvHeads, headDim);
    int valuesApart = PACKING.valuesApart(kvHeads, headDim);
    for (int t = 0; t < padded; t += BLOCK) {
      int[] block = blocks[t / BLOCK];
      int n = Math.min(BLOCK, padded - t);
      for (int h = 0; h < heads; h++) {
        int head = from + h / group;
        int at = scoresAt + h * stride + t;
        for (int i = 0; i < n; i += PAIR) {
          int keys = PACKING.keyAt(layer, head, kvHeads, headDim, i);
          score(q, query + h * headDim, headDim, block, keys, keysApart, scores, at + i);
        }
      }
    }
    for (int h = 0; h < heads; h++) {
      int at = scoresAt + h * stride;
      for (int t = count; t < padded; t++) {
        scores[at + t] = Float.NEGATIVE_INFINITY;
      }
      // Behind the weights lie first their partial sums, then the factor of the result.
      float total = weigh(scores, at, padded);
      scores[at + stride - 1] = KvPacking.UNIT / total;
      clear(out, result + h * headDim, headDim);
    }
    for (int t = 0; t < count; t += BLOCK) {
      int[] block = blocks[t / BLOCK];
      int n = Math.min(BLOCK, count - t);
      for (int h = 0; h < heads; h++) {
        int head = from + h / group;
        int at = scoresAt + h * stride + t;
        scale(scores, at, n, block, KvPacking.scalesAt(layer, head, kvHeads, headDim));
        // Positions that are not there yet are read with their group.
        for (int j = n; j < Math.min(Kernels.roundUp(n, GROUP), KvPacking.GROUPED); j++) {
          scores[at + j] = 0;
        }
        int sums = result + h * headDim;
        for (int d = 0; d < paired; d += PAIR) {
          int values = PACKING.valueAt(layer, head, kvHeads, headDim, d);
          mix(block, values, valuesApart, n, scores, at, out, sums + d);
        }
        int last = PACKING.valueAt(layer, head, kvHeads, headDim, paired);
        mixLast(headDim - paired, block, last, n, scores, at, out, sums + paired);
      }
    }
    for (int h = 0; h < heads; h++) {
      float factor = scores[scoresAt + h * stride + stride - 1];
      multiply(out, result + h * headDim, headDim, factor);
    }
  }

  /// Scores of two vectors of positions, in units.
  private static void score(
      float[] q, int qAt, int headDim, int[] words, int keys, int apart, float[] scores, int at) {
    FloatVector sum0 = FloatVector.zero(S);
    FloatVector sum1 = FloatVector.zero(S);
    int k = keys;
    int d = qAt;
    int end = qAt + headDim;
    for (; d + GROUP <= end; d += GROUP, k += GROUP_WORDS * WIDTH) {
      FloatVector a = splat(q[d]);
      FloatVector b = splat(q[d + 1]);
      FloatVector c = splat(q[d + 2]);
      FloatVector e = splat(q[d + 3]);
      FloatVector f = splat(q[d + 4]);
      IntVector u0 = word(words, k);
      IntVector v0 = word(words, k + WIDTH);
      IntVector w0 = word(words, k + 2 * WIDTH);
      sum0 = a.fma(zero(v0, w0), sum0);
      sum0 = b.fma(one(u0, v0), sum0);
      sum0 = c.fma(number(u0), sum0);
      sum0 = e.fma(number(v0), sum0);
      sum0 = f.fma(number(w0), sum0);
      IntVector u1 = word(words, k + apart);
      IntVector v1 = word(words, k + apart + WIDTH);
      IntVector w1 = word(words, k + apart + 2 * WIDTH);
      sum1 = a.fma(zero(v1, w1), sum1);
      sum1 = b.fma(one(u1, v1), sum1);
      sum1 = c.fma(number(u1), sum1);
      sum1 = e.fma(number(v1), sum1);
      sum1 = f.fma(number(w1), sum1);
    }
    sum0.intoArray(scores, at);
    sum1.intoArray(scores, at + WIDTH);
    finish(q, d, end, words, k, scores, at);
    finish(q, d, end, words, k + apart, scores, at + WIDTH);
  }

  /// Adds to a vector of scores what has a word each, and scales it.
  private static void finish(
      float[] q, int from, int to, int[] words, int wordsAt, float[] scores, int at) {
    FloatVector sum = FloatVector.fromArray(S, scores, at);
    int k = wordsAt;
    for (int d = from; d < to; d++, k += WIDTH) {
      sum = splat(q[d]).fma(number(word(words, k)), sum);
    }
    FloatVector scale = word(words, k).reinterpretAsFloats();
    sum.mul(scale).mul(KvPacking.UNIT).intoArray(scores, at);
  }

  /// Adds a vector of weighted numbers that have a word each, `apart` from each other.
  private static void add(
      float[] weights, int from, int to, int[] words, int wordsAt, int apart, float[] out, int at) {
    FloatVector sum = FloatVector.fromArray(S, out, at);
    int k = wordsAt;
    for (int i = from; i < to; i++, k += apart) {
      sum = splat(weights[i]).fma(number(word(words, k)), sum);
    }
    sum.intoArray(out, at);
  }

  /// Number 0 of the five in three words.
  private static FloatVector zero(IntVector word1, IntVector word2) {
    return number(shl(word2, UPPER).or(shr(shl(word1, LAST))));
  }

  /// Number 1 of the five in three words; the words are numbers 2, 3 and 4.
  private static FloatVector one(IntVector word0, IntVector word1) {
    return number(shl(word0, UPPER).or(shr(shl(word1, UPPER))));
  }

  private static IntVector word(int[] words, int at) {
    return IntVector.fromArray(I, words, at);
  }

  private static FloatVector number(IntVector word) {
    return (FloatVector) word.convert(VectorOperators.I2F, 0);
  }

  private static IntVector shl(IntVector x, int bits) {
    return x.lanewise(VectorOperators.LSHL, bits);
  }

  private static IntVector shr(IntVector x) {
    return x.lanewise(VectorOperators.LSHR, KvPacking.SHARED);
  }

  /// Multiplies weights by the scales of their positions.
  private static void scale(float[] weights, int at, int n, int[] words, int scalesAt) {
    for (int t = 0; t < n; t += WIDTH) {
      FloatVector.fromArray(S, weights, at + t)
          .mul(word(words, scalesAt + t).reinterpretAsFloats())
          .intoArray(weights, at + t);
    }
  }

  /// Turns scores into weights that are not yet divided by their sum.
  ///
  /// @return the sum
  private static float weigh(float[] scores, int at, int padded) {
    FloatVector highest = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    for (int t = 0; t < padded; t += WIDTH) {
      highest = highest.max(FloatVector.fromArray(S, scores, at + t));
    }
    float max = highest.reduceLanes(VectorOperators.MAX);
    int sums = at + padded;
    clear(scores, sums, LANES);
    for (int t = 0; t < padded; t += LANES) {
      for (int v = 0; v < LANES; v += WIDTH) {
        FloatVector weight =
            VectorKernels.exp(FloatVector.fromArray(S, scores, at + t + v).sub(max));
        weight.intoArray(scores, at + t + v);
        weight.add(FloatVector.fromArray(S, scores, sums + v)).intoArray(scores, sums + v);
      }
    }
    return Kernels.total(scores, sums);
  }

  private static void clear(float[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] = 0;
    }
  }

  private static void multiply(float[] out, int at, int n, float factor) {
    for (int i = 0; i < n; i++) {
      out[at + i] *= factor;
    }
  }

  /// Adds two vectors of weighted values of a block's first `n` positions, in units.
  private static void mix(
      int[] words,
      int valuesAt,
      int apart,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    FloatVector sum0 = FloatVector.zero(S);
    FloatVector sum1 = FloatVector.zero(S);
    int at = valuesAt;
    int j = weightsAt;
    int grouped = weightsAt + Math.min(n, KvPacking.GROUPED);
    for (; j < grouped; j += GROUP, at += GROUP_WORDS * WIDTH) {
      FloatVector a = splat(weights[j]);
      FloatVector b = splat(weights[j + 1]);
      FloatVector c = splat(weights[j + 2]);
      FloatVector e = splat(weights[j + 3]);
      FloatVector f = splat(weights[j + 4]);
      IntVector u0 = word(words, at);
      IntVector v0 = word(words, at + WIDTH);
      IntVector w0 = word(words, at + 2 * WIDTH);
      sum0 = a.fma(zero(v0, w0), sum0);
      sum0 = b.fma(one(u0, v0), sum0);
      sum0 = c.fma(number(u0), sum0);
      sum0 = e.fma(number(v0), sum0);
      sum0 = f.fma(number(w0), sum0);
      IntVector u1 = word(words, at + apart);
      IntVector v1 = word(words, at + apart + WIDTH);
      IntVector w1 = word(words, at + apart + 2 * WIDTH);
      sum1 = a.fma(zero(v1, w1), sum1);
      sum1 = b.fma(one(u1, v1), sum1);
      sum1 = c.fma(number(u1), sum1);
      sum1 = e.fma(number(v1), sum1);
      sum1 = f.fma(number(w1), sum1);
    }
    FloatVector.fromArray(S, out, outAt).add(sum0).intoArray(out, outAt);
    FloatVector.fromArray(S, out, outAt + WIDTH).add(sum1).intoArray(out, outAt + WIDTH);
    add(weights, j, weightsAt + n, words, at, WIDTH, out, outAt);
    add(weights, j, weightsAt + n, words, at + apart, WIDTH, out, outAt + WIDTH);
  }

  /// [#mix] of the last coordinates, which fill no two vectors.
  private static void mixLast(
      int width,
      int[] words,
      int valuesAt,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    int i = 0;
    if (WIDTH <= width) {
      mixOne(width, words, valuesAt, n, weights, weightsAt, out, outAt);
      i = WIDTH;
    }
    int rest = width - i;
    ScalarKernels.mix(rest, width, words, valuesAt + i, n, weights, weightsAt, out, outAt + i);
  }

  /// One vector of the last `width` coordinates.
  private static void mixOne(
      int width,
      int[] words,
      int valuesAt,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    FloatVector sum = FloatVector.zero(S);
    int at = valuesAt;
    int j = weightsAt;
    int grouped = weightsAt + Math.min(n, KvPacking.GROUPED);
    for (; j < grouped; j += GROUP, at += GROUP_WORDS * width) {
      FloatVector a = splat(weights[j]);
      FloatVector b = splat(weights[j + 1]);
      FloatVector c = splat(weights[j + 2]);
      IntVector u = word(words, at);
      IntVector v = word(words, at + width);
      IntVector w = word(words, at + 2 * width);
      sum = a.fma(zero(v, w), sum);
      sum = b.fma(one(u, v), sum);
      sum = c.fma(number(u), sum);
      sum = splat(weights[j + 3]).fma(number(v), sum);
      sum = splat(weights[j + 4]).fma(number(w), sum);
    }
    FloatVector.fromArray(S, out, outAt).add(sum).intoArray(out, outAt);
    add(weights, j, weightsAt + n, words, at, width, out, outAt);
  }
}
