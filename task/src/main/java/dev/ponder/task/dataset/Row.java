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
  private static final int LONGEST = 1000;

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

  /// True or false in a field; false when it is missing or null.
  ///
  /// @throws IllegalArgumentException when the field holds something else
  public boolean truth(String field) {
    if (!has(field)) {
      return false;
    }
    var value = value(field);
    if (!value.isBoolean()) {
      throw wrong(field, "is " + kind(value) + " where true or false should be");
    }
    return value.booleanValue();
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

  /// The length of a list in a field; 0 when it is missing or null.
  ///
  /// @throws IllegalArgumentException when the field holds something else
  public int size(String field) {
    if (!has(field)) {
      return 0;
    }
    var value = value(field);
    if (!value.isArray()) {
      throw wrong(field, "is " + kind(value) + " where a list should be");
    }
    return value.size();
  }

  /// Whether a field is there and not null.
  public boolean has(String field) {
    return object.hasNonNull(field);
  }

  /// The first of several names that the row has a field of: publishers differ in them.
  ///
  /// @throws IllegalArgumentException when it has none
  public String oneOf(String... names) {
    for (var name : names) {
      if (has(name)) {
        return name;
      }
    }
    if (object.has(names[0])) {
      throw wrong(names[0], "is null");
    }
    var others = List.of(names).subList(1, names.length);
    throw wrong(
        names[0],
        "is missing" + (others.isEmpty() ? "" : " (or " + String.join(" or ", others) + ")"));
  }

  /// The text in a field, which must have some.
  ///
  /// @throws IllegalArgumentException when the field is missing, no text or empty
  public String filled(String field) {
    var text = text(field);
    if (text.isBlank()) {
      throw wrong(field, "is empty");
    }
    return text;
  }

  /// The text in a field, or the number, written out without an exponent or trailing zeros.
  ///
  /// @throws IllegalArgumentException when the field is missing, empty or something else
  public String textOrNumber(String field) {
    var value = value(field);
    if (!value.isNumber()) {
      if (!value.isString()) {
        throw wrong(field, "is " + kind(value) + " where a text or a number should be");
      }
      return filled(field);
    }
    var number = value.decimalValue();
    if (number.precision() > LONGEST || Math.abs(number.scale()) > LONGEST) {
      throw wrong(field, "is a number of more than %d digits".formatted(LONGEST));
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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
