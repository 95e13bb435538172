package dev.ponder.model.train;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// Linear layers in bf16 by libtorch's oneDNN, everything around them in fp32.
///
/// Inputs, weights and incoming gradients are rounded to bf16, products are summed in fp32 and
/// rounded once. libtorch's automatic mixed precision is not used: in a build without MKL its bf16
/// attention has no fast product and takes about eight times as long as in fp32, forward and
/// backward, more than the linear layers gain.
final class Bfloat16Products implements Products {
  private static final torch.ScalarType BFLOAT16 = torch.ScalarType.BFloat16;

  private final List<Matrix> matrices;
  private final PointerScope owned;
  private final Tensor[] single;
  private final Tensor[] gradients;
  private final Tensor[] rounded;
  private final Tensor[] transposed;
  private final TensorOptions options;
  private Scratch scratch;

  /// Three flat bf16 buffers: a layer's input, its output, and its matrix's gradient.
  private record Scratch(int rows, PointerScope scope, Tensor in, Tensor out, Tensor other) {}

  Bfloat16Products(List<Matrix> matrices, int rows) {
    this.matrices = List.copyOf(matrices);
    this.single = new Tensor[matrices.size()];
    this.gradients = new Tensor[matrices.size()];
    this.rounded = new Tensor[matrices.size()];
    this.transposed = new Tensor[matrices.size()];
    try (var scope = new PointerScope();
        var _ = new AutoGradMode(false)) {
      this.owned = scope.extend();
      this.options = new TensorOptions(BFLOAT16);
      for (int i = 0; i < single.length; i++) {
        Matrix m = matrices.get(i);
        if (m.index() != i) {
          throw new IllegalArgumentException("matrix " + i + " has index " + m.index());
        }
        single[i] = torch.from_blob(new Address(m.weight()), m.out(), m.in());
        gradients[i] = torch.from_blob(new Address(m.gradient()), m.out(), m.in());
        rounded[i] = single[i].to(BFLOAT16);
        transposed[i] = rounded[i].t();
      }
    }
    this.scratch = scratch(rows);
  }

  private Scratch scratch(int rows) {
    long widest = 1;
    long largest = 1;
    for (Matrix each : matrices) {
      widest = Math.max(widest, Math.max(each.in(), each.out()));
      largest = Math.max(largest, (long) each.in() * each.out());
    }
    try (var scope = new PointerScope()) {
      return new Scratch(
          rows,
          scope.extend(),
          torch.empty(new long[] {rows * widest}, options, null),
          torch.empty(new long[] {rows * widest}, options, null),
          torch.empty(new long[] {Math.max(largest, rows * widest)}, options, null));
    }
  }

  private Scratch fitting(int rows) {
    if (rows > scratch.rows()) {
      scratch.scope().close();
      scratch = scratch(rows);
    }
    return scratch;
  }

  @Override
  public void forward(Matrix w, long x, long y, int rows, boolean add) {
    Scratch s = fitting(rows);
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      Tensor in = part(s.in(), rows, w.in());
      in.copy_(torch.from_blob(new Address(x), rows, w.in()));
      Tensor out = part(s.out(), rows, w.out());
      torch.mm_out(out, in, transposed[w.index()]);
      Tensor to = torch.from_blob(new Address(y), rows, w.out());
      if (add) {
        to.add_(out);
      } else {
        to.copy_(out);
      }
    }
  }

  @Override
  public void backward(Matrix w, long dy, long x, long dx, int rows) {
    Scratch s = fitting(rows);
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      Tensor incoming = part(s.out(), rows, w.out());
      incoming.copy_(torch.from_blob(new Address(dy), rows, w.out()));
      Tensor outgoing = part(s.other(), rows, w.in());
      torch.mm_out(outgoing, incoming, rounded[w.index()]);
      torch.from_blob(new Address(dx), rows, w.in()).copy_(outgoing);
      Tensor in = part(s.in(), rows, w.in());
      in.copy_(torch.from_blob(new Address(x), rows, w.in()));
      Tensor gradient = part(s.other(), w.out(), w.in());
      torch.mm_out(gradient, incoming.t(), in);
      gradients[w.index()].add_(gradient);
    }
  }

  private static Tensor part(Tensor flat, int rows, int width) {
    return flat.narrow(0, 0, (long) rows * width).view(rows, width);
  }

  @Override
  public void refresh() {
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      for (int i = 0; i < single.length; i++) {
        rounded[i].copy_(single[i]);
      }
    }
  }

  @Override
  public void close() {
    scratch.scope().close();
    owned.close();
  }

  private static final class Address extends Pointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
