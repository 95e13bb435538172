package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.digit;
import static dev.ponder.verify.math.extract.Text.letter;

import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands directly around a number in prose: a plain boundary of words, or something that
/// makes another value of it (`2x + 7`, `x/7`, `ln 7`, `7⁴`, `3 to 7`, `2k = 7`).
final class Neighbours {
  private static final String DASHES = "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d";
  private static final String CURRENCIES = "$€£¥₹";
  private static final String STOPS = "。，；：）（、“”‘’…「」";

  /// Words between two numbers that make a range, a ratio or a part of them.
  private static final Set<String> BETWEEN =
      Set.of("to", "in", "of", "by", "per", "through", "versus", "vs", "until", "till", "times");

  /// Words before a name with which its equation isn't the statement.
  private static final Set<String> SUPPOSING =
      Set.of(
          "or",
          "either",
          "nor",
          "not",
          "if",
          "suppose",
          "let",
          "try",
          "trying",
          "when",
          "unless",
          "assume",
          "assuming",
          "setting",
          "set",
          "testing",
          "whether");

  private static final int CLAUSE = 120;
  private static final int WORDS = 40;

  /// Words of calculations.
  private static final Set<String> OPERATIONS =
      Set.of(
          "plus",
          "minus",
          "times",
          "twice",
          "thrice",
          "half",
          "over",
          "by",
          "squared",
          "cubed",
          "doubled",
          "tripled",
          "halved",
          "double",
          "triple",
          "divided",
          "multiplied",
          "square",
          "cube",
          "root",
          "log",
          "ln",
          "sin",
          "cos",
          "tan",
          "almost",
          "nearly");

  /// Commands before a number that bound it, deny it or only round to it.
  private static final Set<String> RELATIONS =
      Set.of(
          "ne",
          "neq",
          "le",
          "leq",
          "leqslant",
          "lt",
          "ge",
          "geq",
          "geqslant",
          "gt",
          "ll",
          "gg",
          "approx",
          "sim",
          "simeq",
          "times",
          "cdot",
          "div",
          "pm",
          "mp",
          "notin",
          "in",
          "mid",
          "nmid",
          "to",
          "propto");

  /// Verbs before a value that isn't taken.
  private static final String[] DISCARDING = {
    "discard ", "discarding ", "reject ", "rejecting ", "exclude ", "excluding "
  };

  /// What may stand between that value and the one that is left.
  private static final Set<String> FOLLOWING =
      Set.of("so", "hence", "thus", "therefore", "so we get", "so we have", "so we must have");

  private Neighbours() {}

  /// The text with a plain minus before numbers, where one is written in another way.
  static String minuses(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char next = at(text, i + 1);
      char before = at(text, i - 1);
      boolean sign =
          DASHES.indexOf(text.charAt(i)) >= 0
              && (digit(next) || next == '.' && digit(at(text, i + 2)))
              && (before <= ' ' || before == '(' || before == '=' || before == '*');
      if (sign) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '-');
      }
    }
    return out == null ? text : out.toString();
  }

  /// Whether something other than words touches what stands between two places.
  static boolean bend(String text, int from, int to) {
    int end = to;
    while (at(text, end - 1) == ' ') {
      end--;
    }
    return before(text, from)
        || after(text, end)
        || equated(text, from)
        || smaller(text, from, end)
        || Ideographs.bend(text, from, end)
        || reckoned(text, from);
  }

  /// Whether the sentence says in words what a calculation with a letter gives, an equation and not
  /// its solution: `3 plus x equals 7`, `twice n is 7`.
  private static boolean reckoned(String text, int from) {
    int start = from;
    while (start > 0 && from - start < CLAUSE && ".,;:!?\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String[] words = Text.lower(text.substring(start, from)).strip().split(" +", WORDS);
    for (int i = 0; i < words.length - 1; i++) {
      char letter = words[i].length() == 1 ? words[i].charAt(0) : 'a';
      if (!letter(letter) || letter == 'a' || letter == 'i') {
        continue;
      }
      String before = i > 0 ? words[i - 1] : "";
      before = before.equals("of") && i > 1 ? words[i - 2] : before;
      boolean factor = !before.isEmpty() && digit(before.charAt(before.length() - 1));
      if (factor || OPERATIONS.contains(before) || OPERATIONS.contains(words[i + 1])) {
        return true;
      }
    }
    return false;
  }

  /// Whether a number with a unit stands before one with another: the minutes of `1 hour and 30
  /// minutes`.
  static boolean smaller(String text, int from, int to) {
    int unit = Sequel.word(text, to);
    int last = unit;
    while (letter(at(text, last))) {
      last++;
    }
    String second = text.substring(unit, last);
    int inside = blanksBefore(text, to);
    if (!Units.known(second) && inside < to && !second.equals("in")) {
      // The unit is in the box.
      int first = inside;
      while (letter(at(text, first - 1))) {
        first--;
      }
      second = text.substring(first, inside);
    }
    int end = blanksBefore(text, from);
    end = text.startsWith("and", end - 3) ? blanksBefore(text, end - 3) : end;
    int start = end;
    while (letter(at(text, start - 1))) {
      start--;
    }
    int number = blanksBefore(text, start);
    while (text.startsWith("\\text{", number - 6)) {
      number = blanksBefore(text, number - 6);
    }
    String larger = text.substring(start, end);
    if (!digit(at(text, number - 1)) || !Units.known(larger)) {
      return false;
    }
    boolean inches = second.equals("in") && Units.name(larger).equals("ft");
    Rational factor = inches ? Rational.of(12) : factor(larger, second);
    return factor != null && !factor.equals(Rational.ONE);
  }

  private static @Nullable Rational factor(String from, String to) {
    return Units.known(to) ? Units.factor(Units.name(from), Units.name(to)) : null;
  }

  private static int blanksBefore(String text, int from) {
    int end = from;
    while (end > 0 && " $,;\\}".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean before(String text, int from) {
    int left = from;
    char c = at(text, left - 1);
    if (CURRENCIES.indexOf(c) >= 0 && c != '\0') {
      left--;
      c = at(text, left - 1);
      if (c == '$' || c == '-' || digit(c)) {
        return true;
      }
    }
    if (c > 127
            && !Character.isIdeographic(c)
            && c != '\u00a0'
            && STOPS.indexOf(c) < 0
            && "⇒∴⟹".indexOf(c) < 0
        || "^_/+-~|&".indexOf(c) >= 0 && c != '\0'
        || (c == '(' || c == '[') && (letter(at(text, left - 2)) || digit(at(text, left - 2)))) {
      return true;
    }
    while (left > 0 && " *$(".indexOf(text.charAt(left - 1)) >= 0) {
      left--;
    }
    c = at(text, left - 1);
    boolean arrow = c == '>' && "=-".indexOf(at(text, left - 2)) >= 0;
    boolean operator = "+-/^_×÷·±∓√∛∜<>≤≥⩽⩾≠≈≅∼~≃≲≳≪≫→∝¬|%&".indexOf(c) >= 0 && c != '\0';
    boolean item =
        c == '-'
            && at(text, left - 2) <= ' '
            && at(text, left) == ' '
            && text.substring(0, left - 1).isBlank();
    if (operator && !arrow && !item
        || c == '\u2212'
        || DASHES.indexOf(c) >= 0 && at(text, left) != ' ') {
      return true;
    }
    return at(text, from) != '=' && led(text, left);
  }

  /// Whether the word before takes the number as its argument or its other factor.
  private static boolean led(String text, int end) {
    int start = end;
    while (start > 0 && text.charAt(start - 1) > ' ') {
      start--;
    }
    String token = text.substring(start, end);
    if (token.isEmpty()) {
      return false;
    }
    String word = Text.lower(token);
    if (token.charAt(0) == '\\' && RELATIONS.contains(token.substring(1))) {
      return true;
    }
    if (Reading.isFunction(word) || word.startsWith("log_") || word.startsWith("\\log")) {
      return true;
    }
    char last = token.charAt(token.length() - 1);
    boolean factor =
        token.length() == 1 && (letter(last) && last != 'a' && last != 'I' || digit(last));
    if (factor || digit(last)) {
      return true;
    }
    if (!BETWEEN.contains(word)) {
      return false;
    }
    int number = start;
    while (number > 0 && text.charAt(number - 1) <= ' ') {
      number--;
    }
    boolean out = word.equals("of") && Text.lower(text.substring(0, number)).endsWith(" out");
    return out || digit(at(text, number - 1)) || at(text, number - 1) == '$';
  }

  private static boolean after(String text, int to) {
    char c = at(text, to);
    if ("+/^".indexOf(at(text, to - 1)) >= 0) {
      return true;
    }
    if (c > 127
        && !Character.isIdeographic(c)
        && STOPS.indexOf(c) < 0
        && "°€£¥₹\u00a0".indexOf(c) < 0) {
      boolean dash =
          (c == '—' || c == '–') && (letter(at(text, to + 1)) || at(text, to + 1) == ' ');
      return !dash;
    }
    if ("/^_|+?&".indexOf(c) >= 0 && c != '\0') {
      return true;
    }
    int next = to;
    while (at(text, next) == ' ' || at(text, next) == ')' || at(text, next) == '$') {
      next++;
    }
    if ("≤≥⩽⩾≠≈±×÷·\u2212".indexOf(at(text, next)) >= 0) {
      return true;
    }
    if (!letter(at(text, next)) || letter(at(text, next + 1)) || next == to) {
      return false;
    }
    // A letter alone is a factor, unless it is a unit or an article.
    char following = at(text, next + 1);
    boolean article = at(text, next) == 'a' && following == ' ' || at(text, next) == 'I';
    return !article && !Units.known(text.substring(next, next + 1));
  }

  /// Whether the left side of an equation isn't a name, or isn't stated.
  private static boolean equated(String text, int from) {
    int left = from;
    if (at(text, left) != '=') {
      while (at(text, left - 1) == ' ' || at(text, left - 1) == '$' || at(text, left - 1) == '*') {
        left--;
      }
      if (at(text, left - 1) != '=') {
        return false;
      }
      left--;
    }
    while (at(text, left - 1) == ' ' || at(text, left - 1) == '$' || at(text, left - 1) == '*') {
      left--;
    }
    int start = left;
    while (letter(at(text, start - 1))) {
      start--;
    }
    char before = at(text, start - 1);
    if (start == left && before == ')') {
      return !applied(text, left - 1);
    }
    if (start == left && "}!|".indexOf(before) >= 0 && before != '\0') {
      return before != '}' || !shown(text, left - 1);
    }
    if (start == left) {
      return before > 127
          && !Character.isIdeographic(before)
          && STOPS.indexOf(before) < 0
          && CURRENCIES.indexOf(before) < 0;
    }
    if (digit(before)
        || before > 127 && !Character.isLetter(before)
        || "+-/^_\\".indexOf(before) >= 0 && before != '\0') {
      return left - start == 1 || before == '\\';
    }
    int word = start;
    while (at(text, word - 1) == ' ' || at(text, word - 1) == '$' || at(text, word - 1) == ',') {
      word--;
    }
    char operand = at(text, word - 1);
    boolean name = left - start == 1;
    if (name
        && (digit(operand) && at(text, word) != ','
            || "+-/^×÷·−√*".indexOf(operand) >= 0 && operand != '\0')) {
      return true;
    }
    int first = word;
    while (letter(at(text, first - 1))) {
      first--;
    }
    String leading = Text.lower(text.substring(first, word));
    if (SUPPOSING.contains(leading) || Reading.isFunction(leading)) {
      return true;
    }
    return name && named(text.substring(0, start), text.substring(start, left));
  }

  /// Whether the group that closes here is an index, or a name in another face.
  private static boolean shown(String text, int close) {
    int open = text.lastIndexOf('{', close);
    int name = open;
    while (letter(at(text, name - 1))) {
      name--;
    }
    String command = open < 0 || at(text, name - 1) != '\\' ? "" : text.substring(name, open);
    return at(text, open - 1) == '_'
        || command.startsWith("text")
        || command.startsWith("math")
        || command.equals("vec")
        || command.equals("overline");
  }

  /// Whether brackets that close here hold the argument of a name that stands alone: `So f(3) = 7`.
  private static boolean applied(String text, int close) {
    int open = close;
    while (open > 0 && close - open < 20 && text.charAt(open) != '(') {
      open--;
    }
    int name = open;
    while (letter(at(text, name - 1))) {
      name--;
    }
    int word = name;
    while (" $*".indexOf(at(text, word - 1)) >= 0 && at(text, word - 1) != '\0') {
      word--;
    }
    char before = at(text, word - 1);
    char mark = at(text, name - 1);
    int first = word;
    while (letter(at(text, first - 1))) {
      first--;
    }
    boolean function = Reading.isFunction(text.substring(first, word));
    boolean free = word == 0 || letter(before) && word < name || ",:.;\n".indexOf(before) >= 0;
    return at(text, open) == '('
        && !function
        && open - name == 1
        && free
        && (mark <= ' ' || mark == '$' || mark == '*');
  }

  /// What follows the discarding of another value: ` so ` in `We discard x = -8, so `.
  private static String remaining(String clause) {
    String lower = Text.lower(clause);
    int end = Math.max(lower.lastIndexOf(" so "), lower.lastIndexOf(" hence "));
    end = Math.max(end, Math.max(lower.lastIndexOf(" thus "), lower.lastIndexOf(" therefore ")));
    String first = lower.substring(0, Math.max(0, end)).replace("$", "").strip();
    int reason = first.startsWith("since ") ? first.indexOf(", ") + 2 : 0;
    first = first.substring(Math.max(0, reason));
    first = first.startsWith("we ") ? first.substring(3) : first;
    for (String each : DISCARDING) {
      boolean discarded = first.startsWith(each) && isEquation(first.substring(each.length()));
      if (discarded && FOLLOWING.contains(lower.substring(end).replace("$", "").strip())) {
        return clause.substring(end);
      }
    }
    return clause;
  }

  /// Whether a text gives a letter one number and says nothing else.
  private static boolean isEquation(String text) {
    String plain = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    int sign = plain.indexOf('=');
    return sign > 0
        && plain.substring(0, sign).strip().length() == 1
        && Reading.simple(plain.substring(sign + 1).strip()) != null;
  }

  /// Whether the same sentence gives the name another value before.
  private static boolean named(String before, String name) {
    int sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf('\n'));
    String clause = remaining(before.substring(sentence + 1));
    return clause.contains(" " + name + " = ")
        || clause.contains(" " + name + "=")
        || clause.startsWith(name + " = ")
        || clause.startsWith(name + "=");
  }
}
