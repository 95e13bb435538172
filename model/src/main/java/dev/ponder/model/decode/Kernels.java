package dev.ponder.model.decode;

import java.lang.foreign.SegmentAllocator;

/// The inner loops of decoding.
///
/// Implementations agree bit for bit, except for products on the processor's matrix unit, whose
/// sums have another order ([MatrixUnit]). Otherwise each sum has one order, whatever the vector
/// width and the number of rows: products accumulate along the depth one by one with fused
/// multiply-adds; sums over a row go into [#LANES] partial sums, the i-th value into the `i mod
/// LANES`-th, which [#total] then adds in pairs. No horizontal sums of vectors (their order is
/// unspecified) and no library exponentials (the interpreter's differ from the compiler's).
interface Kernels {
  /// Partial sums of a row.
  int LANES = 16;

  /// Positions of a block of keys and values. Many, so that what one head reads lies in long runs:
  /// with 16 positions, keys and values that the cache could not hold came from memory at half the
  /// speed.
  int BLOCK = 64;

  /// Most panels that [#panelsAtOnce] says.
  int MOST_PANELS = 4;

  /// Output columns of one panel of packed weights: two vectors.
  int panel();

  /// A matrix as these kernels read it.
  ///
  /// @param values by panel, input, column; those beyond the matrix are zero
  /// @param inputs depth of the product
  /// @param memory for what is not on the heap
  default Matrix matrix(float[] values, int inputs, SegmentAllocator memory) {
    return new Matrix(values, inputs, panel());
  }

  /// Panels that rows are multiplied with at once, if the caller gives as many, from a multiple of
  /// them on: it is faster than with one after the other.
  int panelsAtOnce(int rows, Matrix w);

  /// Floats that [#pack] needs.
  int packedSize(int rows, int depth);

  /// Puts rows into the order in which [#multiply] reads them.
  ///
  /// @param x row by row, as deep as `w`, `xStride` apart
  /// @param packed gets [#packedSize] values, in an order of the kernels' own
  /// @return `packed`, or `x` if it is in order as it is
  float[] pack(int rows, float[] x, int xStride, Matrix w, float[] packed);

  /// `out = init + x * w`, for `rows` rows, over the panels of `w` from `from` (inclusive) to `to`
  /// (exclusive).
  ///
  /// @param x rows, as [#pack] put them for `w`
  /// @param w made by these kernels
  /// @param init what the sums start from: a bias (stride 0), or `out` itself
  /// @param column of `init` and `out` where the first of these panels begins
  void multiply(
      int rows,
      float[] x,
      Matrix w,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride,
      int column);

  /// SwiGLU of one panel whose first half is the gate and whose second half is the input: `out =
  /// silu(gate) * input`.
  void gate(
      int rows, float[] panel, int panelAt, int panelStride, float[] out, int outAt, int outStride);

  /// RMSNorm of one row of `n` values.
  void norm(float[] x, int xAt, float[] weight, float[] out, int outAt, int n, double eps);

  /// Rotates one head in place; its first half pairs with its second, as in Hugging Face.
  ///
  /// @param scale multiplies the result
  void rotate(float[] x, int at, int headDim, float[] cos, float[] sin, int angleAt, float scale);

  /// Puts the keys and the values of one position into a block, rounded, where [#attend] will read
  /// them. The positions of a block are stored one after the other, from its first on; what is
  /// stored again makes those after it void.
  ///
  /// @param from first key head (inclusive), `to` the last (exclusive)
  /// @param x keys of all heads from `keyAt`, then values of all heads
  /// @param slot of the position in its block
  void store(
      int from,
      int to,
      float[] x,
      int keyAt,
      int kvHeads,
      int headDim,
      int[] block,
      int layer,
      int slot);

  /// Attention of some of one position's query heads over the first `count` positions of a
  /// sequence, block by block, so that keys and then values are read as they lie in memory.
  ///
  /// A score's even and odd groups of three coordinates are summed apart, then together; those that
  /// fill no two groups are added one by one, and the sum is scaled. So are a block's weighted
  /// values: even and odd groups of three positions apart, together added to what the blocks before
  /// gave, then positions 60 to 63 one by one. In the end all is divided by the sum of the weights.
  ///
  /// @param from first key head (inclusive), `to` the last (exclusive), whose query heads are meant
  /// @param group query heads that share one key head
  /// @param blocks of [#BLOCK] positions, filled by [#store]
  /// @param scores scratch from `scoresAt` on, for each of the query heads `count` rounded up to
  ///   [#LANES], and [#LANES] more
  void attend(
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
      int outAt);

  /// `out[i] = exp((x[i] - max) * factor)`.
  void exp(float[] x, int xAt, int n, float max, float factor, float[] out);

  /// Gives back what the calling thread holds of the processor: before it waits, and before it
  /// computes with libtorch, whose products may take it away.
  default void rest() {}

  /// The vector kernels where the Vector API is there and vectors are worth it, with the
  /// processor's matrix unit if it has one, else the scalar ones.
  static Kernels best() {
    return Holder.BEST;
  }

  /// The partial sums of a row, added in pairs.
  static float total(float[] p, int at) {
    float a = (p[at] + p[at + 8]) + (p[at + 4] + p[at + 12]);
    float b = (p[at + 2] + p[at + 10]) + (p[at + 6] + p[at + 14]);
    float c = (p[at + 1] + p[at + 9]) + (p[at + 5] + p[at + 13]);
    float d = (p[at + 3] + p[at + 11]) + (p[at + 7] + p[at + 15]);
    return (a + b) + (c + d);
  }

  /// `n` rounded up to a multiple of `unit`.
  static int roundUp(int n, int unit) {
    return (n + unit - 1) / unit * unit;
  }

  /// The choice, made once.
  final class Holder {
    private static final Kernels BEST = choose();

    private Holder() {}

    private static Kernels choose() {
      boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      return present && VectorKernels.usable()
          ? new VectorKernels(MatrixUnit.present())
          : new ScalarKernels();
    }
  }
}
