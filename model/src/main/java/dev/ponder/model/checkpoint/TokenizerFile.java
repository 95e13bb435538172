package dev.ponder.model.checkpoint;

import dev.ponder.model.CharTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A [CharTokenizer] as `tokenizer.json`: a word-level vocabulary behind a splitter that makes
/// every character a word, so that the `tokenizers` library gives the same ids.
///
/// One difference stays: that library reads the text of a special token (`<|end|>`) as the token;
/// Ponder reads its characters. A character outside of the alphabet is an error in both.
final class TokenizerFile {
  private static final String ANY_CHARACTER = "[\\s\\S]";

  private TokenizerFile() {}

  static Map<String, @Nullable Object> describe(CharTokenizer tokenizer) {
    var vocabulary = new LinkedHashMap<String, Object>();
    var added = new ArrayList<Object>();
    for (String special : CharTokenizer.SPECIALS) {
      int id = vocabulary.size();
      vocabulary.put(special, id);
      var token = new LinkedHashMap<String, Object>();
      token.put("id", id);
      token.put("content", special);
      token.put("single_word", false);
      token.put("lstrip", false);
      token.put("rstrip", false);
      token.put("normalized", false);
      token.put("special", true);
      added.add(token);
    }
    for (int i = 0; i < tokenizer.alphabet().length(); i++) {
      vocabulary.put(String.valueOf(tokenizer.alphabet().charAt(i)), vocabulary.size());
    }
    var split = new LinkedHashMap<String, Object>();
    split.put("type", "Split");
    split.put("pattern", Map.of("Regex", ANY_CHARACTER));
    split.put("behavior", "Isolated");
    split.put("invert", false);
    var model = new LinkedHashMap<String, Object>();
    model.put("type", "WordLevel");
    model.put("vocab", vocabulary);
    model.put("unk_token", "<|unknown|>");
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", "1.0");
    json.put("truncation", null);
    json.put("padding", null);
    json.put("added_tokens", added);
    json.put("normalizer", null);
    json.put("pre_tokenizer", split);
    json.put("post_processor", null);
    json.put("decoder", Map.of("type", "Fuse"));
    json.put("model", model);
    return json;
  }

  /// What the `transformers` library needs to find the class and the special tokens.
  static Map<String, Object> transformersConfig(int maxPositions) {
    var json = new LinkedHashMap<String, Object>();
    json.put("tokenizer_class", "PreTrainedTokenizerFast");
    json.put("pad_token", CharTokenizer.SPECIALS.get(0));
    json.put("eos_token", CharTokenizer.SPECIALS.get(1));
    json.put("model_max_length", maxPositions);
    json.put("clean_up_tokenization_spaces", false);
    return json;
  }

  static CharTokenizer read(Path file) {
    ObjectNode json = Json.read(file);
    JsonNode model = json.path("model");
    need(file, "model.type", model.path("type"), "WordLevel");
    need(file, "pre_tokenizer.type", json.path("pre_tokenizer").path("type"), "Split");
    need(
        file,
        "pre_tokenizer.pattern.Regex",
        json.path("pre_tokenizer").path("pattern").path("Regex"),
        ANY_CHARACTER);
    for (String field : List.of("normalizer", "post_processor")) {
      if (!json.path(field).isNull() && !json.path(field).isMissingNode()) {
        throw new CheckpointException(
            file, field + ": " + json.path(field) + "; a character tokenizer has none");
      }
    }
    return new CharTokenizer(alphabet(file, model.path("vocab")));
  }

  private static String alphabet(Path file, JsonNode vocabulary) {
    int specials = CharTokenizer.SPECIALS.size();
    var tokens = new @Nullable String[vocabulary.size()];
    for (Map.Entry<String, JsonNode> each : vocabulary.properties()) {
      JsonNode id = each.getValue();
      boolean fits = id.isInt() && id.intValue() >= 0 && id.intValue() < tokens.length;
      if (!fits || tokens[id.intValue()] != null) {
        throw new CheckpointException(
            file,
            "model.vocab: \"%s\" has id %s; ids must be 0..%d, each once"
                .formatted(each.getKey(), id, tokens.length - 1));
      }
      tokens[id.intValue()] = each.getKey();
    }
    var alphabet = new StringBuilder();
    for (int i = 0; i < Math.max(tokens.length, specials); i++) {
      String token = i < tokens.length ? String.valueOf(tokens[i]) : "";
      if (i < specials && !token.equals(CharTokenizer.SPECIALS.get(i))) {
        throw new CheckpointException(
            file,
            "model.vocab: id %d is \"%s\", it must be %s"
                .formatted(i, token, CharTokenizer.SPECIALS.get(i)));
      }
      if (i >= specials) {
        if (token.length() != 1 || token.charAt(0) >= 128) {
          throw new CheckpointException(
              file, "model.vocab: \"" + token + "\" is not one Basic Latin character");
        }
        alphabet.append(token);
      }
    }
    return alphabet.toString();
  }

  private static void need(Path file, String field, JsonNode actual, String expected) {
    if (!actual.isString() || !actual.stringValue().equals(expected)) {
      String found = actual.isMissingNode() ? "missing" : actual.toString();
      throw new CheckpointException(
          file,
          "%s: %s; only character-level tokenizers are supported: %s"
              .formatted(field, found, expected));
    }
  }
}
