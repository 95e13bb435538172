package dev.ponder.verify.code;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads fields of a problem; what is missing or of another type is an error that names the field.
final class Fields {
  private Fields() {}

  static String text(JsonNode node, String name) {
    JsonNode field = node.get(name);
    if (field == null || field.isNull()) {
      throw new IllegalArgumentException("field '%s' is missing".formatted(name));
    }
    if (!field.isString()) {
      throw new IllegalArgumentException(
          "field '%s' must be text, not %s".formatted(name, kind(field)));
    }
    return field.asString();
  }

  static String text(JsonNode node, String name, String otherwise) {
    return node.hasNonNull(name) ? text(node, name) : otherwise;
  }

  /// An id, which may be a number.
  static String id(JsonNode node) {
    for (String name : List.of("task_id", "id", "question_id", "name")) {
      JsonNode field = node.get(name);
      if (field != null && (field.isString() || field.isIntegralNumber())) {
        return field.asString();
      }
    }
    throw new IllegalArgumentException("field 'task_id' (or 'id') is missing");
  }

  static double number(JsonNode node, String name, double otherwise) {
    JsonNode field = node.get(name);
    if (field == null || field.isNull()) {
      return otherwise;
    }
    if (!field.isNumber()) {
      throw new IllegalArgumentException(
          "field '%s' must be a number, not %s".formatted(name, kind(field)));
    }
    return field.doubleValue();
  }

  static JsonNode list(JsonNode node, String name) {
    JsonNode field = node.get(name);
    if (field == null || field.isNull()) {
      throw new IllegalArgumentException("field '%s' is missing".formatted(name));
    }
    if (!field.isArray()) {
      throw new IllegalArgumentException(
          "field '%s' must be a list, not %s".formatted(name, kind(field)));
    }
    return field;
  }

  static List<String> texts(JsonNode node, String name) {
    var texts = new ArrayList<String>();
    for (JsonNode each : list(node, name).values()) {
      if (!each.isString()) {
        throw new IllegalArgumentException(
            "field '%s' must be a list of texts, not of %s".formatted(name, kind(each)));
      }
      texts.add(each.asString());
    }
    return texts;
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case STRING -> "text";
      default -> "nothing";
    };
  }
}
