package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorTiles.PANEL;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

import java.lang.foreign.SegmentAllocator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The kernels on the Vector API.
final class VectorKernels implements Kernels {
  /// Whether vectors are wide enough to pay and divide a block.
  static boolean usable() {
    return WIDTH >= 4 && LANES % WIDTH == 0 && BLOCK % VectorAttention.PAIR == 0;
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
    float factor = (float) (1 / Math.sqrt(Kernels.total(partial, 0) / n + eps));
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
      int[] block,
      int layer,
      int slot) {
    VectorAttention.PACKING.store(from, to, x, keyAt, kvHeads, headDim, block, layer, slot);
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
      int[][] blocks,
      int layer,
      int count,
      float[] scores,
      int scoresAt,
      float[] out,
      int outAt) {
    VectorAttention.attend(
        from, to, q, qAt, kvHeads, group, headDim, blocks, layer, count, scores, scoresAt, out,
        outAt);
  }

  static FloatVector splat(float value) {
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
  static FloatVector exp(FloatVector x) {
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
