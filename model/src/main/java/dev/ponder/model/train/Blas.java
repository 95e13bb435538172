package dev.ponder.model.train;

import org.bytedeco.openblas.presets.openblas_nolapack;

/// The matrix library behind libtorch's CPU build, whose threads are a setting of their own.
final class Blas {
  private Blas() {}

  /// Lets each product use that many threads. Workers that share the machine want 1: OpenBLAS lets
  /// only one caller at a time use several.
  static void threads(int count) {
    openblas_nolapack.blas_set_num_threads(count);
  }
}
