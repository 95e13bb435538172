package dev.ponder.task.dataset.code;

import dev.ponder.task.Split;
import dev.ponder.task.dataset.Row;
import dev.ponder.verify.code.CodeFormat;
import dev.ponder.verify.code.CodeProblem;

/// MBPP (arXiv 2108.07732): `task_id`, `text` (or `prompt`, where it is sanitized), `code`,
/// `test_list`, and perhaps `test_setup_code` or `test_imports`. The splits are the paper's: 11 to
/// 510 to test, 511 to 600 to probe, the others to train.
///
/// The question shows the first test, which tells the function's name and form; the others stay
/// hidden, so that a program made for the shown one is found out.
final class Mbpp extends CodeKind {
  @Override
  public String name() {
    return "mbpp";
  }

  @Override
  String asks() {
    return "a short Python function, asked for in words and one example";
  }

  @Override
  CodeFormat format() {
    return CodeFormat.MBPP;
  }

  @Override
  String question(Row row, CodeProblem problem) {
    var text = row.filled(row.oneOf("text", "prompt"));
    var tests = row.texts("test_list");
    for (var test : tests) {
      if (!test.contains("assert")) {
        throw row.wrong("test_list", "has a test that asserts nothing");
      }
    }
    if (row.number("task_id") < 1) {
      throw row.wrong("task_id", "is below 1");
    }
    return """
        %s
        It has to pass tests like this one:

        %s

        Write it in Python. End with the whole program in one block of code that starts with \
        ```python and ends with ```.
        """
        .formatted(text.strip(), tests.getFirst().strip());
  }

  @Override
  Split split(String id) {
    int number = Integer.parseInt(id);
    if (number < 11 || number > 600) {
      return Split.TRAIN;
    }
    return number > 510 ? Split.PROBE : Split.TEST;
  }
}
