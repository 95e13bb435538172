package dev.ponder.verify.code;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reply of a candidate's box, held to its grammar before anyone else reads it: JSON of at most
/// 200 kB without double keys, in which every object of a value is one known tag, nested at most 50
/// deep.
final class PlainReply {
  /// The largest value that is taken where the expected one is not larger itself.
  static final int LARGEST = 200_000;

  private static final int ROOM_AROUND = 10_000;
  private static final int LARGEST_EVER = 80 << 20;
  static final int DEEPEST = 50;

  private static final Set<String> LISTS =
      Set.of(
          "tuple",
          "set",
          "frozenset",
          "iter",
          "keys",
          "values",
          "deque",
          "range",
          "complex",
          "fraction");
  private static final Set<String> PAIRS = Set.of("dict", "items");
  private static final Set<String> TEXTS =
      Set.of("int", "float", "bytes", "bytearray", "decimal", "builtin");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          // A tag takes three levels of JSON at most, the reply around it three.
                          .maxNestingDepth(3 * DEEPEST + 6)
                          .maxStringLength(LARGEST_EVER)
                          .maxNumberLength(40)
                          .maxDocumentLength(LARGEST_EVER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// A reply that breaks the grammar.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  private PlainReply() {}

  /// Reads a reply.
  ///
  /// @param most how large the value may be; changed arguments may take as much again
  /// @throws Malformed if it is anything but a well-formed reply
  static JsonNode read(String line, int most) throws Malformed {
    if (line.length() > 2 * most + ROOM_AROUND) {
      throw new Malformed("a reply of %d characters".formatted(line.length()));
    }
    JsonNode reply;
    try {
      reply = MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new Malformed("no JSON as it should be");
    }
    if (!reply.isObject()) {
      throw new Malformed("no object");
    }
    if (reply.has("ok")) {
      for (String name : reply.propertyNames()) {
        if (!name.equals("ok") && !name.equals("changed")) {
          throw new Malformed("unknown field");
        }
      }
      value(reply.get("ok"), 0);
      if (reply.has("changed")) {
        changed(reply.get("changed"));
      }
      return reply;
    }
    String first = reply.has("raised") ? "raised" : "refused";
    if (reply.size() != 2 || !isText(reply, first) || !isText(reply, "why")) {
      throw new Malformed("neither a value nor an exception");
    }
    return reply;
  }

  private static boolean isText(JsonNode reply, String field) {
    return reply.has(field) && reply.get(field).isString();
  }

  private static void changed(JsonNode list) throws Malformed {
    if (!list.isArray()) {
      throw new Malformed("no list of changed arguments");
    }
    for (JsonNode each : list.values()) {
      if (!each.isArray()
          || each.size() != 2
          || !each.get(0).isInt()
          || each.get(0).intValue() < 0) {
        throw new Malformed("no changed argument");
      }
      value(each.get(1), 0);
    }
  }

  private static void value(JsonNode node, int depth) throws Malformed {
    if (depth > DEEPEST) {
      throw new Malformed("nested more than %d deep".formatted(DEEPEST));
    }
    if (node.isArray()) {
      for (JsonNode each : node.values()) {
        value(each, depth + 1);
      }
    } else if (node.isObject()) {
      tagged(node, depth);
    } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      // JSON has no such number, but one as large as 1e999 reads as one.
      throw new Malformed("a number that is not finite");
    }
  }

  private static void tagged(JsonNode node, int depth) throws Malformed {
    if (node.size() != 1) {
      throw new Malformed("an object that is no tag");
    }
    String tag = node.propertyNames().iterator().next();
    JsonNode body = node.get(tag);
    if (LISTS.contains(tag) && body.isArray()) {
      value(body, depth);
    } else if (PAIRS.contains(tag) && body.isArray()) {
      for (JsonNode each : body.values()) {
        if (!each.isArray() || each.size() != 2) {
          throw new Malformed("no pair of key and value");
        }
        value(each, depth);
      }
    } else if (!(TEXTS.contains(tag) && body.isString())
        && !(tag.equals("object") && body.isInt() && body.intValue() >= 0)) {
      throw new Malformed("unknown tag");
    }
  }
}
