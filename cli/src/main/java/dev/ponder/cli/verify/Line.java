package dev.ponder.cli.verify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of an input file: a JSON object.
///
/// Fields are named by paths: `answer`, `meta.answer`, `samples.0.text`. A field whose own name has
/// dots is found by that name, and before a path is followed.
///
/// @param file the input's name, for messages
/// @param number counted from 1, blank lines too
/// @param json the object
public record Line(String file, int number, ObjectNode json) {
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 32 << 20;
  private static final int LONGEST_NUMBER = 10_000;
  private static final int NAMES = 20;
  private static final List<String> IDS = List.of("id", "task_id", "unique_id");

  /// The parts of a path at most: a name with dots is tried at each.
  private static final int PARTS = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /// Reads a line.
  ///
  /// @throws LineException when it is not one JSON object
  public static Line read(String file, int number, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return new Line(file, number, object);
      }
      throw new LineException(file, number, "is not a JSON object");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new LineException(
          file,
          number,
          "is not valid JSON%s: %s"
              .formatted(
                  at == null || at.getColumnNr() < 1 ? "" : " at column " + at.getColumnNr(),
                  e.getOriginalMessage()));
    }
  }

  /// The line's own name: its field `id`, `task_id` or `unique_id`, a text or a number.
  public Optional<JsonNode> id() {
    return IDS.stream()
        .map(json::get)
        .filter(each -> each != null && (each.isString() || each.isNumber()))
        .findFirst();
  }

  /// The value at a path; nothing where there is none or it is null.
  public Optional<JsonNode> find(String path) {
    String[] parts = path.split("\\.", -1);
    if (parts.length > PARTS) {
      throw new IllegalArgumentException(
          "field '%s': %d parts; at most %d are allowed".formatted(path, parts.length, PARTS));
    }
    return Optional.ofNullable(at(json, parts, 0)).filter(each -> !each.isNull());
  }

  private static @Nullable JsonNode at(JsonNode node, String[] parts, int from) {
    if (from == parts.length) {
      return node;
    }
    if (node.isArray()) {
      String index = parts[from];
      boolean number =
          !index.isEmpty()
              && index.length() < 10
              && index.chars().allMatch(c -> c >= '0' && c <= '9');
      JsonNode item = number ? node.get(Integer.parseInt(index)) : null;
      return item == null ? null : at(item, parts, from + 1);
    }
    for (int to = parts.length; to > from; to--) {
      JsonNode child = node.get(String.join(".", List.of(parts).subList(from, to)));
      JsonNode found = child == null ? null : at(child, parts, to);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The value at a path.
  ///
  /// @throws LineException when there is none
  public JsonNode get(String path) {
    return find(path)
        .orElseThrow(
            () -> {
              boolean there = path.indexOf('.') < 0 && json.has(path);
              return there
                  ? wrong(path, "is null")
                  : wrong(path, "is missing; the line has " + names());
            });
  }

  private String names() {
    var names = List.copyOf(json.propertyNames());
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.subList(0, Math.min(NAMES, names.size())))
            + (names.size() > NAMES ? ", ..." : "");
  }

  /// The text at a path; a number or a truth value as it is written.
  ///
  /// @throws LineException when there is none
  public String text(String path) {
    JsonNode value = get(path);
    if (value.isContainer()) {
      throw wrong(path, "must be a text, not " + (value.isArray() ? "a list" : "an object"));
    }
    return value.asString();
  }

  /// The label at a path: true or false, 1 or 0, "correct" or "incorrect".
  ///
  /// @throws LineException when there is none, or another value
  public boolean label(String path) {
    String value = text(path);
    return switch (value) {
      case "true", "1", "1.0", "correct" -> true;
      case "false", "0", "0.0", "incorrect" -> false;
      default ->
          throw wrong(
              path,
              "must be true or false, 1 or 0, \"correct\" or \"incorrect\", not \"%s\""
                  .formatted(value.length() <= 40 ? value : value.substring(0, 40) + "..."));
    };
  }

  /// The error of a field that can't be used: `wrong("tests", "must be a list")`.
  public LineException wrong(String field, String what) {
    return new LineException(file, number, "field '" + field + "' " + what);
  }
}
