package dev.ponder.task;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.Optional;
import java.util.function.Function;

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

  /// Judges a trace by its answer line alone; the thinking before it may be anything. A truncated
  /// trace is incorrect, a cancelled or open one undecided.
  ///
  /// @param objection what is wrong with an answer; none if it is right
  static Verdict verdict(Trace trace, String marker, Function<String, Optional<String>> objection) {
    return verdict(trace, (String completion) -> of(completion, marker), objection);
  }

  /// The same for a task with its own way to find the answer in a completion.
  static Verdict verdict(
      Trace trace,
      Function<String, AnswerLine> reader,
      Function<String, Optional<String>> objection) {
    return switch (trace.ending()) {
      case CANCELLED -> Verdict.undecided("cancelled");
      case OPEN -> Verdict.undecided("the trace has not ended");
      case TRUNCATED -> Verdict.incorrect("truncated");
      case STOPPED ->
          switch (reader.apply(trace.text())) {
            case Missing(var reason) -> Verdict.incorrect(reason);
            case Stated(var answer) ->
                objection.apply(answer).map(Verdict::incorrect).orElseGet(Verdict::correct);
          };
    };
  }
}
