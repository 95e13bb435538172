package dev.ponder.verify.code;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whole programs judged by what they write for what they read: `tests` as a list of `input` and
/// `output`, `input_output` with lists of `inputs` and `outputs` (as an object, or as APPS has it,
/// as JSON text), or `public_tests`, `private_tests` and `generated_tests` as CodeContests has
/// them.
final class InputOutput {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> CONTESTS =
      List.of("public_tests", "private_tests", "generated_tests");

  private InputOutput() {}

  static CodeProblem read(JsonNode problem) {
    double tolerance = Fields.number(problem, "tolerance", 0);
    var runs = new ArrayList<CodeTests.Run>();
    if (problem.hasNonNull("tests")) {
      for (JsonNode each : Fields.list(problem, "tests").values()) {
        List<String> arguments = each.hasNonNull("args") ? Fields.texts(each, "args") : List.of();
        runs.add(
            new CodeTests.Run(
                Fields.text(each, "input", ""),
                arguments,
                Fields.text(each, "output"),
                Fields.number(each, "tolerance", tolerance)));
      }
    } else if (problem.hasNonNull("input_output")) {
      pairs(parsed(problem.get("input_output")), "inputs", "outputs", tolerance, runs);
    } else {
      for (String field : CONTESTS) {
        if (problem.hasNonNull(field)) {
          pairs(problem.get(field), "input", "output", tolerance, runs);
        }
      }
    }
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "field 'tests' (or 'input_output', 'public_tests') is missing or empty");
    }
    String solution = Fields.text(problem, "solution", "");
    return new CodeProblem(
        Fields.id(problem),
        language(problem),
        "",
        "",
        new CodeTests.Runs(runs),
        solution.isEmpty() ? null : solution);
  }

  static Language language(JsonNode problem) {
    String name = Fields.text(problem, "language", "python");
    return switch (name) {
      case "python" -> Language.PYTHON;
      case "java" -> Language.JAVA;
      default ->
          throw new IllegalArgumentException(
              "field 'language' must be python or java, not " + name);
    };
  }

  private static JsonNode parsed(JsonNode field) {
    if (!field.isString()) {
      return field;
    }
    try {
      return MAPPER.readTree(field.asString());
    } catch (JacksonException e) {
      throw new IllegalArgumentException("field 'input_output' is text, but no JSON", e);
    }
  }

  private static void pairs(
      JsonNode node, String left, String right, double tolerance, List<CodeTests.Run> runs) {
    List<String> inputs = Fields.texts(node, left);
    List<String> outputs = Fields.texts(node, right);
    if (inputs.size() != outputs.size()) {
      throw new IllegalArgumentException(
          "field '%s' has %d entries, '%s' has %d"
              .formatted(left, inputs.size(), right, outputs.size()));
    }
    for (int i = 0; i < inputs.size(); i++) {
      runs.add(new CodeTests.Run(inputs.get(i), List.of(), outputs.get(i), tolerance));
    }
  }
}
