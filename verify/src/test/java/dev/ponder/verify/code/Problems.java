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
      case "later" ->
          humanEval(
              "double",
              "number",
              """
              import asyncio
              class Each:
                  def __init__(self, function):
                      self.function, self.number = function, 0
                  def __aiter__(self):
                      return self
                  async def __anext__(self):
                      self.number += 1
                      return self.function(self.number)
              def check(candidate):
                  async def run():
                      number = 0
                      async for got in Each(candidate):
                          number += 1
                          assert got == 2 * number
                          if number == 3:
                              break
                  asyncio.run(run())
              """);
      case "caught" ->
          humanEval(
              "f",
              "x",
              """
              def check(candidate):
                  for x in range(3):
                      try:
                          assert candidate(x) == x + 1
                      except AssertionError:
                          raise
                      except:
                          pass
              """);
      case "catches" ->
          humanEval(
              "f",
              "x",
              """
              def check(candidate):
                  try:
                      candidate(1)
                      assert False
                  except ValueError:
                      pass
              """);
      case "negated" -> asserting("assert not abs(f(1) - 2) > 1e-6");
      case "timeszero" -> asserting("assert not abs(f(1) * 0 - 2) > 1e-6");
      case "twice" -> asserting("assert f(f('a')) == 3");
      case "grow" ->
          asserting("v = 'a' * 100000\nfor _ in range(30):\n    v = f(v)\nassert v == 3");
      case "grow2" -> asserting("assert f(f('a') + f('a')) == 380000");
      case "deep" -> asserting("assert f([f([f(3)])]) == 3");
      case "twoparts" -> asserting("assert f(3) == (1, 3)");
      case "bigrange" -> asserting("assert f(10**60) == range(10**60, 10**60 + 3)");
      case "zero" -> asserting("assert str(f(1)) == '-0.0'");
      case "tiny" -> asserting("assert f(1) == 5e-324 and f(1) > 0");
      case "big" -> asserting("assert f(1) == 1.7976931348623157e308");
      case "walk" ->
          asserting(
              """
              node = f(3)
              seen = []
              while node != None:
                  seen.append(node.value)
                  node = node.next
              assert seen == [1, 2, 3]
              """);
      case "raises" ->
          CodeFormat.CASES.read(
              MAPPER.readTree(
                  """
                  {"id": "raises", "call": "f", "cases": [
                   {"args": ["a"], "expect": 1}, {"args": ["b"], "raises": "KeyError"}]}
                  """));
      case "near" ->
          CodeFormat.STDIO.read(
              MAPPER.readTree(
                  """
                  {"id": "near", "tolerance": 1e-6, "tests": [{"input": "", "output": "0.333333"}]}
                  """));
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

  private static CodeProblem asserting(String test) {
    return mbpp("def f(x):\n    return x\n", "", test);
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
