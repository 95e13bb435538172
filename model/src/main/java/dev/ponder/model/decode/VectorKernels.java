package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorTiles.PANEL;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

import java.lang.foreign.SegmentAllocator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The kernels on the Vector API.
///
/// A block's keys lie by head, vector of positions, coordinate, position in the vector, so that the
/// scores need no horizontal sums; its values by head, run of coordinates, position, coordinate.
/// Loops take four vectors at once and read memory from end to end: one run of values, the keys of
/// four vectors of positions side by side. Reading the left half of all rows of values and then the
/// right was slower by a third.
final class VectorKernels implements Kernels {
  /// Coordinates of values that lie side by side, and positions whose scores are made at once.
  private static final int RUN = 4 * WIDTH;

  /// Whether vectors are wide enough to pay and divide a block.
  static boolean usable() {
    return WIDTH >= 4 && LANES % WIDTH == 0 && BLOCK % RUN == 0;
  }

  private final boolean unit;

  /// @param unit whether products with weights of 16 bits go to the processor's matrix unit, if
  ///   libtorch has a kernel for it
  VectorKernels(boolean unit) {
    this.unit = unit;
  }

  @Override
  public int panel() {
    return PANEL;
  }

  @Override
  public Matrix matrix(float[] values, int inputs, SegmentAllocator memory) {
    return unit ? Matrix.forUnit(values, inputs, memory) : new Matrix(values, inputs, PANEL);
  }

  @Override
  public int panelsAtOnce(int rows, Matrix w) {
    if (w.blocked()) {
      return MatrixUnit.PANELS;
    }
    return rows == 1 ? VectorTiles.ROW_PANELS : 1;
  }

  @Override
  public int packedSize(int rows, int depth) {
    return unit ? MatrixUnit.packedSize(rows, depth) : rows * depth;
  }

  @Override
  public float[] pack(int rows, float[] x, int xStride, Matrix w, float[] packed) {
    if (w.blocked()) {
      MatrixUnit.pack(rows, x, xStride, w.inputs(), packed);
    } else if (rows == 1) {
      return x;
    } else {
      VectorTiles.pack(rows, x, xStride, w.inputs(), packed);
    }
    return packed;
  }

  @Override
  public void multiply(
      int rows,
      float[] x,
      Matrix w,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride,
      int column) {
    if (w.blocked()) {
      MatrixUnit.multiply(rows, x, w, from, to, init, initStride, out, outStride, column);
    } else if (w.paired()) {
      PairTiles.multiply(rows, x, w, from, to, init, initStride, out, outStride, column);
    } else {
      VectorTiles.multiply(rows, x, w, from, to, init, initStride, out, outStride, column);
    }
  }

  @Override
  public void gate(
      int rows,
      float[] panel,
      int panelAt,
      int panelStride,
      float[] out,
      int outAt,
      int outStride) {
    for (int r = 0; r < rows; r++) {
      int at = panelAt + r * panelStride;
      FloatVector gate = FloatVector.fromArray(S, panel, at);
      FloatVector input = FloatVector.fromArray(S, panel, at + WIDTH);
      gate.div(exp(gate.neg()).add(1)).mul(input).intoArray(out, outAt + r * outStride);
    }
  }

  @Override
  public void norm(float[] x, int xAt, float[] weight, float[] out, int outAt, int n, double eps) {
    var partial = new float[LANES];
    int whole = n / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      for (int v = 0; v < LANES; v += WIDTH) {
        FloatVector value = FloatVector.fromArray(S, x, xAt + i + v);
        value.fma(value, FloatVector.fromArray(S, partial, v)).intoArray(partial, v);
      }
    }
    for (int i = whole; i < n; i++) {
      float value = x[xAt + i];
      partial[i - whole] = Math.fma(value, value, partial[i - whole]);
    }
    float factor = (float) (1 / Math.sqrt(Kernels.total(partial) / n + eps));
    int i = 0;
    for (; i + WIDTH <= n; i += WIDTH) {
      FloatVector.fromArray(S, x, xAt + i)
          .mul(factor)
          .mul(FloatVector.fromArray(S, weight, i))
          .intoArray(out, outAt + i);
    }
    for (; i < n; i++) {
      out[outAt + i] = x[xAt + i] * factor * weight[i];
    }
  }

  @Override
  public void rotate(
      float[] x, int at, int headDim, float[] cos, float[] sin, int angleAt, float scale) {
    int half = headDim / 2;
    int i = 0;
    for (; i + WIDTH <= half; i += WIDTH) {
      FloatVector a = FloatVector.fromArray(S, x, at + i);
      FloatVector b = FloatVector.fromArray(S, x, at + half + i);
      FloatVector c = FloatVector.fromArray(S, cos, angleAt + i);
      FloatVector s = FloatVector.fromArray(S, sin, angleAt + i);
      a.mul(c).sub(b.mul(s)).mul(scale).intoArray(x, at + i);
      b.mul(c).add(a.mul(s)).mul(scale).intoArray(x, at + half + i);
    }
    ScalarKernels.rotate(x, at, headDim, cos, sin, angleAt, scale, i);
  }

  @Override
  public void store(
      int from,
      int to,
      float[] x,
      int keyAt,
      int kvHeads,
      int headDim,
      float[] block,
      int keysAt,
      int slot) {
    int headSize = headDim * BLOCK;
    for (int h = from; h < to; h++) {
      int key = keyAt + h * headDim;
      int at = keysAt + h * headSize + slot / WIDTH * WIDTH * headDim + slot % WIDTH;
      for (int d = 0; d < headDim; d++) {
        block[at + d * WIDTH] = x[key + d];
      }
    }
    for (int h = kvHeads + from; h < kvHeads + to; h++) {
      int value = keyAt + h * headDim;
      int at = keysAt + h * headSize;
      for (int d = 0; d < headDim; d += RUN) {
        int width = Math.min(RUN, headDim - d);
        System.arraycopy(x, value + d, block, at + d * BLOCK + slot * width, width);
      }
    }
  }

  @Override
  public void attend(
      int from,
      int to,
      float[] q,
      int qAt,
      int kvHeads,
      int group,
      int headDim,
      float[][] blocks,
      int keysAt,
      int count,
      float[] scores,
      int scoresAt,
      float[] out,
      int outAt) {
    int padded = Kernels.roundUp(count, LANES);
    int headSize = headDim * BLOCK;
    int valuesAt = keysAt + kvHeads * headSize;
    int first = from * group;
    int heads = (to - from) * group;
    int query = qAt + first * headDim;
    int result = outAt + first * headDim;
    for (int t = 0; t < padded; t += BLOCK) {
      float[] block = blocks[t / BLOCK];
      int n = Math.min(BLOCK, padded - t);
      for (int h = 0; h < heads; h++) {
        int keys = keysAt + (from + h / group) * headSize;
        int at = scoresAt + h * padded + t;
        score(q, query + h * headDim, headDim, block, keys, n, scores, at);
      }
    }
    for (int h = 0; h < heads; h++) {
      int at = scoresAt + h * padded;
      for (int t = count; t < padded; t++) {
        scores[at + t] = Float.NEGATIVE_INFINITY;
      }
      weigh(scores, at, padded);
      clear(out, result + h * headDim, headDim);
    }
    for (int t = 0; t < count; t += BLOCK) {
      float[] block = blocks[t / BLOCK];
      int n = Math.min(BLOCK, count - t);
      for (int h = 0; h < heads; h++) {
        int values = valuesAt + (from + h / group) * headSize;
        int at = scoresAt + h * padded + t;
        mix(headDim, block, values, n, scores, at, out, result + h * headDim);
      }
    }
  }

  /// The scores of the first `n` positions of a block, `n` a multiple of [#LANES].
  private static void score(
      float[] q, int qAt, int headDim, float[] keys, int keysAt, int n, float[] scores, int at) {
    int t = 0;
    for (; t + RUN <= n; t += RUN) {
      score4(q, qAt, headDim, keys, keysAt + t * headDim, scores, at + t);
    }
    for (; t < n; t += WIDTH) {
      score1(q, qAt, headDim, keys, keysAt + t * headDim, scores, at + t);
    }
  }

  /// Scores of four vectors of positions.
  private static void score4(
      float[] q, int qAt, int headDim, float[] keys, int keysAt, float[] scores, int at) {
    FloatVector even0 = FloatVector.zero(S);
    FloatVector even1 = FloatVector.zero(S);
    FloatVector even2 = FloatVector.zero(S);
    FloatVector even3 = FloatVector.zero(S);
    FloatVector odd0 = FloatVector.zero(S);
    FloatVector odd1 = FloatVector.zero(S);
    FloatVector odd2 = FloatVector.zero(S);
    FloatVector odd3 = FloatVector.zero(S);
    int run = headDim * WIDTH;
    for (int d = 0; d < headDim; d += 2) {
      int k0 = keysAt + d * WIDTH;
      int k1 = k0 + run;
      int k2 = k1 + run;
      int k3 = k2 + run;
      FloatVector x = splat(q[qAt + d]);
      FloatVector y = splat(q[qAt + d + 1]);
      even0 = x.fma(FloatVector.fromArray(S, keys, k0), even0);
      even1 = x.fma(FloatVector.fromArray(S, keys, k1), even1);
      even2 = x.fma(FloatVector.fromArray(S, keys, k2), even2);
      even3 = x.fma(FloatVector.fromArray(S, keys, k3), even3);
      odd0 = y.fma(FloatVector.fromArray(S, keys, k0 + WIDTH), odd0);
      odd1 = y.fma(FloatVector.fromArray(S, keys, k1 + WIDTH), odd1);
      odd2 = y.fma(FloatVector.fromArray(S, keys, k2 + WIDTH), odd2);
      odd3 = y.fma(FloatVector.fromArray(S, keys, k3 + WIDTH), odd3);
    }
    even0.add(odd0).intoArray(scores, at);
    even1.add(odd1).intoArray(scores, at + WIDTH);
    even2.add(odd2).intoArray(scores, at + 2 * WIDTH);
    even3.add(odd3).intoArray(scores, at + 3 * WIDTH);
  }

  /// Scores of one vector of positions.
  private static void score1(
      float[] q, int qAt, int headDim, float[] keys, int keysAt, float[] scores, int at) {
    FloatVector even = FloatVector.zero(S);
    FloatVector odd = FloatVector.zero(S);
    for (int d = 0; d < headDim; d += 2) {
      int k = keysAt + d * WIDTH;
      even = splat(q[qAt + d]).fma(FloatVector.fromArray(S, keys, k), even);
      odd = splat(q[qAt + d + 1]).fma(FloatVector.fromArray(S, keys, k + WIDTH), odd);
    }
    even.add(odd).intoArray(scores, at);
  }

  /// Turns scores into weights whose sum is 1.
  private static void weigh(float[] scores, int at, int padded) {
    FloatVector highest = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    for (int t = 0; t < padded; t += WIDTH) {
      highest = highest.max(FloatVector.fromArray(S, scores, at + t));
    }
    var partial = new float[LANES];
    highest.intoArray(partial, 0);
    float max = partial[0];
    for (int i = 1; i < WIDTH; i++) {
      max = Math.max(max, partial[i]);
    }
    for (int i = 0; i < WIDTH; i++) {
      partial[i] = 0;
    }
    for (int t = 0; t < padded; t += LANES) {
      for (int v = 0; v < LANES; v += WIDTH) {
        FloatVector weight = exp(FloatVector.fromArray(S, scores, at + t + v).sub(max));
        weight.intoArray(scores, at + t + v);
        weight.add(FloatVector.fromArray(S, partial, v)).intoArray(partial, v);
      }
    }
    float factor = 1 / Kernels.total(partial);
    for (int t = 0; t < padded; t += WIDTH) {
      FloatVector.fromArray(S, scores, at + t).mul(factor).intoArray(scores, at + t);
    }
  }

  private static void clear(float[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] = 0;
    }
  }

  /// Adds the weighted values of one block.
  private static void mix(
      int headDim,
      float[] values,
      int valuesAt,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    int d = 0;
    for (; d + RUN <= headDim; d += RUN) {
      mix4(values, valuesAt + d * BLOCK, n, weights, weightsAt, out, outAt + d);
    }
    int last = valuesAt + d * BLOCK;
    int width = headDim - d;
    int to = outAt + d;
    int i = 0;
    for (; i + 2 * WIDTH <= width; i += 2 * WIDTH) {
      mix2(width, values, last + i, n, weights, weightsAt, out, to + i);
    }
    for (; i + WIDTH <= width; i += WIDTH) {
      mix1(width, values, last + i, n, weights, weightsAt, out, to + i);
    }
    ScalarKernels.mix(width, i, values, last, n, weights, weightsAt, out, to);
  }

  /// A run of a block's weighted values, four vectors; even and odd positions are summed apart.
  private static void mix4(
      float[] values, int valuesAt, int n, float[] weights, int weightsAt, float[] out, int outAt) {
    FloatVector even0 = FloatVector.fromArray(S, out, outAt);
    FloatVector even1 = FloatVector.fromArray(S, out, outAt + WIDTH);
    FloatVector even2 = FloatVector.fromArray(S, out, outAt + 2 * WIDTH);
    FloatVector even3 = FloatVector.fromArray(S, out, outAt + 3 * WIDTH);
    FloatVector odd0 = FloatVector.zero(S);
    FloatVector odd1 = FloatVector.zero(S);
    FloatVector odd2 = FloatVector.zero(S);
    FloatVector odd3 = FloatVector.zero(S);
    int j = 0;
    for (; j + 2 <= n; j += 2) {
      int at = valuesAt + j * RUN;
      FloatVector w = splat(weights[weightsAt + j]);
      FloatVector x = splat(weights[weightsAt + j + 1]);
      even0 = w.fma(FloatVector.fromArray(S, values, at), even0);
      even1 = w.fma(FloatVector.fromArray(S, values, at + WIDTH), even1);
      even2 = w.fma(FloatVector.fromArray(S, values, at + 2 * WIDTH), even2);
      even3 = w.fma(FloatVector.fromArray(S, values, at + 3 * WIDTH), even3);
      odd0 = x.fma(FloatVector.fromArray(S, values, at + RUN), odd0);
      odd1 = x.fma(FloatVector.fromArray(S, values, at + RUN + WIDTH), odd1);
      odd2 = x.fma(FloatVector.fromArray(S, values, at + RUN + 2 * WIDTH), odd2);
      odd3 = x.fma(FloatVector.fromArray(S, values, at + RUN + 3 * WIDTH), odd3);
    }
    if (j < n) {
      int at = valuesAt + j * RUN;
      FloatVector w = splat(weights[weightsAt + j]);
      even0 = w.fma(FloatVector.fromArray(S, values, at), even0);
      even1 = w.fma(FloatVector.fromArray(S, values, at + WIDTH), even1);
      even2 = w.fma(FloatVector.fromArray(S, values, at + 2 * WIDTH), even2);
      even3 = w.fma(FloatVector.fromArray(S, values, at + 3 * WIDTH), even3);
    }
    even0.add(odd0).intoArray(out, outAt);
    even1.add(odd1).intoArray(out, outAt + WIDTH);
    even2.add(odd2).intoArray(out, outAt + 2 * WIDTH);
    even3.add(odd3).intoArray(out, outAt + 3 * WIDTH);
  }

  /// Two vectors of a last run's weighted values, which has `width` coordinates; even and odd
  /// positions are summed apart.
  private static void mix2(
      int width,
      float[] values,
      int valuesAt,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    FloatVector even0 = FloatVector.fromArray(S, out, outAt);
    FloatVector even1 = FloatVector.fromArray(S, out, outAt + WIDTH);
    FloatVector odd0 = FloatVector.zero(S);
    FloatVector odd1 = FloatVector.zero(S);
    int j = 0;
    for (; j + 2 <= n; j += 2) {
      int at = valuesAt + j * width;
      FloatVector w = splat(weights[weightsAt + j]);
      FloatVector x = splat(weights[weightsAt + j + 1]);
      even0 = w.fma(FloatVector.fromArray(S, values, at), even0);
      even1 = w.fma(FloatVector.fromArray(S, values, at + WIDTH), even1);
      odd0 = x.fma(FloatVector.fromArray(S, values, at + width), odd0);
      odd1 = x.fma(FloatVector.fromArray(S, values, at + width + WIDTH), odd1);
    }
    if (j < n) {
      int at = valuesAt + j * width;
      FloatVector w = splat(weights[weightsAt + j]);
      even0 = w.fma(FloatVector.fromArray(S, values, at), even0);
      even1 = w.fma(FloatVector.fromArray(S, values, at + WIDTH), even1);
    }
    even0.add(odd0).intoArray(out, outAt);
    even1.add(odd1).intoArray(out, outAt + WIDTH);
  }

  /// One vector of a last run's weighted values, which has `width` coordinates; even and odd
  /// positions are summed apart.
  private static void mix1(
      int width,
      float[] values,
      int valuesAt,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    FloatVector even = FloatVector.fromArray(S, out, outAt);
    FloatVector odd = FloatVector.zero(S);
    int j = 0;
    for (; j + 2 <= n; j += 2) {
      int at = valuesAt + j * width;
      even = splat(weights[weightsAt + j]).fma(FloatVector.fromArray(S, values, at), even);
      odd =
          splat(weights[weightsAt + j + 1]).fma(FloatVector.fromArray(S, values, at + width), odd);
    }
    if (j < n) {
      int at = valuesAt + j * width;
      even = splat(weights[weightsAt + j]).fma(FloatVector.fromArray(S, values, at), even);
    }
    even.add(odd).intoArray(out, outAt);
  }

  private static FloatVector splat(float value) {
    return FloatVector.broadcast(S, value);
  }

  @Override
  public void exp(float[] x, int xAt, int n, float max, float factor, float[] out) {
    int i = 0;
    for (; i + WIDTH <= n; i += WIDTH) {
      exp(FloatVector.fromArray(S, x, xAt + i).sub(max).mul(factor)).intoArray(out, i);
    }
    for (; i < n; i++) {
      out[i] = ScalarKernels.exp((x[xAt + i] - max) * factor);
    }
  }

  @Override
  public void rest() {
    if (unit) {
      MatrixUnit.rest();
    }
  }

  /// [ScalarKernels#exp(float)] of every lane.
  private static FloatVector exp(FloatVector x) {
    FloatVector at = x.max(ScalarKernels.EXP_MIN).min(ScalarKernels.EXP_MAX);
    FloatVector rounder = splat(ScalarKernels.ROUNDER);
    FloatVector rounded = at.fma(splat(ScalarKernels.LOG2_E), rounder);
    FloatVector n = rounded.sub(rounder);
    FloatVector r = n.fma(splat(-ScalarKernels.LN2_HIGH), at);
    r = n.fma(splat(-ScalarKernels.LN2_LOW), r);
    FloatVector p = splat(ScalarKernels.C5).fma(r, splat(ScalarKernels.C4));
    p = p.fma(r, splat(ScalarKernels.C3)).fma(r, splat(ScalarKernels.C2));
    p = p.fma(r, splat(ScalarKernels.C1)).fma(r, splat(ScalarKernels.C0));
    p = p.fma(r.mul(r), r).add(1);
    var power = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(power).reinterpretAsFloats();
  }
}
