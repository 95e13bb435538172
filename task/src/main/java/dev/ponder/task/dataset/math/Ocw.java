package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;

/// The problems of OpenCourseWare that came with Minerva (arXiv 2206.14858): `problem`, `solution`
/// whose last `\boxed` is the answer, `type` (the course) and `idx`. A copy with `question` and
/// `answer` is read, too.
final class Ocw extends MathKind {
  @Override
  public String name() {
    return "ocw";
  }

  @Override
  String asks() {
    return "science and mathematics of university courses";
  }

  @Override
  String form() {
    return "the final answer in LaTeX, like \\frac{3}{4} or 6.02e23";
  }

  @Override
  MathRow row(Row row) {
    var question = row.filled(row.oneOf("problem", "question"));
    var reference =
        row.has("answer") ? MathRow.reference(row, "answer") : MathRow.boxed(row, "solution");
    return MathRow.of(
            MathRow.id(row, "idx", "id"), question, reference, MathRow.solution(row, "solution"))
        .about(row.optionalText("type").orElse(""));
  }
}
