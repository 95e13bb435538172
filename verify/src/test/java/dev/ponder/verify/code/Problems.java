package dev.ponder.verify.code;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tiny problems of our own.
final class Problems {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Problems() {}

  static CodeProblem of(String name) {
    return switch (name) {
      case "total" ->
          humanEval(
              "total",
              "numbers",
              """
              def check(candidate):
                  assert candidate([1, 2, 3]) == 6
                  assert candidate([]) == 0
                  for step in range(1, 3):
                      assert candidate([step, 5, 8 - step + 1]) == 14
              """);
      case "mean" ->
          humanEval(
              "mean",
              "numbers",
              """
              def check(candidate):
                  assert abs(candidate([1.0, 2.0]) - 1.5) < 1e-6
                  assert not abs(candidate([2.0, 4.0]) - 3.0) > 1e-6
              """);
      case "words" ->
          humanEval(
              "words",
              "text",
              """
              def check(candidate):
                  assert candidate("a bc  d") == ["a", "bc", "d"]
                  assert candidate("") == []
              """);
      case "every" ->
          humanEval(
              "double",
              "number",
              """
              def check(candidate):
                  for got, number in zip(map(candidate, [1, 2, 3]), [1, 2, 3]):
                      assert got == 2 * number
                  assert all(map(lambda number: candidate(number) == 2 * number, (4, 5)))
              """);
      case "echo" ->
          CodeFormat.STDIO.read(
              MAPPER.readTree(
                  """
                  {"task_id": "echo", "tests": [{"input": "3\\n", "output": "6"},
                   {"input": "-8\\n", "output": "-16\\n"}], "solution": "print(2 * int(input()))"}
                  """));
      case "java" ->
          CodeFormat.STDIO.read(
              MAPPER.readTree(
                  """
                  {"task_id": "java", "language": "java", "tests": [
                   {"input": "3\\n", "output": "6"}, {"input": "-8\\n", "output": "-16\\n"}]}
                  """));
      default -> throw new IllegalArgumentException(name);
    };
  }

  static CodeProblem humanEval(String entry, String argument, String test) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("task_id", entry).put("entry_point", entry).put("test", test);
    node.put("prompt", "def %s(%s):\n    \"\"\"As it says.\"\"\"\n".formatted(entry, argument));
    return CodeFormat.HUMANEVAL.read(node);
  }

  static CodeProblem mbpp(String code, String setup, String... tests) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("task_id", 1).put("code", code).put("test_setup_code", setup);
    var list = node.putArray("test_list");
    for (String each : tests) {
      list.add(each);
    }
    return CodeFormat.MBPP.read(node);
  }
}
