package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON from files that nobody vouches for: bounded size and depth, UTF-8 without errors, no name
/// twice, nothing behind the end.
final class Json {
  /// Largest JSON file that is read, in bytes.
  static final int LARGEST = 8 << 20;

  private static final JsonMapper MAPPER = mapper(factory(LARGEST));
  private static final JsonMapper PRETTY =
      MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static JsonFactory factory(long largest) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxDocumentLength(largest)
                .maxNestingDepth(32)
                .maxStringLength(1 << 20)
                .maxNumberLength(40)
                .maxNameLength(1024)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  private static JsonMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  /// The object in a file.
  static ObjectNode read(Path file) {
    String text = utf8(file, bytes(file));
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new CheckpointException(file, "not valid JSON: " + e.getOriginalMessage(), e);
    }
    throw new CheckpointException(file, "holds no JSON object");
  }

  /// The value in a file, every component of a record named and of its type.
  static <T> T read(Path file, Class<T> type) {
    ObjectNode object = read(file);
    try {
      return MAPPER.treeToValue(object, type);
    } catch (JacksonException e) {
      throw new CheckpointException(file, e.getOriginalMessage(), e);
    }
  }

  static byte[] write(Object content) {
    JsonNode tree = MAPPER.valueToTree(content);
    finite(tree, "");
    byte[] body = PRETTY.writeValueAsBytes(tree);
    byte[] line = java.util.Arrays.copyOf(body, body.length + 1);
    line[body.length] = '\n';
    return line;
  }

  private static void finite(JsonNode node, String path) {
    if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException(
          path + ": " + node.asString() + " is not finite and can't be saved");
    }
    if (node.isObject()) {
      node.properties().forEach(each -> finite(each.getValue(), path + "/" + each.getKey()));
    } else {
      for (int i = 0; i < node.size(); i++) {
        finite(node.get(i), path + "/" + i);
      }
    }
  }

  static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new CheckpointException(
            file, size + " bytes are too many for this file; the limit is " + LARGEST);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CheckpointException.of(file, "can't be read", e);
    }
  }

  static String utf8(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file, "is not UTF-8 text", e);
    }
  }
}
