package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;

/// Causal attention over packed sequences, each on its own, by small products on the rows that hold
/// a token's queries, keys and values side by side. Keeps the probabilities for the way back.
///
/// Queries go in blocks, so that a block reads no key after its last query: about half of the
/// products that a mask would throw away are never made.
final class Attention {
  private static final int BLOCK = 64;

  private final int heads;
  private final int group;
  private final int size;
  private final int wide;
  private final int out;
  private final int kvHeads;
  private final float scale;
  private final float[] lanes = new float[Raw.LANES];

  Attention(ModelConfig c) {
    this.heads = c.numHeads();
    this.kvHeads = c.numKvHeads();
    this.group = heads / kvHeads;
    this.size = c.headDim();
    this.out = heads * size;
    this.wide = (heads + 2 * kvHeads) * size;
    this.scale = (float) (1 / Math.sqrt(size));
  }

  /// Row stride of a sequence's probabilities.
  static int stride(int length) {
    return (length + 15) / 16 * 16;
  }

  /// Floats of one layer's probabilities of a sequence.
  long probabilities(int length) {
    return (long) heads * length * stride(length);
  }

  /// @param qkv address of the sequence's first row, rotated already
  /// @param p address of its probabilities
  /// @param o address of its first row of output
  void forward(long qkv, long p, long o, int length) {
    int stride = stride(length);
    for (int head = 0; head < heads; head++) {
      long q = qkv + 4L * head * size;
      long k = qkv + 4L * (heads + head / group) * size;
      long v = k + 4L * kvHeads * size;
      long mine = p + 4L * head * length * stride;
      for (int from = 0; from < length; from += BLOCK) {
        int to = Math.min(length, from + BLOCK);
        int rows = to - from;
        long row = mine + 4L * from * stride;
        Sgemm.multiply(
            false,
            true,
            rows,
            to,
            size,
            scale,
            q + 4L * from * wide,
            wide,
            k,
            wide,
            0,
            row,
            stride);
        for (int i = from; i < to; i++) {
          Kernels.softmax(mine + 4L * i * stride, i + 1, to, lanes);
        }
        Sgemm.multiply(
            false,
            false,
            rows,
            size,
            to,
            1,
            row,
            stride,
            v,
            wide,
            0,
            o + 4L * ((long) from * out + head * size),
            out);
      }
    }
  }

  /// Backward of [#forward].
  ///
  /// @param d address of the gradient of the output
  /// @param dQkv address that takes the gradient of queries, keys and values
  /// @param scratch room for a block's rows of probabilities
  void backward(long qkv, long p, long d, long dQkv, int length, long scratch) {
    int stride = stride(length);
    for (int head = 0; head < heads; head++) {
      long qAt = 4L * head * size;
      long kAt = 4L * (heads + head / group) * size;
      long vAt = kAt + 4L * kvHeads * size;
      long mine = p + 4L * head * length * stride;
      boolean first = head % group == 0;
      for (int from = (length - 1) / BLOCK * BLOCK; from >= 0; from -= BLOCK) {
        int to = Math.min(length, from + BLOCK);
        int rows = to - from;
        long row = mine + 4L * from * stride;
        long dBlock = d + 4L * ((long) from * out + head * size);
        long skip = 4L * from * wide;
        float keep = first && to == length ? 0 : 1;
        Sgemm.multiply(
            true, false, to, size, rows, 1, row, stride, dBlock, out, keep, dQkv + vAt, wide);
        Sgemm.multiply(
            false, true, rows, to, size, 1, dBlock, out, qkv + vAt, wide, 0, scratch, stride);
        for (int i = 0; i < rows; i++) {
          Kernels.softmaxBackward(
              row + 4L * i * stride, scratch + 4L * i * stride, to, scale, lanes);
        }
        Sgemm.multiply(
            false,
            false,
            rows,
            size,
            to,
            1,
            scratch,
            stride,
            qkv + kAt,
            wide,
            0,
            dQkv + skip + qAt,
            wide);
        Sgemm.multiply(
            true,
            false,
            to,
            size,
            rows,
            1,
            scratch,
            stride,
            qkv + skip + qAt,
            wide,
            keep,
            dQkv + kAt,
            wide);
      }
    }
  }

  /// Floats of scratch that [#backward] needs.
  static long scratch(int length) {
    return (long) BLOCK * stride(length);
  }
}
