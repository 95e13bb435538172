package dev.ponder.verify.code;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// MBPP: a function asked for in words, three assertions, and sometimes code to set them up, which
/// runs after the program because it may use its classes (arXiv 2108.07732).
///
/// The names that the program under test has to define are those that the reference solution
/// defines and the tests use; what the reference only imports is imported for the tests, too.
final class Mbpp {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Mbpp() {}

  static CodeProblem read(JsonNode problem) {
    String reference = Fields.text(problem, "code", "");
    ObjectNode plan = MAPPER.createObjectNode().put("kind", "asserts").put("reference", reference);
    String setup = Fields.text(problem, "test_setup_code", "");
    if (problem.hasNonNull("test_imports")) {
      setup = String.join("\n", Fields.texts(problem, "test_imports")) + "\n" + setup;
    }
    plan.put("setup", setup.replace("\r\n", "\n"));
    List<String> tests = Fields.texts(problem, "test_list");
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("field 'test_list' is empty");
    }
    ArrayNode list = plan.putArray("tests");
    tests.forEach(list::add);
    return new CodeProblem(
        Fields.id(problem),
        Language.PYTHON,
        "",
        "",
        new CodeTests.Calls(plan),
        reference.isEmpty() ? null : reference);
  }
}
