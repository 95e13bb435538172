package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Row;
import java.util.Optional;

/// GSM8K (arXiv 2110.14168): `question`, and `answer` with the solution and its result after the
/// last `####`. Also read: the two apart, `solution` and `answer`. `id` is optional.
final class Gsm8k extends MathKind {
  private static final String MARK = "####";

  @Override
  public String name() {
    return "gsm8k";
  }

  @Override
  String asks() {
    return "word problems of grade school";
  }

  @Override
  String form() {
    return "the number alone";
  }

  @Override
  MathRow row(Row row) {
    var question = row.filled("question");
    var whole = row.has("solution") ? "solution" : "answer";
    var text = row.filled(whole);
    int mark = text.lastIndexOf(MARK);
    if (mark < 0) {
      throw row.wrong(whole, "states no result after " + MARK);
    }
    var result = text.substring(mark + MARK.length()).strip();
    if (result.isEmpty() || result.indexOf('\n') >= 0) {
      throw row.wrong(whole, "states no result on the line of its last " + MARK);
    }
    var reference = MathRow.number(row, whole, result);
    if (whole.equals("solution")) {
      reference = MathRow.reference(row, "answer");
      if (!reference.equals(result)) {
        throw row.wrong("answer", "is not what the solution states after " + MARK);
      }
    }
    return MathRow.of(
        MathRow.id(row, "id"), question, reference, Optional.of(text.substring(0, mark).strip()));
  }
}
