package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/// Weights as the kernels read them: copied once into panels of output columns.
///
/// Immutable, shared by all workers. Query, key and value projections are one matrix; gate and
/// input of the feed-forward layer are interleaved, half a panel each.
final class PackedWeights {
  final ModelConfig config;
  final float[] embedding;
  final Layer[] layers;
  final float[] finalNorm;
  final Matrix head;

  /// Cosines and sines by position, then pair.
  final float[] cos;

  final float[] sin;

  /// One block of the model.
  record Layer(
      float[] attentionNorm,
      Matrix qkv,
      float[] qkvBias,
      Matrix output,
      float[] feedForwardNorm,
      Matrix gateAndUp,
      Matrix down) {}

  PackedWeights(Weights weights, Kernels kernels) {
    ModelConfig c = weights.config();
    var memory = new HugeMemory();
    config = c;
    embedding = weights.get("model.embed_tokens.weight").clone();
    finalNorm = weights.get("model.norm.weight").clone();
    layers = new Layer[c.numLayers()];
    int q = c.numHeads() * c.headDim();
    int kv = c.numKvHeads() * c.headDim();
    for (int i = 0; i < layers.length; i++) {
      String layer = "model.layers." + i + ".";
      String attention = layer + "self_attn.";
      float[] bias = new float[Kernels.roundUp(q + 2 * kv, kernels.panel())];
      if (c.qkvBias()) {
        System.arraycopy(weights.get(attention + "q_proj.bias"), 0, bias, 0, q);
        System.arraycopy(weights.get(attention + "k_proj.bias"), 0, bias, q, kv);
        System.arraycopy(weights.get(attention + "v_proj.bias"), 0, bias, q + kv, kv);
      }
      layers[i] =
          new Layer(
              weights.get(layer + "input_layernorm.weight").clone(),
              stack(
                  kernels,
                  memory,
                  c.hiddenSize(),
                  weights.get(attention + "q_proj.weight"),
                  weights.get(attention + "k_proj.weight"),
                  weights.get(attention + "v_proj.weight")),
              bias,
              stack(kernels, memory, q, weights.get(attention + "o_proj.weight")),
              weights.get(layer + "post_attention_layernorm.weight").clone(),
              interleave(
                  kernels,
                  memory,
                  c.hiddenSize(),
                  weights.get(layer + "mlp.gate_proj.weight"),
                  weights.get(layer + "mlp.up_proj.weight")),
              stack(
                  kernels,
                  memory,
                  c.intermediateSize(),
                  weights.get(layer + "mlp.down_proj.weight")));
    }
    head =
        stack(
            kernels,
            memory,
            c.hiddenSize(),
            c.tiedEmbeddings() ? embedding : weights.get("lm_head.weight"));
    int half = c.headDim() / 2;
    cos = new float[c.maxPositions() * half];
    sin = new float[c.maxPositions() * half];
    for (int i = 0; i < half; i++) {
      double frequency = Math.pow(c.ropeTheta(), -2.0 * i / c.headDim());
      for (int t = 0; t < c.maxPositions(); t++) {
        double angle = t * frequency;
        cos[t * half + i] = (float) Math.cos(angle);
        sin[t * half + i] = (float) Math.sin(angle);
      }
    }
  }

  /// Packs matrices `[out, in]` below one another.
  private static Matrix stack(
      Kernels kernels, SegmentAllocator memory, int inputs, float[]... matrices) {
    int panel = kernels.panel();
    int outputs = Arrays.stream(matrices).mapToInt(m -> m.length / inputs).sum();
    int panels = Kernels.roundUp(outputs, panel) / panel;
    var values = new float[panels * panel * inputs];
    int column = 0;
    for (float[] matrix : matrices) {
      for (int o = 0; o < matrix.length / inputs; o++, column++) {
        place(matrix, o, inputs, values, column / panel, column % panel, panel);
      }
    }
    return kernels.matrix(values, inputs, memory);
  }

  /// Packs two matrices of one shape: the first into the left half of each panel, the second into
  /// the right one.
  private static Matrix interleave(
      Kernels kernels, SegmentAllocator memory, int inputs, float[] left, float[] right) {
    int panel = kernels.panel();
    int half = panel / 2;
    int outputs = left.length / inputs;
    int panels = Kernels.roundUp(outputs, half) / half;
    var values = new float[panels * panel * inputs];
    for (int o = 0; o < outputs; o++) {
      place(left, o, inputs, values, o / half, o % half, panel);
      place(right, o, inputs, values, o / half, half + o % half, panel);
    }
    return kernels.matrix(values, inputs, memory);
  }

  private static void place(
      float[] from, int row, int inputs, float[] to, int panelIndex, int column, int panel) {
    int at = panelIndex * inputs * panel + column;
    int source = row * inputs;
    for (int k = 0; k < inputs; k++) {
      to[at + k * panel] = from[source + k];
    }
  }
}
