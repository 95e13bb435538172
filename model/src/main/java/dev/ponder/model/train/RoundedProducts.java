package dev.ponder.model.train;

import java.util.List;

/// The arithmetic of bf16 on processors without its instructions: operands are rounded to bf16 and
/// multiplied in fp32, results are rounded once.
///
/// A product of two bf16 numbers is exact in fp32, so this gives [Bfloat16Products]'s numbers but
/// for the order of sums. libtorch's own bf16 product takes up to twenty times as long there.
final class RoundedProducts implements Products {
  private final List<Matrix> matrices;
  private final NativeFloats weights;
  private final long[] offsets;
  private final int widest;
  private final NativeFloats gradient;
  private NativeFloats in;
  private NativeFloats out;
  private int room;

  RoundedProducts(List<Matrix> matrices, int rows) {
    this.matrices = List.copyOf(matrices);
    this.offsets = new long[matrices.size()];
    long total = 0;
    long largest = 1;
    int width = 1;
    for (int i = 0; i < offsets.length; i++) {
      Matrix m = matrices.get(i);
      if (m.index() != i) {
        throw new IllegalArgumentException("matrix " + i + " has index " + m.index());
      }
      offsets[i] = total;
      total += size(m);
      largest = Math.max(largest, size(m));
      width = Math.max(width, Math.max(m.in(), m.out()));
    }
    this.widest = width;
    this.weights = new NativeFloats(total);
    this.gradient = new NativeFloats(largest);
    this.room = rows;
    this.in = new NativeFloats((long) rows * widest);
    this.out = new NativeFloats((long) rows * widest);
    refresh();
  }

  private static long size(Matrix m) {
    return (long) m.in() * m.out();
  }

  private void fit(int rows) {
    if (rows > room) {
      in.close();
      out.close();
      room = rows;
      in = new NativeFloats((long) rows * widest);
      out = new NativeFloats((long) rows * widest);
    }
  }

  private Matrix rounded(Matrix w) {
    long at = weights.segment().address() + 4 * offsets[w.index()];
    return new Matrix(w.index(), at, gradient.segment().address(), w.out(), w.in());
  }

  @Override
  public void forward(Matrix w, long x, long y, int rows, boolean add) {
    fit(rows);
    long from = in.segment().address();
    long to = out.segment().address();
    long count = (long) rows * w.out();
    Kernels.roundToBfloat16(x, from, (long) rows * w.in());
    Single.PRODUCTS.forward(rounded(w), from, to, rows, false);
    if (add) {
      Kernels.roundToBfloat16(to, to, count);
      Kernels.add(to, y, count);
    } else {
      Kernels.roundToBfloat16(to, y, count);
    }
  }

  @Override
  public void backward(Matrix w, long dy, long x, long dx, int rows) {
    fit(rows);
    long incoming = out.segment().address();
    long input = in.segment().address();
    long sum = gradient.segment().address();
    Kernels.roundToBfloat16(dy, incoming, (long) rows * w.out());
    Kernels.roundToBfloat16(x, input, (long) rows * w.in());
    Raw.zero(sum, size(w));
    Single.PRODUCTS.backward(rounded(w), incoming, input, dx, rows);
    Kernels.roundToBfloat16(dx, dx, (long) rows * w.in());
    Kernels.roundToBfloat16(sum, sum, size(w));
    Kernels.add(sum, w.gradient(), size(w));
  }

  @Override
  public void refresh() {
    long at = weights.segment().address();
    for (Matrix each : matrices) {
      Kernels.roundToBfloat16(each.weight(), at + 4 * offsets[each.index()], size(each));
    }
  }

  @Override
  public void close() {
    weights.close();
    gradient.close();
    in.close();
    out.close();
  }
}
