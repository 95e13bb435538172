package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.SurroundingWords.CALCULATING;
import static dev.ponder.verify.math.extract.SurroundingWords.COMPARING;
import static dev.ponder.verify.math.extract.SurroundingWords.DENYING;
import static dev.ponder.verify.math.extract.Text.at;

import dev.ponder.verify.math.read.NumberWords;
import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Units;
import java.util.Set;

/// What follows a box and makes it less than an answer: another row, a second value, a denial, what
/// the answer is otherwise; and of what stands before it, a bracket, a part (`half of`), a ratio.
final class Sequel {
  private static final int NEAR = 60;
  private static final Set<String> OPERANDS = Set.of("twice", "half", "double", "thrice");
  private static final Set<String> JOINTS = Set.of("in", "and", "or");

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

  /// Whether a name ends here to which the next box gives its value: `x = \boxed{1}, y =
  /// \boxed{2}`.
  static boolean named(String text, int last) {
    int sign = Margin.after(text, last);
    return at(text, sign) == '=' && text.startsWith("\\boxed", Margin.after(text, sign + 1));
  }

  /// Whether a point or comma and digits follow across a space: `\boxed{7} .5`, `\boxed{7}{,}5`.
  static boolean decimals(String text, int end, int right) {
    char c = at(text, right);
    if (c == '{') {
      int inside = right + 1;
      while (inside - right < 4 && ".,}".indexOf(at(text, inside)) >= 0) {
        inside++;
      }
      return Text.digit(at(text, inside));
    }
    boolean touching = Text.digit(at(text, right + 1));
    return right > end && (c == '.' || c == ',') && (touching || number(text, right + 1));
  }

  /// Whether the words behind a number make it one part of a calculation with another: `7 more than
  /// x`, `7 times x`, `7 increased by 2`.
  static boolean compared(String text, int from) {
    int at = word(text, from);
    String rest = Text.lower(text.substring(at, Math.min(text.length(), at + NEAR)));
    for (String each : CALCULATING) {
      if (rest.startsWith(each)) {
        return true;
      }
    }
    for (String each : COMPARING) {
      if (rest.startsWith(each.strip()) && !Text.letter(at(rest, each.length() - 1))) {
        return operand(text, word(text, at + each.length() - 1));
      }
    }
    return compound(text, at);
  }

  /// Whether a unit, another number and its unit follow: `7 hours and 30 minutes`, `7 feet 6
  /// inches`.
  private static boolean compound(String text, int from) {
    int last = wordEnd(text, from);
    if (last == from || !Units.known(text.substring(from, last))) {
      return false;
    }
    int at = word(text, last);
    at = at(text, at) == ',' ? word(text, at + 1) : at;
    if (text.startsWith("and a half", at) || text.startsWith("and a quarter", at)) {
      return true;
    }
    int next = text.startsWith("and ", at) ? word(text, at + 4) : at;
    int digits = next;
    while (Text.digit(at(text, digits))) {
      digits++;
    }
    int unit = word(text, digits);
    boolean inches = text.startsWith("in}", unit);
    return digits > next && (inches || Units.known(text.substring(unit, wordEnd(text, unit))));
  }

  private static int wordEnd(String text, int from) {
    int last = from;
    while (Text.letter(at(text, last))) {
      last++;
    }
    return last;
  }

  /// The next place across spaces, bold marks and the brackets of words.
  static int word(String text, int from) {
    int at = Margin.after(text, from);
    boolean moved = true;
    while (moved) {
      int next = at;
      for (String each : new String[] {"\\text{", "\\textbf{", "\\mathrm{", "}", "*", "\\("}) {
        next = text.startsWith(each, next) ? Margin.after(text, next + each.length()) : next;
      }
      moved = next > at;
      at = next;
    }
    return at;
  }

  /// Whether a number or a name of mathematics stands here, rather than a noun.
  private static boolean operand(String text, int from) {
    char c = at(text, from);
    if (Text.digit(c) || c == '\\' && Text.letter(at(text, from + 1)) || c == '(') {
      return true;
    }
    String word = text.substring(from, wordEnd(text, from));
    if (word.length() == 1) {
      return !word.equals("a") && !word.equals("I") || text.startsWith("a number", from);
    }
    return NumberWords.of(word) != null
        || OPERANDS.contains(Text.lower(word))
        || Reading.isNamed(word) && !Units.known(word) && !JOINTS.contains(word);
  }

  /// Whether a negated relation or the first part of a ratio ends before the box.
  static boolean pointed(String text, int start, int left) {
    int at = left;
    while (at(text, at) == ':' && Text.digit(at(text, at - 1)) && left == start - 1) {
      at--;
    }
    while (at < left && Text.digit(at(text, at))) {
      at--;
    }
    boolean ratio = at < left && (Margin.before(text, at + 1) < 0 || at(text, at) == '$');
    return ratio || text.startsWith("\\not\\in", left - 6);
  }

  /// Whether a word that makes another value ends here, as in `half of`; `a square of` has that
  /// value.
  static boolean part(String text, int last) {
    int first = last;
    while (Text.letter(at(text, first))) {
      first--;
    }
    String word = Text.lower(text.substring(first + 1, last + 1));
    String before = Text.lower(text.substring(Math.max(0, first - 12), Math.max(0, first) + 1));
    return SurroundingWords.PARTS.contains(word)
        && !(" " + before).contains(" a ")
        && !before.contains(" an ");
  }

  /// Whether a fraction starts here, the rest of a mixed number.
  static boolean fraction(String text, int from) {
    int at = from;
    while (Text.digit(at(text, at))) {
      at++;
    }
    return at > from && at(text, at) == '/' || text.startsWith("\\frac", from);
  }

  /// Whether a bracket is open before a place in the same line.
  static boolean opened(String text, int from) {
    int depth = 0;
    for (int i = from; i >= Math.max(0, from - NEAR) && at(text, i) != '\n'; i--) {
      char c = text.charAt(i);
      boolean set = at(text, i - 1) == '\\';
      depth += c == ')' || c == ']' || set && c == '}' ? 1 : 0;
      depth -= c == '(' || c == '[' || set && c == '{' ? 1 : 0;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /// `anything but`
  static boolean all(String text, int last) {
    String before = Text.lower(text.substring(Math.max(0, last - 12), last + 1)).strip();
    return before.endsWith("thing") || before.endsWith("all");
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
