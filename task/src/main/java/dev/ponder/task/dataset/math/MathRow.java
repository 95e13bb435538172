package dev.ponder.task.dataset.math;

import dev.ponder.task.Lines;
import dev.ponder.task.dataset.Row;
import dev.ponder.verify.math.Canonical;
import dev.ponder.verify.math.MathAnswers;
import dev.ponder.verify.math.read.Reading;
import java.util.Optional;
import java.util.regex.Pattern;

/// One problem of a set of mathematics, as read from its row.
///
/// @param id its own id in the set
/// @param question without saying how to answer
/// @param reference the bare answer
/// @param solution how it is found; none if the data does not tell
/// @param level from 0
/// @param subject what it is about; empty if the data does not tell
record MathRow(
    String id,
    String question,
    String reference,
    Optional<String> solution,
    int level,
    String subject) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(?:/\\d{1,400})?");

  static MathRow of(String id, String question, String reference, Optional<String> solution) {
    return new MathRow(id, question.strip(), reference, solution, 0, "");
  }

  MathRow about(String newSubject) {
    return new MathRow(id, question, reference, solution, level, newSubject);
  }

  MathRow at(int newLevel) {
    return new MathRow(id, question, reference, solution, newLevel, subject);
  }

  /// The id in the first of these fields that there is; else the number of the line.
  static String id(Row row, String... fields) {
    for (var field : fields) {
      if (row.has(field)) {
        return row.textOrNumber(field).strip();
      }
    }
    return String.valueOf(row.line());
  }

  /// The text of the first of these fields that there is, if it has any.
  static Optional<String> solution(Row row, String... fields) {
    for (var field : fields) {
      var text = row.optionalText(field).filter(each -> !each.isBlank());
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /// The bare answer in a field of text or number.
  ///
  /// @throws IllegalArgumentException when the verifier can't read it
  static String reference(Row row, String field) {
    return readable(row, field, row.textOrNumber(field));
  }

  /// As [#readable], for a set whose answers are numbers, written in digits.
  ///
  /// @throws IllegalArgumentException when it is no number
  static String number(Row row, String field, String answer) {
    boolean digits = answer.chars().anyMatch(Character::isDigit);
    if (!NUMBER.matcher(Canonical.of(readable(row, field, answer))).matches() || !digits) {
      throw row.wrong(field, "has %s where a number should be".formatted(Lines.quoted(answer)));
    }
    return answer.strip();
  }

  /// The answer in the last box of a solution.
  ///
  /// @throws IllegalArgumentException when there is none, or the verifier can't read it
  static String boxed(Row row, String field) {
    var text = row.filled(field);
    int box = Math.max(text.lastIndexOf("\\boxed"), text.lastIndexOf("\\fbox"));
    if (box < 0) {
      throw row.wrong(field, "has no \\boxed answer");
    }
    var finals = MathAnswers.finals(text);
    if (finals.isEmpty()) {
      throw row.wrong(field, "has an empty or unclosed \\boxed answer");
    }
    return readable(row, field, finals.getLast());
  }

  /// An answer, if the verifier can read it.
  ///
  /// @throws IllegalArgumentException when it can't
  static String readable(Row row, String field, String answer) {
    var reading = Reading.of(answer);
    if (!reading.readable()) {
      throw row.wrong(
          field, "holds an answer that the verifier can't read: %s".formatted(reading.reason()));
    }
    return answer.strip();
  }
}
