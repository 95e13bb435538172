package dev.ponder.model.train;

/// The matrix products of linear layers, forward and backward.
interface Products extends AutoCloseable {
  /// A linear layer's matrix `[out, in]`.
  ///
  /// @param index of the matrix in its model
  /// @param weight address of its values
  /// @param gradient address where its gradient adds up
  record Matrix(int index, long weight, long gradient, int out, int in) {}

  /// `y = x W^T`, or `y += x W^T`.
  void forward(Matrix w, long x, long y, int rows, boolean add);

  /// `dx = dy W` and `dW += dy^T x`.
  void backward(Matrix w, long dy, long x, long dx, int rows);

  /// Takes up weights that were changed since.
  void refresh();

  @Override
  void close();

  /// In fp32 by OpenBLAS.
  final class Single implements Products {
    static final Products PRODUCTS = new Single();

    private Single() {}

    @Override
    public void forward(Matrix w, long x, long y, int rows, boolean add) {
      Sgemm.multiply(
          false,
          true,
          rows,
          w.out(),
          w.in(),
          1,
          x,
          w.in(),
          w.weight(),
          w.in(),
          add ? 1 : 0,
          y,
          w.out());
    }

    @Override
    public void backward(Matrix w, long dy, long x, long dx, int rows) {
      Sgemm.multiply(
          false, false, rows, w.in(), w.out(), 1, dy, w.out(), w.weight(), w.in(), 0, dx, w.in());
      Sgemm.multiply(
          true, false, w.out(), w.in(), rows, 1, dy, w.out(), x, w.in(), 1, w.gradient(), w.in());
    }

    @Override
    public void refresh() {}

    @Override
    public void close() {}
  }
}
