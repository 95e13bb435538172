package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorTiles.PANEL;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.TALLEST;
import static dev.ponder.model.decode.VectorTiles.WIDTH;
import static dev.ponder.model.decode.VectorTiles.fits;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [VectorTiles] for weights of 16 bits, two in an int: one load gives both vectors of a panel.
///
/// The tiles differ in nothing but how they read weights. They are written out because one set of
/// tiles that asks in its loop which weights it has was slower by a sixth at 4 and 8 rows.
final class PairTiles {
  private static final VectorSpecies<Integer> PAIRS = VectorSpecies.of(int.class, S.vectorShape());

  private PairTiles() {}

  /// [Kernels#multiply] with weights of 16 bits.
  static void multiply(
      int rows,
      float[] x,
      int xStride,
      Matrix matrix,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride) {
    int depth = matrix.inputs();
    int[] w = matrix.pairs();
    int first = from;
    for (; rows == 1 && first + Kernels.ROW_PANELS <= to; first += Kernels.ROW_PANELS) {
      int column = (first - from) * PANEL;
      row4(depth, x, w, first * depth * WIDTH, init, column, out, column);
    }
    for (int p = first; p < to; p++) {
      int panel = p * depth * WIDTH;
      int column = (p - from) * PANEL;
      int xr = 0;
      int ir = column;
      int or = column;
      int left = rows;
      for (; fits(left); left -= TALLEST) {
        if (TALLEST == 8) {
          tile8(depth, x, xr, xStride, w, panel, init, ir, initStride, out, or, outStride);
        } else {
          tile6(depth, x, xr, xStride, w, panel, init, ir, initStride, out, or, outStride);
        }
        xr += TALLEST * xStride;
        ir += TALLEST * initStride;
        or += TALLEST * outStride;
      }
      for (; left >= 4; left -= 4) {
        tile4(depth, x, xr, xStride, w, panel, init, ir, initStride, out, or, outStride);
        xr += 4 * xStride;
        ir += 4 * initStride;
        or += 4 * outStride;
      }
      if ((left & 2) != 0) {
        tile2(depth, x, xr, xStride, w, panel, init, ir, initStride, out, or, outStride);
        xr += 2 * xStride;
        ir += 2 * initStride;
        or += 2 * outStride;
      }
      if ((left & 1) != 0) {
        tile1(depth, x, xr, w, panel, init, ir, out, or);
      }
    }
  }

  /// 8 rows by two vectors.
  static void tile8(
      int depth,
      float[] x,
      int xAt,
      int xStride,
      int[] w,
      int wAt,
      float[] init,
      int initAt,
      int initStride,
      float[] out,
      int outAt,
      int outStride) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(S, init, initAt + initStride);
    FloatVector b1 = FloatVector.fromArray(S, init, initAt + initStride + WIDTH);
    FloatVector a2 = FloatVector.fromArray(S, init, initAt + 2 * initStride);
    FloatVector b2 = FloatVector.fromArray(S, init, initAt + 2 * initStride + WIDTH);
    FloatVector a3 = FloatVector.fromArray(S, init, initAt + 3 * initStride);
    FloatVector b3 = FloatVector.fromArray(S, init, initAt + 3 * initStride + WIDTH);
    FloatVector a4 = FloatVector.fromArray(S, init, initAt + 4 * initStride);
    FloatVector b4 = FloatVector.fromArray(S, init, initAt + 4 * initStride + WIDTH);
    FloatVector a5 = FloatVector.fromArray(S, init, initAt + 5 * initStride);
    FloatVector b5 = FloatVector.fromArray(S, init, initAt + 5 * initStride + WIDTH);
    FloatVector a6 = FloatVector.fromArray(S, init, initAt + 6 * initStride);
    FloatVector b6 = FloatVector.fromArray(S, init, initAt + 6 * initStride + WIDTH);
    FloatVector a7 = FloatVector.fromArray(S, init, initAt + 7 * initStride);
    FloatVector b7 = FloatVector.fromArray(S, init, initAt + 7 * initStride + WIDTH);
    int x1 = xAt + xStride;
    int x2 = xAt + 2 * xStride;
    int x3 = xAt + 3 * xStride;
    int x4 = xAt + 4 * xStride;
    int x5 = xAt + 5 * xStride;
    int x6 = xAt + 6 * xStride;
    int x7 = xAt + 7 * xStride;
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      FloatVector c0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[x1 + k]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[x2 + k]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[x3 + k]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
      FloatVector c4 = FloatVector.broadcast(S, x[x4 + k]);
      a4 = c4.fma(u, a4);
      b4 = c4.fma(v, b4);
      FloatVector c5 = FloatVector.broadcast(S, x[x5 + k]);
      a5 = c5.fma(u, a5);
      b5 = c5.fma(v, b5);
      FloatVector c6 = FloatVector.broadcast(S, x[x6 + k]);
      a6 = c6.fma(u, a6);
      b6 = c6.fma(v, b6);
      FloatVector c7 = FloatVector.broadcast(S, x[x7 + k]);
      a7 = c7.fma(u, a7);
      b7 = c7.fma(v, b7);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
    a1.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + WIDTH);
    a2.intoArray(out, outAt + 2 * outStride);
    b2.intoArray(out, outAt + 2 * outStride + WIDTH);
    a3.intoArray(out, outAt + 3 * outStride);
    b3.intoArray(out, outAt + 3 * outStride + WIDTH);
    a4.intoArray(out, outAt + 4 * outStride);
    b4.intoArray(out, outAt + 4 * outStride + WIDTH);
    a5.intoArray(out, outAt + 5 * outStride);
    b5.intoArray(out, outAt + 5 * outStride + WIDTH);
    a6.intoArray(out, outAt + 6 * outStride);
    b6.intoArray(out, outAt + 6 * outStride + WIDTH);
    a7.intoArray(out, outAt + 7 * outStride);
    b7.intoArray(out, outAt + 7 * outStride + WIDTH);
  }

  /// 6 rows by two vectors: all that 16 registers hold.
  static void tile6(
      int depth,
      float[] x,
      int xAt,
      int xStride,
      int[] w,
      int wAt,
      float[] init,
      int initAt,
      int initStride,
      float[] out,
      int outAt,
      int outStride) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(S, init, initAt + initStride);
    FloatVector b1 = FloatVector.fromArray(S, init, initAt + initStride + WIDTH);
    FloatVector a2 = FloatVector.fromArray(S, init, initAt + 2 * initStride);
    FloatVector b2 = FloatVector.fromArray(S, init, initAt + 2 * initStride + WIDTH);
    FloatVector a3 = FloatVector.fromArray(S, init, initAt + 3 * initStride);
    FloatVector b3 = FloatVector.fromArray(S, init, initAt + 3 * initStride + WIDTH);
    FloatVector a4 = FloatVector.fromArray(S, init, initAt + 4 * initStride);
    FloatVector b4 = FloatVector.fromArray(S, init, initAt + 4 * initStride + WIDTH);
    FloatVector a5 = FloatVector.fromArray(S, init, initAt + 5 * initStride);
    FloatVector b5 = FloatVector.fromArray(S, init, initAt + 5 * initStride + WIDTH);
    int x1 = xAt + xStride;
    int x2 = xAt + 2 * xStride;
    int x3 = xAt + 3 * xStride;
    int x4 = xAt + 4 * xStride;
    int x5 = xAt + 5 * xStride;
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      FloatVector c0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[x1 + k]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[x2 + k]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[x3 + k]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
      FloatVector c4 = FloatVector.broadcast(S, x[x4 + k]);
      a4 = c4.fma(u, a4);
      b4 = c4.fma(v, b4);
      FloatVector c5 = FloatVector.broadcast(S, x[x5 + k]);
      a5 = c5.fma(u, a5);
      b5 = c5.fma(v, b5);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
    a1.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + WIDTH);
    a2.intoArray(out, outAt + 2 * outStride);
    b2.intoArray(out, outAt + 2 * outStride + WIDTH);
    a3.intoArray(out, outAt + 3 * outStride);
    b3.intoArray(out, outAt + 3 * outStride + WIDTH);
    a4.intoArray(out, outAt + 4 * outStride);
    b4.intoArray(out, outAt + 4 * outStride + WIDTH);
    a5.intoArray(out, outAt + 5 * outStride);
    b5.intoArray(out, outAt + 5 * outStride + WIDTH);
  }

  /// 4 rows by two vectors.
  private static void tile4(
      int depth,
      float[] x,
      int xAt,
      int xStride,
      int[] w,
      int wAt,
      float[] init,
      int initAt,
      int initStride,
      float[] out,
      int outAt,
      int outStride) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(S, init, initAt + initStride);
    FloatVector b1 = FloatVector.fromArray(S, init, initAt + initStride + WIDTH);
    FloatVector a2 = FloatVector.fromArray(S, init, initAt + 2 * initStride);
    FloatVector b2 = FloatVector.fromArray(S, init, initAt + 2 * initStride + WIDTH);
    FloatVector a3 = FloatVector.fromArray(S, init, initAt + 3 * initStride);
    FloatVector b3 = FloatVector.fromArray(S, init, initAt + 3 * initStride + WIDTH);
    int x1 = xAt + xStride;
    int x2 = xAt + 2 * xStride;
    int x3 = xAt + 3 * xStride;
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      FloatVector c0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[x1 + k]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[x2 + k]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[x3 + k]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
    a1.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + WIDTH);
    a2.intoArray(out, outAt + 2 * outStride);
    b2.intoArray(out, outAt + 2 * outStride + WIDTH);
    a3.intoArray(out, outAt + 3 * outStride);
    b3.intoArray(out, outAt + 3 * outStride + WIDTH);
  }

  /// 2 rows by two vectors.
  private static void tile2(
      int depth,
      float[] x,
      int xAt,
      int xStride,
      int[] w,
      int wAt,
      float[] init,
      int initAt,
      int initStride,
      float[] out,
      int outAt,
      int outStride) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(S, init, initAt + initStride);
    FloatVector b1 = FloatVector.fromArray(S, init, initAt + initStride + WIDTH);
    int x1 = xAt + xStride;
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      FloatVector c0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[x1 + k]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
    a1.intoArray(out, outAt + outStride);
    b1.intoArray(out, outAt + outStride + WIDTH);
  }

  /// 1 row by two vectors.
  private static void tile1(
      int depth,
      float[] x,
      int xAt,
      int[] w,
      int wAt,
      float[] init,
      int initAt,
      float[] out,
      int outAt) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      FloatVector c0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
  }

  /// 1 row by [Kernels#ROW_PANELS] panels, so that one row too keeps the processor busy: its sums
  /// would wait for each other, and memory gives four runs at once faster than one.
  private static void row4(
      int depth, float[] x, int[] w, int wAt, float[] init, int initAt, float[] out, int outAt) {
    FloatVector a0 = FloatVector.fromArray(S, init, initAt);
    FloatVector b0 = FloatVector.fromArray(S, init, initAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(S, init, initAt + PANEL);
    FloatVector b1 = FloatVector.fromArray(S, init, initAt + PANEL + WIDTH);
    FloatVector a2 = FloatVector.fromArray(S, init, initAt + 2 * PANEL);
    FloatVector b2 = FloatVector.fromArray(S, init, initAt + 2 * PANEL + WIDTH);
    FloatVector a3 = FloatVector.fromArray(S, init, initAt + 3 * PANEL);
    FloatVector b3 = FloatVector.fromArray(S, init, initAt + 3 * PANEL + WIDTH);
    int w1 = wAt + depth * WIDTH;
    int w2 = wAt + 2 * depth * WIDTH;
    int w3 = wAt + 3 * depth * WIDTH;
    for (int k = 0; k < depth; k++) {
      FloatVector c = FloatVector.broadcast(S, x[k]);
      IntVector p0 = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      a0 = c.fma(left(p0), a0);
      b0 = c.fma(right(p0), b0);
      IntVector p1 = IntVector.fromArray(PAIRS, w, w1 + k * WIDTH);
      a1 = c.fma(left(p1), a1);
      b1 = c.fma(right(p1), b1);
      IntVector p2 = IntVector.fromArray(PAIRS, w, w2 + k * WIDTH);
      a2 = c.fma(left(p2), a2);
      b2 = c.fma(right(p2), b2);
      IntVector p3 = IntVector.fromArray(PAIRS, w, w3 + k * WIDTH);
      a3 = c.fma(left(p3), a3);
      b3 = c.fma(right(p3), b3);
    }
    a0.intoArray(out, outAt);
    b0.intoArray(out, outAt + WIDTH);
    a1.intoArray(out, outAt + PANEL);
    b1.intoArray(out, outAt + PANEL + WIDTH);
    a2.intoArray(out, outAt + 2 * PANEL);
    b2.intoArray(out, outAt + 2 * PANEL + WIDTH);
    a3.intoArray(out, outAt + 3 * PANEL);
    b3.intoArray(out, outAt + 3 * PANEL + WIDTH);
  }

  /// The weights of the panel's left half.
  private static FloatVector left(IntVector pairs) {
    return pairs.and(Matrix.HIGH).reinterpretAsFloats();
  }

  /// The weights of the panel's right half.
  private static FloatVector right(IntVector pairs) {
    return pairs.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats();
  }
}
