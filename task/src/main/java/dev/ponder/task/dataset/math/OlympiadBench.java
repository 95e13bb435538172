package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;

/// The text problems with an answer of OlympiadBench (arXiv 2402.14008): `id`, `question`,
/// `context` (or null), `solution` (a list), `final_answer` (a list of one text), `unit`,
/// `is_multiple_answer` and `subfield`.
///
/// The published `error`, a tolerance for a few problems of physics and one of mathematics, is not
/// used: the answer has to be the reference's.
final class OlympiadBench extends MathKind {
  @Override
  public String name() {
    return "olympiadbench";
  }

  @Override
  String asks() {
    return "problems of olympiads";
  }

  @Override
  String form() {
    return "the final answer in LaTeX, like \\frac{3}{4}";
  }

  @Override
  MathRow row(Row row) {
    var question = new StringBuilder();
    row.optionalText("context")
        .ifPresent(context -> question.append(context.strip()).append("\n\n"));
    question.append(row.filled("question").strip());
    if (question.indexOf("<image_") >= 0) {
      throw row.wrong("question", "needs an image; only problems of text can be read");
    }
    var answers = row.texts("final_answer");
    if (answers.size() != 1) {
      throw row.wrong(
          "final_answer", "has %d texts in its list where 1 should be".formatted(answers.size()));
    }
    if (answers.getFirst().isBlank()) {
      throw row.wrong("final_answer", "is empty");
    }
    var reference = MathRow.readable(row, "final_answer", answers.getFirst());
    if (row.truth("is_multiple_answer")) {
      question.append("\n\nThere are several answers; list all of them with commas between.");
    }
    row.optionalText("unit")
        .filter(unit -> !unit.isBlank())
        .ifPresent(unit -> question.append("\n\nGive the answer in the unit %s.".formatted(unit)));
    var solutions = row.texts("solution");
    return MathRow.of(
            row.textOrNumber("id"),
            question.toString(),
            reference,
            solutions.stream().filter(each -> !each.isBlank()).findFirst())
        .about(row.filled("subfield"));
  }
}
