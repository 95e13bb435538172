package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.SurroundingWords.DENYING;
import static dev.ponder.verify.math.extract.Text.at;

/// What follows a box and makes it less than an answer: another row, a second value, a denial, what
/// the answer is otherwise.
final class Sequel {
  private static final int NEAR = 60;

  private Sequel() {}

  /// Whether a number begins the row that is broken off here: `\boxed{7}\\8`.
  static boolean row(String text, int from) {
    if (at(text, from + 1) != '\\') {
      return false;
    }
    int at = Margin.after(text, from + 2);
    at = at(text, at) == '-' ? at + 1 : at;
    int last = at;
    while (Text.digit(at(text, last))) {
      last++;
    }
    boolean item = (at(text, last) == '.' || at(text, last) == ')') && at(text, last + 1) <= ' ';
    return last > at && !(item && last + 1 < text.length());
  }

  /// Whether `i` or `e` stands here in upright letters.
  static boolean constant(String text, int from) {
    for (String each : new String[] {"\\mathrm{", "\\text{"}) {
      int inside = from + each.length();
      char c = at(text, inside);
      if (text.startsWith(each, from) && (c == 'i' || c == 'e') && at(text, inside + 1) == '}') {
        return true;
      }
    }
    return false;
  }

  /// Whether a number and nothing else follows: a second value, or the other part of a ratio.
  static boolean number(String text, int from) {
    int first = Margin.after(text, from);
    first = at(text, first) == '-' ? first + 1 : first;
    int last = first;
    while (Text.digit(at(text, last))) {
      last++;
    }
    int next = Margin.after(text, last);
    char c = at(text, next);
    return last > first && (c <= ' ' || c == '.' && at(text, next + 1) <= ' ');
  }

  /// Whether the sentence goes on to say what the answer is otherwise.
  static boolean otherwise(String text, int end) {
    int stop = end;
    while (stop < text.length()
        && stop - end < 2 * NEAR
        && !(text.charAt(stop) == '\n' || text.charAt(stop) == '.' && at(text, stop + 1) <= ' ')) {
      stop++;
    }
    String rest = Text.lower(text.substring(end, stop));
    return rest.contains("otherwise") || rest.contains("the other is ");
  }

  static boolean denied(String text, int end) {
    String tail = text.substring(end, Math.min(text.length(), end + NEAR));
    int word = 0;
    while (word < tail.length() && " ,$*})\\".indexOf(tail.charAt(word)) >= 0) {
      word++;
    }
    String rest = Text.lower(tail.substring(word));
    int inside = rest.startsWith("text{") ? 5 : 0;
    rest = rest.substring(inside).stripLeading();
    for (String each : DENYING) {
      if (rest.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
