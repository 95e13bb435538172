package dev.ponder.verify.format;

import dev.ponder.core.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One JSON value (RFC 8259) and nothing else, with limits; if wanted an object with certain
/// fields.
///
/// Stricter than most parsers: no key twice in an object, however it is escaped; no lone surrogate;
/// nothing but white space around it, and not much of that. So what two programs read from an
/// accepted text is the same.
///
/// @param longest characters
/// @param deepest nesting; a bare number has none
/// @param blanks white space in a row at most
/// @param required fields that the value must have, by name, with their types; empty for any value
/// @param others true when it may have fields besides those required
public record StrictJson(
    int longest, int deepest, int blanks, Map<String, Type> required, boolean others)
    implements TextFormat {

  /// Types of values.
  public enum Type {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /// A number without fraction and exponent.
    INTEGER,
    ANY;

    /// A type by its name, in any case.
    public static Type named(String name) {
      for (Type each : values()) {
        if (each.name().equalsIgnoreCase(name)) {
          return each;
        }
      }
      throw new IllegalArgumentException(
          "type: '%s' is unknown; known are object, array, string, number, integer, boolean, null, any"
              .formatted(name));
    }

    boolean allows(Type found) {
      return this == ANY || this == found || (this == NUMBER && found == INTEGER);
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public StrictJson {
    if (longest < 1 || deepest < 1 || deepest > 1000 || blanks < 0) {
      throw new IllegalArgumentException(
          "longest %d, deepest %d, blanks %d: must be at least 1, 1 to 1000, at least 0"
              .formatted(longest, deepest, blanks));
    }
    required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
  }

  /// Any value of a million characters and 64 levels at most.
  public static StrictJson any() {
    return new StrictJson(1_000_000, 64, 200, Map.of(), true);
  }

  /// An object with these fields, and others if it has them.
  public StrictJson requiring(Map<String, Type> fields) {
    return new StrictJson(longest, deepest, blanks, fields, others);
  }

  /// An object with the required fields and no others.
  public StrictJson only() {
    return new StrictJson(longest, deepest, blanks, required, false);
  }

  @Override
  public Verdict check(String text) {
    if (text.length() > longest) {
      return Verdict.incorrect(
          "%,d characters; at most %,d are allowed".formatted(text.length(), longest));
    }
    JsonScanner scanner = new JsonScanner(text, deepest, blanks);
    Type type;
    try {
      type = scanner.scan();
    } catch (JsonScanner.Wrong e) {
      return Verdict.incorrect(String.valueOf(e.getMessage()));
    }
    if (required.isEmpty() && others) {
      return Verdict.correct();
    }
    if (type != Type.OBJECT) {
      return Verdict.incorrect("is %s; an object is needed".formatted(type.word()));
    }
    Map<String, Type> fields = scanner.fields();
    for (Map.Entry<String, Type> each : required.entrySet()) {
      Type found = fields.get(each.getKey());
      if (found == null) {
        return Verdict.incorrect("field '%s' is missing".formatted(each.getKey()));
      }
      if (!each.getValue().allows(found)) {
        return Verdict.incorrect(
            "field '%s' is %s; %s is needed"
                .formatted(each.getKey(), found.word(), each.getValue().word()));
      }
    }
    if (!others) {
      for (String name : fields.keySet()) {
        if (!required.containsKey(name)) {
          return Verdict.incorrect(
              "field '%s' is not asked for"
                  .formatted(name.length() <= 40 ? name : name.substring(0, 40) + "..."));
        }
      }
    }
    return Verdict.correct();
  }
}
