package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;

/// AIME in its usual copies: `problem` and `answer` (`204`, `025` or a number), else the answer is
/// the box of `solution`; `id` and `solution` are optional. Names may begin with a capital. Answers
/// are whole numbers from 0 to 999.
final class Aime extends MathKind {
  @Override
  public String name() {
    return "aime";
  }

  @Override
  String asks() {
    return "problems of the American Invitational Mathematics Examination";
  }

  @Override
  String form() {
    return "the whole number from 0 to 999 alone";
  }

  @Override
  MathRow row(Row row) {
    var field = row.has("Answer") ? "Answer" : row.has("answer") ? "answer" : "solution";
    var question = row.filled(row.oneOf("problem", "Problem", "question"));
    var answer =
        field.equals("solution")
            ? MathRow.boxed(row, row.oneOf("answer", "solution"))
            : row.textOrNumber(field).strip();
    if (answer.isEmpty()
        || answer.length() > 3
        || !answer.chars().allMatch(each -> each >= '0' && each <= '9')) {
      throw row.wrong(field, "has no whole number from 0 to 999 as the answer");
    }
    return MathRow.of(
        MathRow.id(row, "id", "ID", "idx"),
        question,
        String.valueOf(Integer.parseInt(answer)),
        MathRow.solution(row, "solution", "Solution"));
  }
}
