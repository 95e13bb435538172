package dev.ponder.verify.math.extract;

import java.util.ArrayList;
import java.util.List;

/// What stands between `<answer>` and `</answer>`.
final class Tags {
  private static final String OPEN = "<answer>";
  private static final String CLOSE = "</answer>";
  private static final int MOST = 50;

  private Tags() {}

  /// The contents of all complete tags.
  static List<String> answers(String text) {
    var answers = new ArrayList<String>();
    for (int i = text.indexOf(OPEN); i >= 0 && answers.size() < MOST; i = text.indexOf(OPEN, i)) {
      int end = text.indexOf(CLOSE, i);
      if (end < 0) {
        break;
      }
      // The innermost opening tag before the closing one.
      int start = text.lastIndexOf(OPEN, end) + OPEN.length();
      answers.add(text.substring(start, end));
      i = end;
    }
    return answers;
  }

  /// Whether words right before the last tags deny them, or those behind take them back.
  static boolean bent(String text) {
    int close = text.lastIndexOf(CLOSE);
    int open = text.lastIndexOf(OPEN, close);
    int end = close + CLOSE.length();
    return Retraction.after(text, end)
        || Surroundings.bend(text, open, end)
        || Supposition.before(text, open);
  }

  /// The text without them.
  static String outside(String text) {
    int first = text.indexOf(OPEN);
    int last = text.lastIndexOf(CLOSE);
    if (first < 0 || last < first) {
      return text;
    }
    var out = new StringBuilder();
    int from = 0;
    for (int i = first; i >= 0; i = text.indexOf(OPEN, from)) {
      int end = text.indexOf(CLOSE, i);
      if (end < 0) {
        break;
      }
      out.append(text, from, i).append(' ');
      from = end + CLOSE.length();
    }
    return out.append(text, from, text.length()).toString();
  }
}
