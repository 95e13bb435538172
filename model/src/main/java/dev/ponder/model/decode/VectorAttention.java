package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorKernels.splat;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Attention of the vector kernels.
///
/// The long loops convert numbers where they need them: the compiler always inlines the methods of
/// vectors, but ours not in loops of this size, and makes objects of the vectors that they return.
/// They take two groups at once and sum them apart, so that no sum waits for another.
final class VectorAttention {
  /// Coordinates and positions that loops take at once: two vectors.
  static final int PAIR = 2 * WIDTH;

  static final KvPacking PACKING = new KvPacking(WIDTH);

  private static final int BLOCK = Kernels.BLOCK;
  private static final int LANES = Kernels.LANES;
  private static final int GROUP = KvPacking.GROUP;
  private static final int GROUP_WORDS = KvPacking.GROUP_WORDS;
  private static final int SHARED = KvPacking.SHARED;
  private static final int UPPER = Integer.SIZE - SHARED;
  private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());

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
      // Behind the weights lie first their partial sums, then the factor of the result; positions
      // that are read before they are there come to lie between.
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
        int scales = KvPacking.scalesAt(layer, head, kvHeads, headDim);
        for (int j = 0; j < n; j += WIDTH) {
          scale(scores, at + j, block, scales + j, 1);
        }
        // Positions that are not there yet are read with their group.
        int read = KvPacking.read(n);
        for (int j = n; j < read; j++) {
          scores[at + j] = 0;
        }
        int sums = result + h * headDim;
        for (int d = 0; d < paired; d += PAIR) {
          int values = PACKING.valueAt(layer, head, kvHeads, headDim, d);
          mix(block, values, valuesApart, read, scores, at, out, sums + d);
        }
        int last = PACKING.valueAt(layer, head, kvHeads, headDim, paired);
        mixLast(headDim - paired, block, last, read, scores, at, out, sums + paired);
      }
    }
    for (int h = 0; h < heads; h++) {
      float factor = scores[scoresAt + h * stride + stride - 1];
      multiply(out, result + h * headDim, headDim, factor);
    }
  }

  /// Scores of two vectors of positions.
  private static void score(
      float[] q, int qAt, int headDim, int[] words, int keys, int apart, float[] scores, int at) {
    FloatVector even0 = FloatVector.zero(S);
    FloatVector even1 = FloatVector.zero(S);
    FloatVector odd0 = FloatVector.zero(S);
    FloatVector odd1 = FloatVector.zero(S);
    int k = keys;
    int d = qAt;
    int end = qAt + headDim;
    for (; d + 2 * GROUP <= end; d += 2 * GROUP, k += 2 * GROUP_WORDS * WIDTH) {
      FloatVector a = splat(q[d]);
      FloatVector b = splat(q[d + 1]);
      FloatVector c = splat(q[d + 2]);
      IntVector u0 = word(words, k);
      IntVector v0 = word(words, k + WIDTH);
      even0 =
          a.fma(
              u0.lanewise(LSHL, UPPER)
                  .or(v0.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              even0);
      even0 = b.fma(u0.convert(I2F, 0), even0);
      even0 = c.fma(v0.convert(I2F, 0), even0);
      IntVector u1 = word(words, k + apart);
      IntVector v1 = word(words, k + apart + WIDTH);
      even1 =
          a.fma(
              u1.lanewise(LSHL, UPPER)
                  .or(v1.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              even1);
      even1 = b.fma(u1.convert(I2F, 0), even1);
      even1 = c.fma(v1.convert(I2F, 0), even1);
      a = splat(q[d + 3]);
      b = splat(q[d + 4]);
      c = splat(q[d + 5]);
      u0 = word(words, k + 2 * WIDTH);
      v0 = word(words, k + 3 * WIDTH);
      odd0 =
          a.fma(
              u0.lanewise(LSHL, UPPER)
                  .or(v0.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              odd0);
      odd0 = b.fma(u0.convert(I2F, 0), odd0);
      odd0 = c.fma(v0.convert(I2F, 0), odd0);
      u1 = word(words, k + apart + 2 * WIDTH);
      v1 = word(words, k + apart + 3 * WIDTH);
      odd1 =
          a.fma(
              u1.lanewise(LSHL, UPPER)
                  .or(v1.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              odd1);
      odd1 = b.fma(u1.convert(I2F, 0), odd1);
      odd1 = c.fma(v1.convert(I2F, 0), odd1);
    }
    even0.add(odd0).intoArray(scores, at);
    even1.add(odd1).intoArray(scores, at + WIDTH);
    int scale = keys + KvPacking.words(headDim) * WIDTH;
    add(q, d, end, words, k, WIDTH, scores, at);
    scale(scores, at, words, scale, KvPacking.UNIT);
    add(q, d, end, words, k + apart, WIDTH, scores, at + WIDTH);
    scale(scores, at + WIDTH, words, scale + apart, KvPacking.UNIT);
  }

  /// Adds a vector of the last weighted numbers: a group, if so many are left, and those that have
  /// a word each.
  ///
  /// @param apart from one word of a number to the next
  private static void add(
      float[] weights, int from, int to, int[] words, int wordsAt, int apart, float[] out, int at) {
    FloatVector sum = FloatVector.fromArray(S, out, at);
    int i = from;
    int k = wordsAt;
    if (i + GROUP <= to) {
      IntVector u = word(words, k);
      IntVector v = word(words, k + apart);
      sum =
          splat(weights[i])
              .fma(
                  u.lanewise(LSHL, UPPER)
                      .or(v.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                      .convert(I2F, 0),
                  sum);
      sum = splat(weights[i + 1]).fma(u.convert(I2F, 0), sum);
      sum = splat(weights[i + 2]).fma(v.convert(I2F, 0), sum);
      i += GROUP;
      k += GROUP_WORDS * apart;
    }
    for (; i < to; i++, k += apart) {
      sum = splat(weights[i]).fma(word(words, k).convert(I2F, 0), sum);
    }
    sum.intoArray(out, at);
  }

  private static IntVector word(int[] words, int at) {
    return IntVector.fromArray(I, words, at);
  }

  /// Multiplies a vector of scores or weights by scales and a unit.
  private static void scale(float[] x, int at, int[] words, int scalesAt, float unit) {
    FloatVector scales = word(words, scalesAt).reinterpretAsFloats();
    FloatVector.fromArray(S, x, at).mul(scales).mul(unit).intoArray(x, at);
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
    FloatVector even0 = FloatVector.zero(S);
    FloatVector even1 = FloatVector.zero(S);
    FloatVector odd0 = FloatVector.zero(S);
    FloatVector odd1 = FloatVector.zero(S);
    int at = valuesAt;
    int j = weightsAt;
    int end = weightsAt + n;
    for (; j + 2 * GROUP <= end; j += 2 * GROUP, at += 2 * GROUP_WORDS * WIDTH) {
      FloatVector a = splat(weights[j]);
      FloatVector b = splat(weights[j + 1]);
      FloatVector c = splat(weights[j + 2]);
      IntVector u0 = word(words, at);
      IntVector v0 = word(words, at + WIDTH);
      even0 =
          a.fma(
              u0.lanewise(LSHL, UPPER)
                  .or(v0.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              even0);
      even0 = b.fma(u0.convert(I2F, 0), even0);
      even0 = c.fma(v0.convert(I2F, 0), even0);
      IntVector u1 = word(words, at + apart);
      IntVector v1 = word(words, at + apart + WIDTH);
      even1 =
          a.fma(
              u1.lanewise(LSHL, UPPER)
                  .or(v1.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              even1);
      even1 = b.fma(u1.convert(I2F, 0), even1);
      even1 = c.fma(v1.convert(I2F, 0), even1);
      a = splat(weights[j + 3]);
      b = splat(weights[j + 4]);
      c = splat(weights[j + 5]);
      u0 = word(words, at + 2 * WIDTH);
      v0 = word(words, at + 3 * WIDTH);
      odd0 =
          a.fma(
              u0.lanewise(LSHL, UPPER)
                  .or(v0.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              odd0);
      odd0 = b.fma(u0.convert(I2F, 0), odd0);
      odd0 = c.fma(v0.convert(I2F, 0), odd0);
      u1 = word(words, at + apart + 2 * WIDTH);
      v1 = word(words, at + apart + 3 * WIDTH);
      odd1 =
          a.fma(
              u1.lanewise(LSHL, UPPER)
                  .or(v1.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                  .convert(I2F, 0),
              odd1);
      odd1 = b.fma(u1.convert(I2F, 0), odd1);
      odd1 = c.fma(v1.convert(I2F, 0), odd1);
    }
    FloatVector sum0 = even0.add(odd0);
    FloatVector sum1 = even1.add(odd1);
    FloatVector.fromArray(S, out, outAt).add(sum0).intoArray(out, outAt);
    FloatVector.fromArray(S, out, outAt + WIDTH).add(sum1).intoArray(out, outAt + WIDTH);
    add(weights, j, end, words, at, WIDTH, out, outAt);
    add(weights, j, end, words, at + apart, WIDTH, out, outAt + WIDTH);
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
    FloatVector even = FloatVector.zero(S);
    FloatVector odd = FloatVector.zero(S);
    int at = valuesAt;
    int j = weightsAt;
    int end = weightsAt + n;
    for (; j + 2 * GROUP <= end; j += 2 * GROUP, at += 2 * GROUP_WORDS * width) {
      IntVector u = word(words, at);
      IntVector v = word(words, at + width);
      even =
          splat(weights[j])
              .fma(
                  u.lanewise(LSHL, UPPER)
                      .or(v.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                      .convert(I2F, 0),
                  even);
      even = splat(weights[j + 1]).fma(u.convert(I2F, 0), even);
      even = splat(weights[j + 2]).fma(v.convert(I2F, 0), even);
      u = word(words, at + 2 * width);
      v = word(words, at + 3 * width);
      odd =
          splat(weights[j + 3])
              .fma(
                  u.lanewise(LSHL, UPPER)
                      .or(v.lanewise(LSHL, UPPER).lanewise(LSHR, SHARED))
                      .convert(I2F, 0),
                  odd);
      odd = splat(weights[j + 4]).fma(u.convert(I2F, 0), odd);
      odd = splat(weights[j + 5]).fma(v.convert(I2F, 0), odd);
    }
    FloatVector.fromArray(S, out, outAt).add(even.add(odd)).intoArray(out, outAt);
    add(weights, j, end, words, at, width, out, outAt);
  }
}
