package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The transformer in libtorch's operators with its automatic gradient: any device, and the oracle
/// for faster paths.
///
/// Sequences are padded on the right; causal attention keeps what comes after from what was before,
/// and padded positions have no weight, so padding changes nothing. One PointerScope per run frees
/// all temporaries; leaves live outside of it.
final class AutogradLane implements Lane {
  private static final float[] NO_FLOATS = {};

  private final ModelConfig c;
  private final boolean onHost;
  private final Device device;
  private final NativeFloats gradient;
  private final PointerScope owned;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Tensor embed;
  private final Tensor head;
  private final Leaf norm;
  private final List<Block> blocks = new ArrayList<>();
  private final Tensor cos;
  private final Tensor sin;
  private final DoubleOptional epsilon;
  private final DoubleOptional noScale;
  private final TensorOptional none;

  private record Leaf(Tensor tensor, Tensor host, Tensor hostGradient, TensorOptional optional) {}

  private record Block(
      Leaf norm1, Leaf qkv, TensorOptional bias, Leaf out, Leaf norm2, Leaf gateUp, Leaf down) {}

  AutogradLane(Layout layout, NativeFloats parameters, String deviceName) {
    this.c = layout.config();
    this.onHost = !deviceName.equals("cuda");
    this.gradient = new NativeFloats(layout.size());
    try (var scope = new PointerScope()) {
      this.owned = scope.extend();
      this.device = new Device(onHost ? "cpu" : deviceName);
      int q = c.numHeads() * c.headDim();
      int kv = c.numKvHeads() * c.headDim();
      int d = c.hiddenSize();
      Leaf embedding = leaf(parameters, layout.at("model.embed_tokens.weight"), c.vocabSize(), d);
      for (int i = 0; i < c.numLayers(); i++) {
        String name = "model.layers." + i + ".";
        String attention = name + "self_attn.";
        blocks.add(
            new Block(
                leaf(parameters, layout.at(name + "input_layernorm.weight"), d),
                leaf(parameters, layout.at(attention + "q_proj.weight"), q + 2L * kv, d),
                c.qkvBias()
                    ? leaf(parameters, layout.at(attention + "q_proj.bias"), q + 2L * kv).optional()
                    : new TensorOptional(),
                leaf(parameters, layout.at(attention + "o_proj.weight"), d, q),
                leaf(parameters, layout.at(name + "post_attention_layernorm.weight"), d),
                leaf(
                    parameters,
                    layout.at(name + "mlp.gate_proj.weight"),
                    2L * c.intermediateSize(),
                    d),
                leaf(
                    parameters,
                    layout.at(name + "mlp.down_proj.weight"),
                    d,
                    c.intermediateSize())));
      }
      this.norm = leaf(parameters, layout.at("model.norm.weight"), d);
      this.embed = embedding.tensor();
      this.head =
          c.tiedEmbeddings()
              ? embed
              : leaf(parameters, layout.at("lm_head.weight"), c.vocabSize(), d).tensor();
      this.cos = table(false);
      this.sin = table(true);
      this.epsilon = new DoubleOptional(c.rmsNormEps());
      this.noScale = new DoubleOptional();
      this.none = new TensorOptional();
    }
  }

  private Leaf leaf(NativeFloats parameters, int offset, long... shape) {
    Tensor host = torch.from_blob(parameters.at(offset), shape);
    Tensor hostGradient = torch.from_blob(gradient.at(offset), shape);
    Tensor tensor = onHost ? host.detach() : host.to(device, torch.ScalarType.Float).detach();
    tensor.requires_grad_(true);
    tensor.mutable_grad().put(onHost ? hostGradient : torch.zeros_like(tensor));
    var leaf = new Leaf(tensor, host, hostGradient, new TensorOptional(tensor));
    leaves.add(leaf);
    return leaf;
  }

  /// Cosines, or sines with the sign of the half they are multiplied with: `[position, 1,
  /// headDim]`.
  private Tensor table(boolean sine) {
    int half = c.headDim() / 2;
    var values = new float[c.maxPositions() * c.headDim()];
    for (int position = 0; position < c.maxPositions(); position++) {
      for (int i = 0; i < half; i++) {
        double angle = position * Math.pow(c.ropeTheta(), -2.0 * i / c.headDim());
        int at = position * c.headDim() + i;
        values[at] = (float) (sine ? -Math.sin(angle) : Math.cos(angle));
        values[at + half] = (float) (sine ? Math.sin(angle) : Math.cos(angle));
      }
    }
    Tensor table = AbstractTensor.create(values, c.maxPositions(), 1, c.headDim());
    return onHost ? table : table.to(device, torch.ScalarType.Float);
  }

  @Override
  public void refresh() {
    if (onHost) {
      return;
    }
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(false)) {
      for (Leaf leaf : leaves) {
        leaf.tensor().copy_(leaf.host());
      }
    }
  }

  @Override
  public NativeFloats gradient() {
    return gradient;
  }

  @Override
  public List<Score> run(List<Example> examples, boolean backward, boolean entropy) {
    int rows = examples.size();
    int length = examples.stream().mapToInt(Example::length).max().orElse(0);
    int count = examples.stream().mapToInt(e -> e.weights().length).sum();
    var tokens = new long[rows * length];
    var places = new long[count];
    var targets = new long[count];
    var weights = new float[count];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      Example e = examples.get(row);
      for (int t = 0; t < e.length(); t++) {
        tokens[row * length + t] = e.tokens()[t];
      }
      for (int i = 0; i < e.weights().length; i++, at++) {
        places[at] = (long) row * length + e.from() + i - 1;
        targets[at] = e.tokens()[e.from() + i];
        weights[at] = -e.weights()[i];
      }
    }
    try (var _ = new PointerScope();
        var _ = new AutoGradMode(backward)) {
      Tensor hidden = forward(onDevice(AbstractTensor.create(tokens, rows, length)), rows, length);
      Tensor chosen = hidden.index_select(0, onDevice(AbstractTensor.create(places, count)));
      Tensor logits = torch.linear(normed(chosen, norm), head);
      Tensor all = logits.log_softmax(-1);
      Tensor picked = all.gather(1, onDevice(AbstractTensor.create(targets, count, 1))).view(count);
      if (backward) {
        Tensor loss = picked.mul(onDevice(AbstractTensor.create(weights, count))).sum();
        loss.backward(new Tensor(), new BoolOptional(false), false, new TensorArrayRefOptional());
        fetchGradients();
      }
      try (var _ = new AutoGradMode(false)) {
        float[] logProbs = floats(picked.detach());
        float[] entropies =
            entropy ? floats(all.detach().exp().mul(all.detach()).sum(1L).neg()) : NO_FLOATS;
        return split(examples, logProbs, entropies);
      }
    }
  }

  private static List<Score> split(List<Example> examples, float[] logProbs, float[] entropies) {
    var scores = new ArrayList<Score>(examples.size());
    int at = 0;
    for (Example e : examples) {
      int to = at + e.weights().length;
      scores.add(
          new Score(
              Arrays.copyOfRange(logProbs, at, to),
              entropies.length == 0 ? NO_FLOATS : Arrays.copyOfRange(entropies, at, to)));
      at = to;
    }
    return scores;
  }

  /// The residual stream after all blocks: `[rows * length, hidden]`.
  private Tensor forward(Tensor tokens, int rows, int length) {
    long positions = (long) rows * length;
    int heads = c.numHeads();
    int kvHeads = c.numKvHeads();
    int size = c.headDim();
    Tensor cosines = cos.narrow(0, 0, length);
    Tensor sines = sin.narrow(0, 0, length);
    Tensor x = torch.embedding(embed, tokens).view(positions, c.hiddenSize());
    for (Block block : blocks) {
      Tensor qkv =
          torch
              .linear(normed(x, block.norm1()), block.qkv().tensor(), block.bias())
              .view(rows, length, heads + 2L * kvHeads, size);
      Tensor rotated = rotate(qkv.narrow(2, 0, heads + kvHeads), cosines, sines);
      Tensor attended =
          torch.scaled_dot_product_attention(
              rotated.narrow(2, 0, heads).transpose(1, 2),
              rotated.narrow(2, heads, kvHeads).transpose(1, 2),
              qkv.narrow(2, heads + kvHeads, kvHeads).transpose(1, 2),
              none,
              0,
              true,
              noScale,
              heads != kvHeads);
      Tensor joined = attended.transpose(1, 2).reshape(positions, (long) heads * size);
      x = x.add(torch.linear(joined, block.out().tensor()));
      TensorVector gateUp =
          torch.linear(normed(x, block.norm2()), block.gateUp().tensor()).chunk(2, 1);
      Tensor fed = torch.silu(gateUp.get(0)).mul(gateUp.get(1));
      x = x.add(torch.linear(fed, block.down().tensor()));
    }
    return x;
  }

  private Tensor normed(Tensor x, Leaf weight) {
    return torch.rms_norm(x, new long[] {c.hiddenSize()}, weight.optional(), epsilon);
  }

  /// Rotary positions as Hugging Face has them: `x cos + (-second half, first half) sin`.
  private static Tensor rotate(Tensor x, Tensor cosines, Tensor sines) {
    TensorVector halves = x.chunk(2, 3);
    Tensor swapped = torch.cat(new TensorVector(halves.get(1), halves.get(0)), 3);
    return x.mul(cosines).add(swapped.mul(sines));
  }

  private void fetchGradients() {
    if (onHost) {
      return;
    }
    try (var _ = new AutoGradMode(false)) {
      for (Leaf leaf : leaves) {
        leaf.hostGradient().add_(leaf.tensor().grad().to(leaf.host()));
        leaf.tensor().grad().zero_();
      }
    }
  }

  private Tensor onDevice(Tensor tensor) {
    return onHost ? tensor : tensor.to(device, tensor.scalar_type());
  }

  private static float[] floats(Tensor tensor) {
    Tensor host = tensor.to(new Device("cpu"), torch.ScalarType.Float).contiguous();
    var values = new float[Math.toIntExact(host.numel())];
    host.data_ptr_float().get(values);
    return values;
  }

  @Override
  public void close() {
    owned.close();
    gradient.close();
  }
}
