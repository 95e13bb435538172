package dev.ponder.verify.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Our own form, in YAML: cases that call a function, or that run a program.
///
/// ```yaml
/// problems:
///   - id: half
///     call: half
///     solution: |
///       def half(x):
///           return x / 2
///     cases:
///       - {args: [3], expect: 1.5, tolerance: 1.0e-9}
///       - {args: [a], raises: TypeError}
/// ```
public final class Cases {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> LISTED = Set.of("tuple", "set", "frozenset", "dict");
  private static final Set<String> OF_PROBLEM =
      Set.of("id", "language", "prompt", "call", "solution", "cases", "tolerance");
  private static final Set<String> OF_CALL =
      Set.of("call", "args", "keywords", "expect", "raises", "tolerance");
  private static final Set<String> OF_RUN = Set.of("stdin", "args", "stdout", "tolerance");

  private Cases() {}

  /// The problems of a file, as objects to [CodeFormat#read].
  ///
  /// @throws IllegalArgumentException if it is no such file
  public static List<JsonNode> problems(String yaml) throws IOException {
    JsonNode tree;
    try {
      tree = YAML.readTree(yaml);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "no YAML: " + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""), e);
    }
    return List.copyOf(Fields.list(tree, "problems").values());
  }

  static CodeProblem read(JsonNode problem) {
    String id = Fields.id(problem);
    known(problem, OF_PROBLEM);
    Language language = InputOutput.language(problem);
    double tolerance = Fields.number(problem, "tolerance", 0);
    JsonNode cases = Fields.list(problem, "cases");
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("field 'cases' is empty");
    }
    boolean runs = cases.get(0).has("stdout");
    if (!runs && language == Language.JAVA) {
      throw new IllegalArgumentException(
          "field 'stdout' is missing in case 1: Java programs are run, their methods can't be called");
    }
    String solution = Fields.text(problem, "solution", "");
    return new CodeProblem(
        id,
        language,
        Fields.text(problem, "prompt", ""),
        Fields.text(problem, "call", ""),
        runs ? runs(cases, tolerance) : calls(problem, cases, tolerance),
        solution.isEmpty() ? null : solution);
  }

  private static CodeTests runs(JsonNode cases, double tolerance) {
    var runs = new ArrayList<CodeTests.Run>();
    for (JsonNode each : cases.values()) {
      known(each, OF_RUN);
      var arguments = new ArrayList<String>();
      if (each.hasNonNull("args")) {
        Fields.list(each, "args").values().forEach(arg -> arguments.add(arg.asString()));
      }
      runs.add(
          new CodeTests.Run(
              Fields.text(each, "stdin", ""),
              arguments,
              Fields.text(each, "stdout"),
              Fields.number(each, "tolerance", tolerance)));
    }
    return new CodeTests.Runs(runs);
  }

  private static CodeTests calls(JsonNode problem, JsonNode cases, double tolerance) {
    ObjectNode plan = MAPPER.createObjectNode().put("kind", "cases");
    ArrayNode list = plan.putArray("cases");
    for (JsonNode each : cases.values()) {
      known(each, OF_CALL);
      ObjectNode made = list.addObject();
      made.put(
          "call",
          each.hasNonNull("call") ? Fields.text(each, "call") : Fields.text(problem, "call"));
      ArrayNode args = made.putArray("args");
      if (each.hasNonNull("args")) {
        Fields.list(each, "args").values().forEach(arg -> args.add(tagged(arg)));
      }
      ObjectNode keywords = made.putObject("keywords");
      if (each.hasNonNull("keywords")) {
        each.get("keywords")
            .properties()
            .forEach(entry -> keywords.set(entry.getKey(), tagged(entry.getValue())));
      }
      if (each.has("expect") == each.hasNonNull("raises")) {
        throw new IllegalArgumentException("a case needs 'expect' or 'raises', and not both");
      }
      made.set("expect", each.has("expect") ? tagged(each.get("expect")) : MAPPER.nullNode());
      made.put("raises", each.hasNonNull("raises") ? Fields.text(each, "raises") : null);
      double near = Fields.number(each, "tolerance", tolerance);
      if (!(near >= 0 && near < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("field 'tolerance' must be 0 or more, not " + near);
      }
      made.put("tolerance", near);
    }
    return new CodeTests.Calls(plan);
  }

  /// A YAML value in the form that values travel in: maps become dictionaries, but for those of one
  /// key that names a kind of list.
  private static JsonNode tagged(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = MAPPER.createArrayNode();
      value.values().forEach(each -> list.add(tagged(each)));
      return list;
    }
    if (value.isObject()) {
      ObjectNode made = MAPPER.createObjectNode();
      String only = value.size() == 1 ? value.propertyNames().iterator().next() : "";
      if (LISTED.contains(only) && value.get(only).isArray()) {
        return made.set(only, tagged(value.get(only)));
      }
      ArrayNode pairs = made.putArray("dict");
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        pairs.addArray().add(each.getKey()).add(tagged(each.getValue()));
      }
      return made;
    }
    if (value.isIntegralNumber() && !value.canConvertToLong()) {
      return MAPPER.createObjectNode().put("int", value.bigIntegerValue().toString(16));
    }
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      return MAPPER
          .createObjectNode()
          .put(
              "float",
              String.valueOf(value.doubleValue()).replace("Infinity", "inf").replace("NaN", "nan"));
    }
    return value;
  }

  private static void known(JsonNode node, Set<String> names) {
    for (String each : node.propertyNames()) {
      if (!names.contains(each)) {
        throw new IllegalArgumentException("unknown field '%s'".formatted(each));
      }
    }
  }
}
