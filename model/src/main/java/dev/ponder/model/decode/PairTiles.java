package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorTiles.PANEL;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

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
      Matrix matrix,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride,
      int column) {
    int depth = matrix.inputs();
    int[] w = matrix.pairs();
    int first = from;
    for (; rows == 1 && first + VectorTiles.ROW_PANELS <= to; first += VectorTiles.ROW_PANELS) {
      int at = column + (first - from) * PANEL;
      row4(depth, x, w, first * depth * WIDTH, init, at, out, at);
    }
    for (int p = first; p < to; p++) {
      int panel = p * depth * WIDTH;
      int left = column + (p - from) * PANEL;
      int height;
      for (int r = 0; r < rows; r += height) {
        height = VectorTiles.height(rows - r);
        int at = r * depth;
        int ir = left + r * initStride;
        int or = left + r * outStride;
        switch (height) {
          case 12 -> tile12(depth, x, at, w, panel, init, ir, initStride, out, or, outStride);
          case 8 -> tile8(depth, x, at, w, panel, init, ir, initStride, out, or, outStride);
          case 6 -> tile6(depth, x, at, w, panel, init, ir, initStride, out, or, outStride);
          case 4 -> tile4(depth, x, at, w, panel, init, ir, initStride, out, or, outStride);
          case 2 -> tile2(depth, x, at, w, panel, init, ir, initStride, out, or, outStride);
          default -> tile1(depth, x, at, w, panel, init, ir, out, or);
        }
      }
    }
  }

  /// 12 rows by two vectors: what 32 registers hold.
  static void tile12(
      int depth,
      float[] x,
      int xAt,
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
    FloatVector a8 = FloatVector.fromArray(S, init, initAt + 8 * initStride);
    FloatVector b8 = FloatVector.fromArray(S, init, initAt + 8 * initStride + WIDTH);
    FloatVector a9 = FloatVector.fromArray(S, init, initAt + 9 * initStride);
    FloatVector b9 = FloatVector.fromArray(S, init, initAt + 9 * initStride + WIDTH);
    FloatVector a10 = FloatVector.fromArray(S, init, initAt + 10 * initStride);
    FloatVector b10 = FloatVector.fromArray(S, init, initAt + 10 * initStride + WIDTH);
    FloatVector a11 = FloatVector.fromArray(S, init, initAt + 11 * initStride);
    FloatVector b11 = FloatVector.fromArray(S, init, initAt + 11 * initStride + WIDTH);
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      int at = xAt + 12 * k;
      FloatVector c0 = FloatVector.broadcast(S, x[at]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[at + 1]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[at + 2]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[at + 3]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
      FloatVector c4 = FloatVector.broadcast(S, x[at + 4]);
      a4 = c4.fma(u, a4);
      b4 = c4.fma(v, b4);
      FloatVector c5 = FloatVector.broadcast(S, x[at + 5]);
      a5 = c5.fma(u, a5);
      b5 = c5.fma(v, b5);
      FloatVector c6 = FloatVector.broadcast(S, x[at + 6]);
      a6 = c6.fma(u, a6);
      b6 = c6.fma(v, b6);
      FloatVector c7 = FloatVector.broadcast(S, x[at + 7]);
      a7 = c7.fma(u, a7);
      b7 = c7.fma(v, b7);
      FloatVector c8 = FloatVector.broadcast(S, x[at + 8]);
      a8 = c8.fma(u, a8);
      b8 = c8.fma(v, b8);
      FloatVector c9 = FloatVector.broadcast(S, x[at + 9]);
      a9 = c9.fma(u, a9);
      b9 = c9.fma(v, b9);
      FloatVector c10 = FloatVector.broadcast(S, x[at + 10]);
      a10 = c10.fma(u, a10);
      b10 = c10.fma(v, b10);
      FloatVector c11 = FloatVector.broadcast(S, x[at + 11]);
      a11 = c11.fma(u, a11);
      b11 = c11.fma(v, b11);
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
    a8.intoArray(out, outAt + 8 * outStride);
    b8.intoArray(out, outAt + 8 * outStride + WIDTH);
    a9.intoArray(out, outAt + 9 * outStride);
    b9.intoArray(out, outAt + 9 * outStride + WIDTH);
    a10.intoArray(out, outAt + 10 * outStride);
    b10.intoArray(out, outAt + 10 * outStride + WIDTH);
    a11.intoArray(out, outAt + 11 * outStride);
    b11.intoArray(out, outAt + 11 * outStride + WIDTH);
  }

  /// 8 rows by two vectors.
  static void tile8(
      int depth,
      float[] x,
      int xAt,
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
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      int at = xAt + 8 * k;
      FloatVector c0 = FloatVector.broadcast(S, x[at]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[at + 1]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[at + 2]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[at + 3]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
      FloatVector c4 = FloatVector.broadcast(S, x[at + 4]);
      a4 = c4.fma(u, a4);
      b4 = c4.fma(v, b4);
      FloatVector c5 = FloatVector.broadcast(S, x[at + 5]);
      a5 = c5.fma(u, a5);
      b5 = c5.fma(v, b5);
      FloatVector c6 = FloatVector.broadcast(S, x[at + 6]);
      a6 = c6.fma(u, a6);
      b6 = c6.fma(v, b6);
      FloatVector c7 = FloatVector.broadcast(S, x[at + 7]);
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
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      int at = xAt + 6 * k;
      FloatVector c0 = FloatVector.broadcast(S, x[at]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[at + 1]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[at + 2]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[at + 3]);
      a3 = c3.fma(u, a3);
      b3 = c3.fma(v, b3);
      FloatVector c4 = FloatVector.broadcast(S, x[at + 4]);
      a4 = c4.fma(u, a4);
      b4 = c4.fma(v, b4);
      FloatVector c5 = FloatVector.broadcast(S, x[at + 5]);
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
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      int at = xAt + 4 * k;
      FloatVector c0 = FloatVector.broadcast(S, x[at]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[at + 1]);
      a1 = c1.fma(u, a1);
      b1 = c1.fma(v, b1);
      FloatVector c2 = FloatVector.broadcast(S, x[at + 2]);
      a2 = c2.fma(u, a2);
      b2 = c2.fma(v, b2);
      FloatVector c3 = FloatVector.broadcast(S, x[at + 3]);
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
    for (int k = 0; k < depth; k++) {
      IntVector pairs = IntVector.fromArray(PAIRS, w, wAt + k * WIDTH);
      FloatVector u = left(pairs);
      FloatVector v = right(pairs);
      int at = xAt + 2 * k;
      FloatVector c0 = FloatVector.broadcast(S, x[at]);
      a0 = c0.fma(u, a0);
      b0 = c0.fma(v, b0);
      FloatVector c1 = FloatVector.broadcast(S, x[at + 1]);
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

  /// 1 row by [VectorTiles#ROW_PANELS] panels, so that one row too keeps the processor busy: its
  /// sums would wait for each other, and memory gives four runs at once faster than one.
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
