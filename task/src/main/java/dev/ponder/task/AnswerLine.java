package dev.ponder.task;

/// The one answer line that ends a completion: the marker at the start of the last line, the answer
/// after it, nothing more.
public sealed interface AnswerLine {
  /// The text after the marker.
  record Stated(String answer) implements AnswerLine {}

  /// No answer to judge.
  ///
  /// @param reason why not
  record Missing(String reason) implements AnswerLine {}

  /// Finds the answer line. Two answer lines, or any text after the line's end, are no answer.
  static AnswerLine of(String completion, String marker) {
    int found = -1;
    for (int start = 0; start >= 0; ) {
      if (completion.startsWith(marker, start)) {
        if (found >= 0) {
          return new Missing("several answers: more than one line starts with " + marker);
        }
        found = start;
      }
      int end = completion.indexOf('\n', start);
      start = end < 0 ? -1 : end + 1;
    }
    if (found < 0) {
      return new Missing("no answer: no line starts with " + marker);
    }
    var answer = completion.substring(found + marker.length());
    return answer.indexOf('\n') >= 0
        ? new Missing("text after the answer line")
        : new Stated(answer);
  }
}
