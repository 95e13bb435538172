package dev.ponder.model.train;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/// OpenBLAS's single-precision product on raw addresses, row-major.
final class Sgemm {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final MethodHandle HANDLE = handle();

  private Sgemm() {}

  /// `C = alpha op(A) op(B) + beta C`, with `op(A)` of `m x k` and `op(B)` of `k x n`.
  ///
  /// @param a address of A, rows `lda` floats apart; B and C alike
  static void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      long a,
      int lda,
      long b,
      int ldb,
      float beta,
      long c,
      int ldc) {
    try {
      HANDLE.invokeExact(
          ROW_MAJOR,
          transposeA ? TRANSPOSED : PLAIN,
          transposeB ? TRANSPOSED : PLAIN,
          m,
          n,
          k,
          alpha,
          a,
          lda,
          b,
          ldb,
          beta,
          c,
          ldc);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle handle() {
    Loader.load(openblas_nolapack.class);
    Pointer symbol = Loader.addressof("cblas_sgemm");
    if (symbol == null || symbol.isNull()) {
      throw new UnsatisfiedLinkError("cblas_sgemm is not in the OpenBLAS of this machine");
    }
    var i = ValueLayout.JAVA_INT;
    var f = ValueLayout.JAVA_FLOAT;
    var p = ValueLayout.JAVA_LONG;
    return Linker.nativeLinker()
        .downcallHandle(
            MemorySegment.ofAddress(symbol.address()),
            FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i));
  }
}
