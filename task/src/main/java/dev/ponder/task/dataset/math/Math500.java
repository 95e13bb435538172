package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;

/// MATH-500, the test problems of PRM800K (arXiv 2305.20050) out of MATH (arXiv 2103.03874):
/// `problem`, `solution`, `answer`, `subject`, `level` (`2` or `Level 2`) and `unique_id`. MATH
/// itself is read, too: its `type` is the subject, its answer the box of the solution.
final class Math500 extends MathKind {
  private static final String LEVEL = "Level ";
  private static final int LEVELS = 5;

  @Override
  public String name() {
    return "math500";
  }

  @Override
  String asks() {
    return "contest problems of high school";
  }

  @Override
  int levels() {
    return LEVELS;
  }

  @Override
  String form() {
    return "the final answer in LaTeX, like \\frac{3}{4}";
  }

  @Override
  MathRow row(Row row) {
    var question = row.filled("problem");
    var reference =
        row.has("answer") ? MathRow.reference(row, "answer") : MathRow.boxed(row, "solution");
    return MathRow.of(
            MathRow.id(row, "unique_id", "id"),
            question,
            reference,
            MathRow.solution(row, "solution"))
        .at(level(row))
        .about(row.filled(row.oneOf("subject", "type")));
  }

  private static int level(Row row) {
    var text = row.textOrNumber("level").strip();
    var number = text.startsWith(LEVEL) ? text.substring(LEVEL.length()) : text;
    if (number.length() != 1 || number.charAt(0) < '1' || number.charAt(0) > '0' + LEVELS) {
      throw row.wrong("level", "is '%s' where 1 to %d should be".formatted(text, LEVELS));
    }
    return number.charAt(0) - '1';
  }
}
