package dev.ponder.bench;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// What Ponder's decoder is measured against: sampling with libtorch as one would write it with
/// care.
///
/// Keys and values in tensors allocated once, fused projections, libtorch's own RMSNorm and
/// attention, no gradients; all sequences advance in step, the tokens come back to Java after each.
/// For models without biases. One thread uses it.
final class TorchDecoder implements AutoCloseable {
  private final ModelConfig c;
  private final int batch;
  private final PointerScope owned;
  private final List<Layer> layers = new ArrayList<>();
  private final Tensor embedding;
  private final Tensor head;
  private final TensorOptional norm;
  private final Tensor cos;
  private final Tensor sin;
  private final TensorOptional none;
  private final DoubleOptional epsilon;
  private final DoubleOptional noScale;

  private record Layer(
      TensorOptional norm1,
      Tensor qkv,
      Tensor out,
      TensorOptional norm2,
      Tensor gateUp,
      Tensor down,
      Tensor keys,
      Tensor values) {}

  /// @param positions longest sequence
  TorchDecoder(Weights weights, int batch, int positions) {
    this.c = weights.config();
    this.batch = batch;
    if (c.qkvBias()) {
      throw new IllegalArgumentException("attention_bias: this decoder has none");
    }
    int q = c.numHeads() * c.headDim();
    int kv = c.numKvHeads() * c.headDim();
    try (var scope = new PointerScope();
        var _ = new AutoGradMode(false)) {
      this.owned = scope.extend();
      for (int i = 0; i < c.numLayers(); i++) {
        String name = "model.layers." + i + ".";
        layers.add(
            new Layer(
                new TensorOptional(vector(weights, name + "input_layernorm.weight")),
                joined(
                    weights,
                    c.hiddenSize(),
                    name + "self_attn.q_proj.weight",
                    name + "self_attn.k_proj.weight",
                    name + "self_attn.v_proj.weight"),
                joined(weights, q, name + "self_attn.o_proj.weight"),
                new TensorOptional(vector(weights, name + "post_attention_layernorm.weight")),
                joined(
                    weights,
                    c.hiddenSize(),
                    name + "mlp.gate_proj.weight",
                    name + "mlp.up_proj.weight"),
                joined(weights, c.intermediateSize(), name + "mlp.down_proj.weight"),
                torch.zeros(batch, c.numKvHeads(), positions, kv / c.numKvHeads()),
                torch.zeros(batch, c.numKvHeads(), positions, kv / c.numKvHeads())));
      }
      this.embedding = joined(weights, c.hiddenSize(), "model.embed_tokens.weight");
      this.head =
          c.tiedEmbeddings() ? embedding : joined(weights, c.hiddenSize(), "lm_head.weight");
      this.norm = new TensorOptional(vector(weights, "model.norm.weight"));
      this.cos = angles(positions, false);
      this.sin = angles(positions, true);
      this.none = new TensorOptional();
      this.epsilon = new DoubleOptional(c.rmsNormEps());
      this.noScale = new DoubleOptional();
    }
  }

  private static Tensor vector(Weights weights, String name) {
    float[] values = weights.get(name);
    return AbstractTensor.create(values, values.length);
  }

  private static Tensor joined(Weights weights, int inputs, String... names) {
    var parts = new TensorVector();
    for (String name : names) {
      float[] values = weights.get(name);
      parts.push_back(AbstractTensor.create(values, values.length / inputs, inputs));
    }
    return torch.cat(parts, 0).contiguous();
  }

  /// Cosines, or sines with the sign of the half they multiply: `[positions, headDim]`.
  private Tensor angles(int positions, boolean sine) {
    int half = c.headDim() / 2;
    var values = new float[positions * c.headDim()];
    for (int at = 0; at < values.length; at++) {
      int i = at % c.headDim();
      double angle = at / c.headDim() * Math.pow(c.ropeTheta(), -2.0 * (i % half) / c.headDim());
      values[at] = (float) (sine ? Math.sin(angle) * (i < half ? -1 : 1) : Math.cos(angle));
    }
    return AbstractTensor.create(values, positions, c.headDim());
  }

  /// Computes prompts of one length and samples the first tokens.
  ///
  /// @return one token per sequence
  long[] prefill(int[][] prompts, boolean greedy) {
    var tokens = new long[batch * prompts[0].length];
    for (int row = 0; row < batch; row++) {
      for (int t = 0; t < prompts[0].length; t++) {
        tokens[row * prompts[0].length + t] = prompts[row][t];
      }
    }
    return step(tokens, 0, prompts[0].length, greedy);
  }

  /// Samples the next token of each sequence.
  ///
  /// @param last the tokens at position `at`
  long[] next(long[] last, int at, boolean greedy) {
    return step(last, at, 1, greedy);
  }

  private long[] step(long[] tokens, int from, int count, boolean greedy) {
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      int heads = c.numHeads();
      int kvHeads = c.numKvHeads();
      int size = c.headDim();
      Tensor cosines = cos.narrow(0, from, count);
      Tensor sines = sin.narrow(0, from, count);
      Tensor x = torch.embedding(embedding, AbstractTensor.create(tokens, batch, count));
      for (Layer layer : layers) {
        Tensor qkv =
            torch
                .linear(normed(x, layer.norm1()), layer.qkv())
                .view(batch, count, heads + 2L * kvHeads, size)
                .transpose(1, 2);
        Tensor rotated = rotated(qkv.narrow(1, 0, heads + kvHeads), cosines, sines);
        layer.keys().narrow(2, from, count).copy_(rotated.narrow(1, heads, kvHeads));
        layer.values().narrow(2, from, count).copy_(qkv.narrow(1, heads + kvHeads, kvHeads));
        Tensor mixed =
            torch.scaled_dot_product_attention(
                rotated.narrow(1, 0, heads),
                layer.keys().narrow(2, 0, from + count),
                layer.values().narrow(2, 0, from + count),
                none,
                0,
                count > 1,
                noScale,
                heads != kvHeads);
        Tensor joined = mixed.transpose(1, 2).reshape(batch, count, (long) heads * size);
        x = x.add(torch.linear(joined, layer.out()));
        TensorVector gateUp = torch.linear(normed(x, layer.norm2()), layer.gateUp()).chunk(2, 2);
        x = x.add(torch.linear(torch.silu(gateUp.get(0)).mul(gateUp.get(1)), layer.down()));
      }
      Tensor logits = torch.linear(normed(x.narrow(1, count - 1, 1), norm), head);
      Tensor rows = logits.view(batch, c.vocabSize());
      Tensor drawn =
          greedy
              ? rows.argmax(new LongOptional(-1), false)
              : torch.multinomial(torch.softmax(rows, -1), 1);
      var next = new long[batch];
      drawn.contiguous().data_ptr_long().get(next);
      return next;
    }
  }

  private Tensor normed(Tensor x, TensorOptional weight) {
    return torch.rms_norm(x, new long[] {c.hiddenSize()}, weight, epsilon);
  }

  private static Tensor rotated(Tensor x, Tensor cosines, Tensor sines) {
    TensorVector halves = x.chunk(2, 3);
    Tensor swapped = torch.cat(new TensorVector(halves.get(1), halves.get(0)), 3);
    return x.mul(cosines).add(swapped.mul(sines));
  }

  @Override
  public void close() {
    owned.close();
  }
}
