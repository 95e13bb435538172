package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;
import dev.ponder.verify.math.MathAnswers;

/// SVAMP (arXiv 2103.07191): `Body` and `Question`, `Answer` (a number, printed with a point),
/// `Equation` (`( 8.0 - 2.0 )`), `Type` and `ID`. The equation is the solution where it has the
/// answer, which one of the published rows denies.
final class Svamp extends MathKind {
  @Override
  public String name() {
    return "svamp";
  }

  @Override
  String asks() {
    return "word problems of one step, varied so that a shallow reading fails";
  }

  @Override
  String form() {
    return "the number alone";
  }

  @Override
  MathRow row(Row row) {
    var body = row.filled("Body").strip();
    var question = row.filled("Question").strip();
    var stop = body.endsWith(".") || body.endsWith(",") || body.endsWith("?") ? " " : ". ";
    var answer = MathRow.number(row, "Answer", row.textOrNumber("Answer"));
    var reference = answer.endsWith(".0") ? answer.substring(0, answer.length() - 2) : answer;
    var equation =
        row.optionalText("Equation")
            .filter(text -> MathAnswers.standard().check(reference, text).isCorrect())
            .map(text -> text.strip().replaceAll("(?<=\\d)\\.0(?!\\d)", "") + " = " + reference);
    return MathRow.of(row.filled("ID").strip(), body + stop + question, reference, equation)
        .about(row.filled("Type").strip());
  }
}
