package dev.ponder.model.checkpoint;

import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `config.json` of the Hugging Face family, model types `llama` and `qwen2`.
///
/// A setting that would change what the model computes and that Ponder can't compute is an error;
/// settings without meaning for these two types are passed over, as the reference code does.
final class ConfigFile {
  private static final int MOST_LAYERS = 1024;
  private static final int LARGEST_SIZE = 1 << 24;

  private final Path file;
  private final ObjectNode json;

  private ConfigFile(Path file) {
    this.file = file;
    this.json = Json.read(file);
  }

  static ModelConfig read(Path file) {
    return new ConfigFile(file).config();
  }

  /// What [#read] reads, with the fields that other tools expect.
  static Map<String, Object> describe(ModelConfig c, CharTokenizer tokenizer, DType dtype) {
    var json = new LinkedHashMap<String, Object>();
    boolean qwen = c.qkvBias();
    json.put("architectures", List.of(qwen ? "Qwen2ForCausalLM" : "LlamaForCausalLM"));
    json.put("model_type", qwen ? "qwen2" : "llama");
    json.put("vocab_size", c.vocabSize());
    json.put("hidden_size", c.hiddenSize());
    json.put("intermediate_size", c.intermediateSize());
    json.put("num_hidden_layers", c.numLayers());
    json.put("num_attention_heads", c.numHeads());
    json.put("num_key_value_heads", c.numKvHeads());
    json.put("head_dim", c.headDim());
    json.put("max_position_embeddings", c.maxPositions());
    json.put("rope_theta", c.ropeTheta());
    json.put("rms_norm_eps", c.rmsNormEps());
    json.put("tie_word_embeddings", c.tiedEmbeddings());
    if (qwen) {
      json.put("use_sliding_window", false);
    } else {
      json.put("attention_bias", false);
      json.put("mlp_bias", false);
    }
    json.put("hidden_act", "silu");
    json.put("attention_dropout", 0.0);
    json.put("eos_token_id", tokenizer.end());
    json.put("pad_token_id", tokenizer.pad());
    json.put(
        "torch_dtype",
        switch (dtype) {
          case F16 -> "float16";
          case BF16 -> "bfloat16";
          case F32, I64 -> "float32";
        });
    json.put("use_cache", true);
    return json;
  }

  private ModelConfig config() {
    String type = text("model_type");
    if (!type.equals("llama") && !type.equals("qwen2")) {
      throw bad("model_type", type, "Ponder runs llama and qwen2");
    }
    boolean qwen = type.equals("qwen2");
    String architecture = qwen ? "Qwen2ForCausalLM" : "LlamaForCausalLM";
    @Nullable JsonNode named = json.get("architectures");
    if (named != null
        && !named.isNull()
        && !(named.isArray()
            && named.size() == 1
            && named.get(0).isString()
            && named.get(0).stringValue().equals(architecture))) {
      throw bad("architectures", named, "for model_type " + type + " it must be " + architecture);
    }
    refuseUnsupported(qwen);
    int heads = integer("num_attention_heads", LARGEST_SIZE);
    int hidden = integer("hidden_size", LARGEST_SIZE);
    int headDim =
        present("head_dim") ? integer("head_dim", LARGEST_SIZE) : Math.max(1, hidden / heads);
    if (!present("head_dim") && hidden % heads != 0) {
      throw bad("hidden_size", hidden, "it must be a multiple of num_attention_heads " + heads);
    }
    if ((long) heads * headDim > LARGEST_SIZE) {
      throw bad("head_dim", headDim, "heads times head_dim must be at most " + LARGEST_SIZE);
    }
    try {
      return new ModelConfig(
          integer("vocab_size", LARGEST_SIZE),
          hidden,
          integer("intermediate_size", LARGEST_SIZE),
          integer("num_hidden_layers", MOST_LAYERS),
          heads,
          present("num_key_value_heads") ? integer("num_key_value_heads", LARGEST_SIZE) : heads,
          headDim,
          integer("max_position_embeddings", LARGEST_SIZE),
          ropeTheta(),
          present("rms_norm_eps") ? number(json, "rms_norm_eps") : 1e-6,
          flag("tie_word_embeddings", false),
          qwen);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file, String.valueOf(e.getMessage()), e);
    }
  }

  private void refuseUnsupported(boolean qwen) {
    if (present("hidden_act") && !text("hidden_act").equals("silu")) {
      throw bad("hidden_act", json.get("hidden_act"), "only silu is supported");
    }
    absent("quantization_config", "quantised weights are not supported");
    absent("rope_scaling", "scaled rotary positions are not supported");
    if (present("partial_rotary_factor") && number(json, "partial_rotary_factor") != 1) {
      throw bad("partial_rotary_factor", json.get("partial_rotary_factor"), "only 1 is supported");
    }
    if (flag("is_encoder_decoder", false)) {
      throw bad("is_encoder_decoder", true, "only decoders are supported");
    }
    if (flag("mlp_bias", false)) {
      throw bad("mlp_bias", true, "biases of the feed-forward layer are not supported");
    }
    if (qwen) {
      if (flag("use_sliding_window", false)) {
        throw bad("use_sliding_window", true, "sliding-window attention is not supported");
      }
    } else {
      if (flag("attention_bias", false)) {
        throw bad("attention_bias", true, "llama with biases is not supported; qwen2 is");
      }
      absent("sliding_window", "sliding-window attention is not supported");
    }
    @Nullable JsonNode layers = json.get("layer_types");
    if (layers != null && layers.isArray()) {
      for (JsonNode layer : layers) {
        if (!layer.isString() || !layer.stringValue().equals("full_attention")) {
          throw bad("layer_types", layer, "only full_attention is supported");
        }
      }
    }
  }

  /// Newer files keep the base inside `rope_parameters`.
  private double ropeTheta() {
    @Nullable JsonNode rope = json.get("rope_parameters");
    if (rope instanceof ObjectNode parameters) {
      @Nullable JsonNode type = parameters.get("rope_type");
      if (type != null && !(type.isString() && type.stringValue().equals("default"))) {
        throw bad("rope_parameters.rope_type", type, "only default is supported");
      }
      if (parameters.has("rope_theta")) {
        return number(parameters, "rope_theta");
      }
    }
    return present("rope_theta") ? number(json, "rope_theta") : 10_000;
  }

  private boolean present(String field) {
    @Nullable JsonNode node = json.get(field);
    return node != null && !node.isNull();
  }

  private void absent(String field, String why) {
    if (present(field)) {
      throw bad(field, json.get(field), why);
    }
  }

  private JsonNode need(String field) {
    @Nullable JsonNode node = json.get(field);
    if (node == null || node.isNull()) {
      throw new CheckpointException(file, field + ": is missing");
    }
    return node;
  }

  private String text(String field) {
    JsonNode node = need(field);
    if (!node.isString()) {
      throw bad(field, node, "a text is expected");
    }
    return node.stringValue();
  }

  private int integer(String field, int most) {
    JsonNode node = need(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw bad(field, node, "a whole number in 1.." + most + " is expected");
    }
    long value = node.longValue();
    if (value < 1 || value > most) {
      throw bad(field, value, "it must be in 1.." + most);
    }
    return (int) value;
  }

  private double number(ObjectNode from, String field) {
    JsonNode node = java.util.Objects.requireNonNull(from.get(field));
    if (!node.isNumber()) {
      throw bad(field, node, "a number is expected");
    }
    return node.doubleValue();
  }

  private boolean flag(String field, boolean otherwise) {
    if (!present(field)) {
      return otherwise;
    }
    JsonNode node = need(field);
    if (!node.isBoolean()) {
      throw bad(field, node, "true or false is expected");
    }
    return node.booleanValue();
  }

  private CheckpointException bad(String field, @Nullable Object value, String limit) {
    return new CheckpointException(file, "%s: %s; %s".formatted(field, value, limit));
  }
}
