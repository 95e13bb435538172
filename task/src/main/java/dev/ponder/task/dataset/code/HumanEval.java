package dev.ponder.task.dataset.code;

import dev.ponder.task.dataset.Row;
import dev.ponder.verify.code.CodeFormat;
import dev.ponder.verify.code.CodeProblem;

/// HumanEval (arXiv 2107.03374): `task_id`, `prompt`, `entry_point`, `canonical_solution`, `test`;
/// HumanEval+ (arXiv 2305.01210): `base_input` and `plus_input` in place of the test.
final class HumanEval extends CodeKind {
  @Override
  public String name() {
    return "humaneval";
  }

  @Override
  String asks() {
    return "a Python function, begun and explained by a comment";
  }

  @Override
  CodeFormat format() {
    return CodeFormat.HUMANEVAL;
  }

  @Override
  String question(Row row, CodeProblem problem) {
    var prompt = row.filled("prompt");
    if (row.has("base_input") || row.has("plus_input")) {
      if (row.size("base_input") + row.size("plus_input") == 0) {
        throw row.wrong("base_input", "has no inputs to test with");
      }
    } else if (!row.filled("test").contains("assert")) {
      throw row.wrong("test", "asserts nothing");
    }
    return """
        Complete this Python function. End with the whole function in one block of code that starts \
        with ```python and ends with ```.

        ```python
        %s
        ```
        """
        .formatted(prompt.stripTrailing());
  }
}
