package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Units;
import java.util.Set;

/// What stands around a box and makes it a part of something: `-\boxed{7}`, `\boxed{7}^2`,
/// `\frac{1}{\boxed{7}}`, or denies it.
final class Surroundings {
  private static final int NEAR = 60;

  /// Commands before a box, or behind it, with which it is another value.
  private static final Set<String> OPERATORS =
      Set.of(
          "neq",
          "ne",
          "not",
          "times",
          "cdot",
          "div",
          "pm",
          "mp",
          "sqrt",
          "frac",
          "dfrac",
          "tfrac",
          "binom",
          "pi",
          "mod",
          "bmod",
          "ast",
          "bar",
          "overline",
          "choose");

  /// Commands whose groups only show what they hold.
  private static final Set<String> SHOWING =
      Set.of(
          "text",
          "textbf",
          "textit",
          "textrm",
          "textnormal",
          "mathrm",
          "mathbf",
          "mbox",
          "bm",
          "boldsymbol",
          "underline",
          "emph",
          "textcolor",
          "color",
          "colorbox",
          "fcolorbox",
          "large",
          "displaystyle",
          "ensuremath",
          "hbox",
          "fbox",
          "boxed",
          "framebox");

  private static final String[] DENYING = {
    "is not",
    "isn't",
    "is wrong",
    "is incorrect",
    "is false",
    "which is wrong",
    "which is not",
    "which is incorrect",
    "was wrong",
    "would be wrong",
    "can't be",
    "cannot be",
    "(wrong)",
    "(incorrect)"
  };

  private final String text;
  private int start;
  private int end;

  private Surroundings(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /// Whether what stands between two places is no answer by itself.
  static boolean bend(String text, int start, int end) {
    return new Surroundings(text, start, end).bend();
  }

  private boolean bend() {
    // Brackets around the box alone only group it.
    while (at(text, start - 1) == '(' && at(text, end) == ')'
        || at(text, start - 1) == '{' && at(text, end) == '}' && !commanded(start - 2)) {
      start--;
      end++;
    }
    return before() || after() || denied();
  }

  private boolean before() {
    char c = at(text, start - 1);
    if (Text.digit(c)
        || "-/^_|".indexOf(c) >= 0 && c != '\0'
        || c == '+' && summand(start - 2)
        || c == '.' && Text.digit(at(text, start - 2))
        || Text.letter(c) && !Text.letter(at(text, start - 2)) && at(text, start - 2) != '\\') {
      return true;
    }
    if (c == '{' && commanded(start - 2)) {
      return true;
    }
    int last = start - 1;
    while (at(text, last) == ' ') {
      last--;
    }
    if (at(text, last) == '-' && last < start - 1) {
      int left = last - 1;
      while (at(text, left) == ' ') {
        left--;
      }
      char operand = at(text, left);
      boolean word = Text.letter(operand) && Text.letter(at(text, left - 1));
      return "=(${},^".indexOf(operand) >= 0 && operand != '\0'
          || Text.digit(operand)
          || operand == ')'
          || Text.letter(operand) && !word;
    }
    if (at(text, last) == '+' || at(text, last) == '/' || at(text, last) == '≠') {
      return at(text, last) == '≠' || summand(last - 1);
    }
    int word = last;
    while (Text.letter(at(text, word))) {
      word--;
    }
    if (at(text, word) == '\\') {
      String command = text.substring(word + 1, last + 1);
      if (command.endsWith("frac") || command.equals("binom")) {
        return at(text, end) == '{';
      }
      return OPERATORS.contains(command) || Reading.isFunction(command);
    }
    String lower = Text.lower(text.substring(word + 1, last + 1));
    boolean contracted = lower.equals("t") && at(text, word) == '\'';
    return lower.equals("not") || lower.equals("never") || contracted;
  }

  /// Whether something that is added to stands before a sign.
  private boolean summand(int end) {
    int at = end;
    while (at(text, at) == ' ') {
      at--;
    }
    char c = at(text, at);
    return Text.digit(c)
        || Text.letter(c) && !Text.letter(at(text, at - 1))
        || c == ')'
        || c == '}';
  }

  /// Whether the group whose brace is one place further is the argument of a command, exponent or
  /// index that makes something of it.
  private boolean commanded(int from) {
    int at = from;
    while (at(text, at) == '}' || at(text, at) == ']') {
      char open = at(text, at) == '}' ? '{' : '[';
      int depth = 0;
      int least = Math.max(0, at - NEAR);
      while (at >= least) {
        char c = text.charAt(at);
        depth += c == '}' || c == ']' ? 1 : c == '{' || c == '[' ? -1 : 0;
        at--;
        if (depth == 0 && c == open) {
          break;
        }
      }
      if (depth != 0) {
        return false;
      }
    }
    if (at(text, at) == '^' || at(text, at) == '_') {
      return true;
    }
    int name = at;
    while (Text.letter(at(text, name))) {
      name--;
    }
    if (at(text, name) != '\\' || name == at) {
      return false;
    }
    return !SHOWING.contains(text.substring(name + 1, at + 1));
  }

  private boolean after() {
    char c = at(text, end);
    if (Text.digit(c)
        || c == '/' && !words(end + 1)
        || "_!|?".indexOf(c) >= 0 && c != '\0'
        || c == '^' && !sign(end + 1)
        || (c == '.' || c == ',') && Text.digit(at(text, end + 1))
        || c == '(' && !prose(end + 1)
        || c == '\\' && operator(end)) {
      return true;
    }
    if (Text.letter(c) && !unit(end)) {
      return true;
    }
    int next = end;
    while (at(text, next) == ' ') {
      next++;
    }
    c = at(text, next);
    if (c == '\\') {
      return operator(next);
    }
    int operand = next + 1;
    while (at(text, operand) == ' ') {
      operand++;
    }
    char following = at(text, operand);
    boolean value =
        Text.digit(following)
            || following == '\\'
                && at(text, operand + 1) != ')'
                && at(text, operand + 1) != ']'
                && !words(operand)
            || Text.letter(following) && !Text.letter(at(text, operand + 1));
    return "+-*/^".indexOf(c) >= 0 && value && !text.startsWith("**", next);
  }

  /// Whether a command with words, such as a unit, stands here.
  private boolean words(int from) {
    int at = from;
    while (at(text, at) == ' ') {
      at++;
    }
    return text.startsWith("\\text", at) || text.startsWith("\\mathrm", at);
  }

  private boolean operator(int at) {
    int last = at + 1;
    while (Text.letter(at(text, last))) {
      last++;
    }
    String command = text.substring(at + 1, last);
    boolean unit = command.endsWith("frac") && words(last + 1);
    return !unit && (OPERATORS.contains(command) || Reading.isFunction(command));
  }

  /// Whether what is set high is a sign and no exponent: degrees, minutes, seconds.
  private boolean sign(int from) {
    int at = at(text, from) == '{' ? from + 1 : from;
    return text.startsWith("\\circ", at) || text.startsWith("\\prime", at);
  }

  /// Whether words stand in a bracket.
  private boolean prose(int from) {
    return Text.letter(at(text, from)) && Text.letter(at(text, from + 1));
  }

  /// Whether the letters that touch the box are a unit or a word, and not a factor.
  private boolean unit(int from) {
    int last = from;
    while (Text.letter(at(text, last))) {
      last++;
    }
    return last - from > 2 || Units.known(text.substring(from, last));
  }

  private boolean denied() {
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
