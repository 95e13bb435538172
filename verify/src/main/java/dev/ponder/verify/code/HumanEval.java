package dev.ponder.verify.code;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// HumanEval: a prompt that begins a function, and a test that defines `check(candidate)` (arXiv
/// 2107.03374). HumanEval+: inputs, with the reference solution as the oracle (arXiv 2305.01210).
final class HumanEval {
  private static final JsonMapper MAPPER = new JsonMapper();

  private HumanEval() {}

  static CodeProblem read(JsonNode problem) {
    String id = Fields.id(problem);
    String prompt = Fields.text(problem, "prompt");
    String entry = Fields.text(problem, "entry_point");
    if (!entry.matches("[A-Za-z_]\\w{0,200}")) {
      throw new IllegalArgumentException("field 'entry_point' must be a name, not " + entry);
    }
    ObjectNode plan = MAPPER.createObjectNode().put("entry", entry);
    boolean plus = problem.hasNonNull("plus_input") || problem.hasNonNull("base_input");
    String solution = Fields.text(problem, "canonical_solution", "");
    if (plus) {
      plan.put("kind", "reference");
      plan.put("reference", prompt + Fields.text(problem, "canonical_solution"));
      plan.put("atol", Fields.number(problem, "atol", 0));
      ArrayNode inputs = plan.putArray("inputs");
      for (String field : new String[] {"base_input", "plus_input"}) {
        if (problem.hasNonNull(field)) {
          for (JsonNode each : Fields.list(problem, field).values()) {
            if (!each.isArray()) {
              throw new IllegalArgumentException(
                  "field '%s' must be a list of lists of arguments".formatted(field));
            }
            inputs.add(each);
          }
        }
      }
    } else {
      plan.put("kind", "check").put("prelude", prompt);
      plan.put("test", Fields.text(problem, "test"));
    }
    return new CodeProblem(
        id,
        Language.PYTHON,
        prompt,
        entry,
        new CodeTests.Calls(plan),
        solution.isEmpty() ? null : prompt + solution);
  }
}
