package dev.ponder.task.procedural;

import dev.ponder.task.AnswerLine;

/// The answer in what a model wrote, be it a line of a small model or the prose of a chat model.
///
/// Everything up to the last `</think>` is thinking. After it exactly one line starts with the
/// marker, perhaps in bold (`**A: 12**`); what follows the marker is the answer, without the spaces
/// around it, and nothing but spaces and line ends comes after it. An answer of several lines
/// starts on the marker's line or the next. Nothing else is searched for an answer: prose that
/// states none in this form has none.
public final class Reply {
  /// Most characters of an answer that are looked at.
  static final int LONGEST = 10_000;

  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";
  private static final String BOLD = "**";

  private Reply() {}

  /// Finds the answer.
  ///
  /// @param block whether it may have several lines
  public static AnswerLine of(String completion, String marker, boolean block) {
    int closed = completion.lastIndexOf(CLOSE);
    if (completion.indexOf(OPEN, Math.max(0, closed)) >= 0) {
      return new AnswerLine.Missing("the thinking does not end: <think> without </think>");
    }
    var text = closed < 0 ? completion : completion.substring(closed + CLOSE.length());
    int found = -1;
    for (int start = 0; start >= 0; ) {
      if (text.startsWith(marker, start) || text.startsWith(BOLD + marker, start)) {
        if (found >= 0) {
          return new AnswerLine.Missing(
              "several answers: more than one line starts with " + marker);
        }
        found = start;
      }
      int end = text.indexOf('\n', start);
      start = end < 0 ? -1 : end + 1;
    }
    if (found < 0) {
      return new AnswerLine.Missing("no answer: no line starts with " + marker);
    }
    return stated(text.substring(found).strip(), marker, block);
  }

  private static AnswerLine stated(String line, String marker, boolean block) {
    var answer = line;
    if (line.startsWith(BOLD)) {
      answer = line.substring(BOLD.length() + marker.length());
      if (answer.startsWith(BOLD)) {
        answer = answer.substring(BOLD.length());
      } else if (answer.endsWith(BOLD)) {
        answer = answer.substring(0, answer.length() - BOLD.length());
      }
    } else {
      answer = line.substring(marker.length());
    }
    answer = answer.strip();
    if (answer.isEmpty()) {
      return new AnswerLine.Missing("empty answer");
    }
    if (answer.length() > LONGEST) {
      return new AnswerLine.Missing(
          "answer of %d characters; at most %d are read".formatted(answer.length(), LONGEST));
    }
    return !block && answer.indexOf('\n') >= 0
        ? new AnswerLine.Missing("text after the answer line")
        : new AnswerLine.Stated(answer);
  }
}
