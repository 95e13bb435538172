package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;
import dev.ponder.verify.math.Canonical;

/// AMC in its usual copies, with the choices taken away: `problem` (or `question`) and `answer`,
/// often printed with a point (`27.0`); `id` and `solution` are optional.
final class Amc extends MathKind {
  @Override
  public String name() {
    return "amc";
  }

  @Override
  String asks() {
    return "problems of the American Mathematics Competitions";
  }

  @Override
  String form() {
    return "the number alone";
  }

  @Override
  MathRow row(Row row) {
    var question = row.filled(row.oneOf("problem", "question"));
    var answer = MathRow.number(row, "answer", row.textOrNumber("answer"));
    return MathRow.of(
        MathRow.id(row, "id", "idx"),
        question,
        answer.endsWith(".0") ? Canonical.of(answer) : answer,
        MathRow.solution(row, "solution"));
  }
}
