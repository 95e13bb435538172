package dev.ponder.model.train;

import java.util.List;

/// The arithmetic of bf16 on processors without its instructions: operands are rounded to bf16 and
/// multiplied in fp32, results are rounded once.
///
/// A product of two bf16 numbers is exact in fp32 unless it is below its normal numbers, so this
/// gives [Bfloat16Products]'s numbers but for the order of sums. libtorch's own bf16 product was
/// two to thirty times slower there.
final class RoundedProducts implements Products {
  private final List<Matrix> matrices;
  private final NativeFloats fixed;
  private final long[] offsets;
  private final long gradient;
  private final int widest;
  private NativeFloats scratch = new NativeFloats(0);
  private int room;

  RoundedProducts(List<Matrix> matrices) {
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
    this.fixed = new NativeFloats(total + largest);
    this.gradient = fixed.segment().address() + 4 * total;
    refresh();
  }

  private static long size(Matrix m) {
    return (long) m.in() * m.out();
  }

  /// Room for the rows of an input, and behind it for those of an output.
  private void fit(int rows) {
    if (rows > room) {
      var larger = new NativeFloats(2L * rows * widest);
      scratch.close();
      scratch = larger;
      room = rows;
    }
  }

  private long in() {
    return scratch.segment().address();
  }

  private long out() {
    return in() + 4L * room * widest;
  }

  private Matrix rounded(Matrix w) {
    long at = fixed.segment().address() + 4 * offsets[w.index()];
    return new Matrix(w.index(), at, gradient, w.out(), w.in());
  }

  @Override
  public void forward(Matrix w, long x, long y, int rows, boolean add) {
    fit(rows);
    long from = in();
    long to = out();
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
    long incoming = out();
    long input = in();
    Kernels.roundToBfloat16(dy, incoming, (long) rows * w.out());
    Kernels.roundToBfloat16(x, input, (long) rows * w.in());
    Raw.zero(gradient, size(w));
    Single.PRODUCTS.backward(rounded(w), incoming, input, dx, rows);
    Kernels.roundToBfloat16(dx, dx, (long) rows * w.in());
    Kernels.roundToBfloat16(gradient, gradient, size(w));
    Kernels.add(gradient, w.gradient(), size(w));
  }

  @Override
  public void refresh() {
    long at = fixed.segment().address();
    for (Matrix each : matrices) {
      Kernels.roundToBfloat16(each.weight(), at + 4 * offsets[each.index()], size(each));
    }
  }

  @Override
  public void close() {
    fixed.close();
    scratch.close();
  }
}
