package dev.ponder.search.revise;

import dev.ponder.core.Ending;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import java.util.Arrays;
import java.util.List;

/// Text put into a chain and taken out of it.
final class Forced {
  /// Copies of the same stretch at the end of a text that count as running in circles.
  static final int COPIES = 4;

  private Forced() {}

  /// The chain, open, with `text` put in on a line of its own.
  static Trace line(Trace trace, String text) {
    if (text.isEmpty()) {
      return trace.ended(Ending.OPEN);
    }
    String before = trace.problem().prompt() + trace.text();
    boolean fresh = before.isEmpty() || before.endsWith("\n");
    return trace.ended(Ending.OPEN).then(Step.forced((fresh ? "" : "\n") + text));
  }

  /// The chain, open, at the start of its answer: a marker it had begun to write is taken out and
  /// the whole of it put in.
  static Trace marker(Trace trace, String marker) {
    String text = trace.text();
    int begun = 0;
    for (int length = marker.length(); length > 0 && begun == 0; length--) {
      int start = text.length() - length;
      boolean lineStart = start == 0 || start > 0 && text.charAt(start - 1) == '\n';
      if (lineStart && text.endsWith(marker.substring(0, length))) {
        begun = length;
      }
    }
    return line(cut(trace, begun), marker);
  }

  /// The chain, open, without the answer marker at its end if there is one.
  static Trace open(Trace trace, String marker) {
    return cut(trace, trace.text().endsWith(marker) ? marker.length() : 0);
  }

  /// The chain, open, without its last `chars` characters and without an end token.
  ///
  /// A step keeps its tokens where there is one per character. Where there isn't, the cut step is
  /// left as mere text, since its tokens can't be told apart.
  static Trace cut(Trace trace, int chars) {
    List<Step> steps = trace.steps();
    int keep = trace.text().length() - chars;
    Trace kept = Trace.start(trace.problem());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int length = Math.min(keep, step.text().length());
      keep -= length;
      boolean last = i == steps.size() - 1;
      boolean whole = length == step.text().length();
      if (whole && !(last && trace.ending() == Ending.STOPPED)) {
        kept = kept.then(step);
      } else if (length > 0) {
        kept = kept.then(head(step, length));
      }
    }
    return kept;
  }

  private static Step head(Step step, int length) {
    String text = step.text().substring(0, length);
    int endTokens = step.tokens().length - step.text().length();
    if (endTokens != 0 && endTokens != 1) {
      return new Step(text, new int[0], new float[0], step.forced());
    }
    return new Step(
        text,
        Arrays.copyOf(step.tokens(), length),
        Arrays.copyOf(step.logProbs(), length),
        step.forced());
  }

  /// True when the text ends with [#COPIES] copies of one stretch of at least two characters.
  static boolean circles(String text) {
    for (int period = 2; period * COPIES <= text.length(); period++) {
      int from = text.length() - period * COPIES;
      if (text.regionMatches(from, text, from + period, period * (COPIES - 1))) {
        return true;
      }
    }
    return false;
  }
}
