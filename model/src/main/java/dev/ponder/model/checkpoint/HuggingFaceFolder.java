package dev.ponder.model.checkpoint;

import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A model as a folder that other tools can load too: `config.json`, `model.safetensors`,
/// `tokenizer.json`, `tokenizer_config.json`, `generation_config.json`, and Ponder's
/// `manifest.json` with the SHA-256 of each.
///
/// A folder without a manifest (from another tool) is read as well; one with a manifest must agree
/// with it.
public final class HuggingFaceFolder {
  public static final String CONFIG = "config.json";
  public static final String WEIGHTS = "model.safetensors";
  public static final String TOKENIZER = "tokenizer.json";

  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
  private static final String GENERATION = "generation_config.json";

  private HuggingFaceFolder() {}

  /// Reads and checks a model folder.
  ///
  /// @throws CheckpointException naming the file and the field or tensor
  public static LanguageModel read(Path folder) {
    needFolder(folder);
    ModelConfig config = ConfigFile.read(folder.resolve(CONFIG));
    CharTokenizer tokenizer = TokenizerFile.read(folder.resolve(TOKENIZER));
    checkGeneration(folder.resolve(GENERATION), tokenizer);
    if (Files.exists(folder.resolve(Manifest.FILE))) {
      Manifest.read(folder).check(folder);
    }
    Weights weights = weights(folder, config);
    try {
      return new LanguageModel(weights, tokenizer);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(folder.resolve(CONFIG), String.valueOf(e.getMessage()), e);
    }
  }

  /// Writes a model folder so that it is there whole or not at all; an older one of that name is
  /// replaced.
  ///
  /// @param dtype of the weights in the file: F32, F16 or BF16
  public static void write(Path folder, LanguageModel model, DType dtype) {
    write(folder, model, dtype, FileLayer.system());
  }

  /// Makes sure that a model may be written to a folder: it is not there, empty, or holds a model
  /// of ours, which is replaced.
  ///
  /// @throws CheckpointException when something else would be lost
  public static void needReplaceable(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(folder, "is not a folder; a model needs a folder of its own");
    }
    if (!Files.exists(folder.resolve(Manifest.FILE))) {
      try (var entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new CheckpointException(
              folder, "holds other files and is no model; choose a new or an empty folder");
        }
      } catch (IOException e) {
        throw CheckpointException.of(folder, "can't be read", e);
      }
    }
  }

  static void write(Path folder, LanguageModel model, DType dtype, FileLayer files) {
    needReplaceable(folder);
    new FolderWriter(files).write(folder, parts(model, dtype), Manifest.NO_STEP);
  }

  /// The files of a model folder, for a [CheckpointStore].
  public static SequencedMap<String, Part> parts(LanguageModel model, DType dtype) {
    ModelConfig config = model.config();
    var generation = new LinkedHashMap<String, Object>();
    generation.put("eos_token_id", model.tokenizer().end());
    generation.put("pad_token_id", model.tokenizer().pad());
    generation.put("do_sample", true);
    generation.put("temperature", 1.0);
    generation.put("top_k", 0);
    generation.put("max_length", config.maxPositions());
    var parts = new LinkedHashMap<String, Part>();
    parts.put(CONFIG, Part.json(ConfigFile.describe(config, model.tokenizer(), dtype)));
    parts.put(GENERATION, Part.json(generation));
    parts.put(TOKENIZER, Part.json(TokenizerFile.describe(model.tokenizer())));
    parts.put(TOKENIZER_CONFIG, Part.json(TokenizerFile.transformersConfig(config.maxPositions())));
    parts.put(WEIGHTS, tensors(model.weights(), dtype).part());
    return parts;
  }

  /// Weights as tensors of one type.
  public static SafeTensors tensors(Weights weights, DType dtype) {
    var tensors = new LinkedHashMap<String, Tensor>();
    Weights.shapes(weights.config())
        .forEach(
            (name, shape) -> tensors.put(name, new Tensor.Floats(dtype, shape, weights.get(name))));
    return SafeTensors.of(tensors);
  }

  private static void needFolder(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new CheckpointException(folder, "there is no such model folder");
    }
    if (!Files.isDirectory(folder)) {
      String hint = folder.getFileName() + ": " + "a model is a folder with " + CONFIG;
      throw new CheckpointException(folder, "is not a folder; " + hint);
    }
  }

  private static Weights weights(Path folder, ModelConfig config) {
    Path file = folder.resolve(WEIGHTS);
    if (!Files.exists(file)) {
      throw new CheckpointException(file, missing(folder));
    }
    var shapes = Weights.shapes(config);
    try (SafeTensorsFile open = SafeTensorsFile.open(file)) {
      checkShapes(file, open, shapes);
      var tensors = new LinkedHashMap<String, float[]>();
      for (String name : shapes.keySet()) {
        if (!(open.read(name) instanceof Tensor.Floats floats)) {
          throw new CheckpointException(file, "tensor " + name + ": I64 can't be a weight");
        }
        tensors.put(name, floats.values());
      }
      if (config.tiedEmbeddings() && open.entries().containsKey("lm_head.weight")) {
        checkTied(file, open, tensors.get("model.embed_tokens.weight"));
      }
      return new Weights(config, tensors);
    }
  }

  private static void checkShapes(
      Path file, SafeTensorsFile open, SequencedMap<String, List<Integer>> shapes) {
    shapes.forEach(
        (name, shape) -> {
          SafeTensorsFile.@Nullable Entry entry = open.entries().get(name);
          if (entry == null) {
            throw new CheckpointException(
                file, "tensor " + name + " is missing; " + CONFIG + " asks for it");
          }
          if (!entry.shape().equals(shape)) {
            throw new CheckpointException(
                file,
                "tensor %s: shape %s, but %s asks for %s"
                    .formatted(name, entry.shape(), CONFIG, shape));
          }
        });
    for (String name : open.entries().keySet()) {
      boolean derived = name.endsWith(".rotary_emb.inv_freq") || name.equals("lm_head.weight");
      if (!shapes.containsKey(name) && !derived) {
        throw new CheckpointException(
            file, "tensor " + name + ": a model of this " + CONFIG + " has no such tensor");
      }
    }
  }

  private static void checkTied(Path file, SafeTensorsFile open, float @Nullable [] embedding) {
    if (!(open.read("lm_head.weight") instanceof Tensor.Floats head)
        || embedding == null
        || !java.util.Arrays.equals(head.values(), embedding)) {
      throw new CheckpointException(
          file,
          "tensor lm_head.weight: differs from the embedding, but tie_word_embeddings is true");
    }
  }

  private static String missing(Path folder) {
    if (Files.exists(folder.resolve("model.safetensors.index.json"))) {
      return "is missing; models split over several files are not supported";
    }
    for (String name :
        List.of("pytorch_model.bin", "model.pt", "model.bin", "consolidated.00.pth")) {
      if (Files.exists(folder.resolve(name))) {
        return "is missing; " + name + " is a pickle, which Ponder never opens: convert it";
      }
    }
    return "is missing";
  }

  private static void checkGeneration(Path file, CharTokenizer tokenizer) {
    if (!Files.exists(file)) {
      return;
    }
    ObjectNode json = Json.read(file);
    @Nullable JsonNode end = json.get("eos_token_id");
    if (end == null || end.isNull()) {
      return;
    }
    boolean found = end.isInt() && end.intValue() == tokenizer.end();
    for (int i = 0; i < end.size(); i++) {
      found |= end.get(i).isInt() && end.get(i).intValue() == tokenizer.end();
    }
    if (!found) {
      throw new CheckpointException(
          file, "eos_token_id: %s; the tokenizer ends with %d".formatted(end, tokenizer.end()));
    }
  }
}
