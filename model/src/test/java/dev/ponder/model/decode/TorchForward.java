package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The whole model in libtorch's operators, one text at a time, without a cache.
final class TorchForward {
  private final Weights weights;
  private final ModelConfig c;

  private TorchForward(Weights weights) {
    this.weights = weights;
    this.c = weights.config();
  }

  /// Logits of every position.
  static float[][] logits(Weights weights, int... tokens) {
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      Tensor logits = new TorchForward(weights).forward(tokens).contiguous();
      var flat = new float[Math.toIntExact(logits.numel())];
      logits.data_ptr_float().get(flat);
      int vocab = weights.config().vocabSize();
      var result = new float[tokens.length][];
      for (int t = 0; t < tokens.length; t++) {
        result[t] = Arrays.copyOfRange(flat, t * vocab, (t + 1) * vocab);
      }
      return result;
    }
  }

  private Tensor forward(int[] tokens) {
    int n = tokens.length;
    int d = c.headDim();
    long[] ids = Arrays.stream(tokens).asLongStream().toArray();
    Tensor embedding = weight("model.embed_tokens.weight", c.vocabSize());
    Tensor x = torch.embedding(embedding, AbstractTensor.create(ids, n));
    for (int i = 0; i < c.numLayers(); i++) {
      String layer = "model.layers." + i + ".";
      Tensor in = normed(x, layer + "input_layernorm.weight");
      Tensor q = rotated(projected(in, layer + "self_attn.q_proj", c.numHeads() * d));
      Tensor k = rotated(projected(in, layer + "self_attn.k_proj", c.numKvHeads() * d));
      Tensor v = heads(projected(in, layer + "self_attn.v_proj", c.numKvHeads() * d));
      Tensor mixed =
          torch.scaled_dot_product_attention(
              q, k, v, new TensorOptional(), 0, true, new DoubleOptional(), true);
      Tensor joined = mixed.transpose(1, 2).reshape(n, (long) c.numHeads() * d);
      x = x.add(projected(joined, layer + "self_attn.o_proj", c.hiddenSize()));
      in = normed(x, layer + "post_attention_layernorm.weight");
      Tensor gate = projected(in, layer + "mlp.gate_proj", c.intermediateSize());
      Tensor up = projected(in, layer + "mlp.up_proj", c.intermediateSize());
      Tensor down = projected(torch.silu(gate).mul(up), layer + "mlp.down_proj", c.hiddenSize());
      x = x.add(down);
    }
    Tensor head = c.tiedEmbeddings() ? embedding : weight("lm_head.weight", c.vocabSize());
    return torch.linear(normed(x, "model.norm.weight"), head);
  }

  private Tensor weight(String name, int rows) {
    float[] values = weights.get(name);
    return AbstractTensor.create(values, rows, values.length / rows);
  }

  private Tensor projected(Tensor x, String name, int outputs) {
    float[] bias = weights.tensors().get(name + ".bias");
    Tensor product = torch.linear(x, weight(name + ".weight", outputs));
    return bias == null ? product : product.add(AbstractTensor.create(bias, outputs));
  }

  private Tensor normed(Tensor x, String name) {
    Tensor weight = AbstractTensor.create(weights.get(name), c.hiddenSize());
    return torch.rms_norm(
        x,
        new long[] {c.hiddenSize()},
        new TensorOptional(weight),
        new DoubleOptional(c.rmsNormEps()));
  }

  /// `[positions, heads * size]` as `[1, heads, positions, size]`.
  private Tensor heads(Tensor x) {
    return x.view(1, x.size(0), -1, c.headDim()).transpose(1, 2);
  }

  private Tensor rotated(Tensor projected) {
    Tensor x = heads(projected);
    int n = Math.toIntExact(x.size(2));
    int half = c.headDim() / 2;
    var cos = new float[n * c.headDim()];
    var sin = new float[n * c.headDim()];
    for (int at = 0; at < cos.length; at++) {
      int pair = at % c.headDim() % half;
      double angle = at / c.headDim() * Math.pow(c.ropeTheta(), -2.0 * pair / c.headDim());
      cos[at] = (float) Math.cos(angle);
      sin[at] = (float) Math.sin(angle);
    }
    TensorVector halves = x.chunk(2, 3);
    Tensor turned = torch.cat(new TensorVector(halves.get(1).neg(), halves.get(0)), 3);
    return x.mul(AbstractTensor.create(cos, n, c.headDim()))
        .add(turned.mul(AbstractTensor.create(sin, n, c.headDim())));
  }
}
