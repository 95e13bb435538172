package dev.ponder.task.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One row of a data set: a JSON object, and where it was read, so that an error can say so.
///
/// @param file it was read from
/// @param line in it, from 1
/// @param object the row
public record Row(Path file, int line, JsonNode object) {

  /// The text in a field.
  ///
  /// @throws IllegalArgumentException when the field is missing or no text
  public String text(String field) {
    var value = value(field);
    if (!value.isString()) {
      throw wrong(field, "is " + kind(value) + " where a text should be");
    }
    return value.stringValue();
  }

  /// The text in a field that may be missing or null.
  ///
  /// @throws IllegalArgumentException when the field holds something else
  public Optional<String> optionalText(String field) {
    var value = object.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(text(field));
  }

  /// The whole number in a field.
  ///
  /// @throws IllegalArgumentException when the field is missing or no whole number
  public int number(String field) {
    var value = value(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(field, "is " + kind(value) + " where a whole number should be");
    }
    return value.intValue();
  }

  /// The texts of a list in a field.
  ///
  /// @throws IllegalArgumentException when the field is missing or no list of texts
  public List<String> texts(String field) {
    var value = value(field);
    if (!value.isArray()) {
      throw wrong(field, "is " + kind(value) + " where a list of texts should be");
    }
    var texts = new ArrayList<String>();
    for (JsonNode each : value) {
      if (!each.isString()) {
        throw wrong(field, "has " + kind(each) + " in its list where a text should be");
      }
      texts.add(each.stringValue());
    }
    return List.copyOf(texts);
  }

  private JsonNode value(String field) {
    var value = object.get(field);
    if (value == null) {
      throw wrong(field, "is missing");
    }
    return value;
  }

  /// What is wrong with a field, with its place.
  public IllegalArgumentException wrong(String field, String why) {
    return new IllegalArgumentException(
        "%s line %d: field '%s' %s".formatted(file, line, field, why));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NUMBER -> "the number " + value;
      case OBJECT -> "an object";
      case STRING -> "a text";
      default -> "something else";
    };
  }
}
