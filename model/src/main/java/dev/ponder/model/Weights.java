package dev.ponder.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// A model's parameters as plain fp32 arrays under their Hugging Face names, row-major (`[out, in]`
/// for projections).
///
/// This is what checkpoints, the trainer and the decoder exchange. The arrays are shared, not
/// copied: whoever makes a `Weights` hands them over.
///
/// @param config the shape
/// @param tensors every tensor that [#shapes] names, with exactly that many values
public record Weights(ModelConfig config, SequencedMap<String, float[]> tensors) {
  public Weights {
    var shapes = shapes(config);
    for (String name : tensors.keySet()) {
      if (!shapes.containsKey(name)) {
        throw new IllegalArgumentException(
            "tensor " + name + " does not belong to a model of this config");
      }
    }
    for (var each : shapes.entrySet()) {
      float[] values = tensors.get(each.getKey());
      if (values == null) {
        throw new IllegalArgumentException("tensor " + each.getKey() + " is missing");
      }
      long expected = each.getValue().stream().mapToLong(d -> d).reduce(1, (a, b) -> a * b);
      if (values.length != expected) {
        throw new IllegalArgumentException(
            "tensor %s: %d values, but its shape %s needs %d"
                .formatted(each.getKey(), values.length, each.getValue(), expected));
      }
    }
  }

  /// The tensor of that name.
  public float[] get(String name) {
    float[] values = tensors.get(name);
    if (values == null) {
      throw new IllegalArgumentException("tensor " + name + " is not part of this model");
    }
    return values;
  }

  /// Names and shapes of all tensors of a model, in file order.
  public static SequencedMap<String, List<Integer>> shapes(ModelConfig c) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    int q = c.numHeads() * c.headDim();
    int kv = c.numKvHeads() * c.headDim();
    shapes.put("model.embed_tokens.weight", List.of(c.vocabSize(), c.hiddenSize()));
    for (int i = 0; i < c.numLayers(); i++) {
      String layer = "model.layers." + i + ".";
      shapes.put(layer + "input_layernorm.weight", List.of(c.hiddenSize()));
      shapes.put(layer + "self_attn.q_proj.weight", List.of(q, c.hiddenSize()));
      shapes.put(layer + "self_attn.k_proj.weight", List.of(kv, c.hiddenSize()));
      shapes.put(layer + "self_attn.v_proj.weight", List.of(kv, c.hiddenSize()));
      if (c.qkvBias()) {
        shapes.put(layer + "self_attn.q_proj.bias", List.of(q));
        shapes.put(layer + "self_attn.k_proj.bias", List.of(kv));
        shapes.put(layer + "self_attn.v_proj.bias", List.of(kv));
      }
      shapes.put(layer + "self_attn.o_proj.weight", List.of(c.hiddenSize(), q));
      shapes.put(layer + "post_attention_layernorm.weight", List.of(c.hiddenSize()));
      shapes.put(layer + "mlp.gate_proj.weight", List.of(c.intermediateSize(), c.hiddenSize()));
      shapes.put(layer + "mlp.up_proj.weight", List.of(c.intermediateSize(), c.hiddenSize()));
      shapes.put(layer + "mlp.down_proj.weight", List.of(c.hiddenSize(), c.intermediateSize()));
    }
    shapes.put("model.norm.weight", List.of(c.hiddenSize()));
    if (!c.tiedEmbeddings()) {
      shapes.put("lm_head.weight", List.of(c.vocabSize(), c.hiddenSize()));
    }
    return shapes;
  }

  /// Random weights: norms 1, biases 0, all else normal with deviation 0.02, the projections into
  /// the residual stream scaled down by the root of twice the depth (GPT-2's rule).
  public static Weights random(ModelConfig config, RandomGenerator random) {
    var tensors = new LinkedHashMap<String, float[]>();
    for (Map.Entry<String, List<Integer>> each : shapes(config).entrySet()) {
      String name = each.getKey();
      int size = each.getValue().stream().mapToInt(d -> d).reduce(1, Math::multiplyExact);
      var values = new float[size];
      if (name.endsWith("norm.weight")) {
        java.util.Arrays.fill(values, 1);
      } else if (!name.endsWith(".bias")) {
        boolean residual = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        double deviation = residual ? 0.02 / Math.sqrt(2.0 * config.numLayers()) : 0.02;
        for (int i = 0; i < size; i++) {
          values[i] = (float) (random.nextGaussian() * deviation);
        }
      }
      tensors.put(name, values);
    }
    return new Weights(config, tensors);
  }
}
