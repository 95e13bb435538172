package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.SurroundingWords.BEFORE;
import static dev.ponder.verify.math.extract.SurroundingWords.BEHIND;
import static dev.ponder.verify.math.extract.SurroundingWords.DENYING_BEFORE;
import static dev.ponder.verify.math.extract.SurroundingWords.JOINS;
import static dev.ponder.verify.math.extract.SurroundingWords.LEADING;
import static dev.ponder.verify.math.extract.SurroundingWords.OPERATORS;
import static dev.ponder.verify.math.extract.SurroundingWords.ROUNDING;
import static dev.ponder.verify.math.extract.SurroundingWords.SHOWING;
import static dev.ponder.verify.math.extract.Text.at;

import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Units;

/// What stands around a box and makes it a part of something: `-\boxed{7}`, `\boxed{7}^2`,
/// `\frac{1}{\boxed{7}}`, or denies it.
final class Surroundings {
  private static final int NEAR = 60;
  private static final int WIDE = 300;

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
    // Brackets around the box alone only group it, also as the one element of a set.
    int box = start;
    int inner;
    do {
      inner = start;
      while (at(text, start - 1) == '(' && at(text, end) == ')'
          || at(text, start - 1) == '{' && at(text, end) == '}' && !commanded(start - 2)) {
        start--;
        end++;
      }
      int open = Margin.before(text, start) + 1;
      int right = Margin.after(text, end);
      for (String[] each : SurroundingWords.BRACKETS) {
        int left = open - each[0].length();
        if (text.startsWith(each[0], left)
            && text.startsWith(each[1], right)
            && at(text, left - 1) != '\\') {
          start = left;
          end = right + each[1].length();
          break;
        }
      }
    } while (start < inner && box - start < WIDE);
    return box - start >= WIDE
        || marginal()
        || before()
        || after()
        || listed()
        || Sequel.denied(text, end);
  }

  /// Whether the next sign on one side, across spaces, makes something else of the box.
  private boolean marginal() {
    int left = Margin.before(text, start);
    char c = at(text, left);
    boolean arrow = c == '>' && "=-".indexOf(at(text, left - 1)) >= 0;
    boolean star = c == '*' && at(text, left - 1) != '*' && operand(left - 1);
    if (Margin.strange(text, left)
        || Text.digit(c)
        || "<>^_|".indexOf(c) >= 0 && c != '\0' && !arrow
        || star
        || c == '-' && left < start - 1 && bare(left)
        || led(left)
        || deniedBefore()
        || Supposition.boxed(text, start)
        || Ideographs.boxed(text, start, end)
        || Neighbours.smaller(text, start, end)
        || Sequel.pointed(text, start, left)
        || Supposition.thought(text, start)
        || factored(left)
        || text.substring(Math.max(0, start - NEAR), start).contains("\\begin{cases}")
        || approached(left)) {
      return true;
    }
    int right = Margin.after(text, end);
    c = at(text, right);
    if (c == '^') {
      return !sign(right + 1);
    }
    if (Margin.strange(text, right)
        || Text.digit(c) && right > end
        || c == '\'' && !Text.letter(at(text, right + 1))
        || "_!|<>".indexOf(c) >= 0 && c != '\0'
        || c == '=' && !Text.letter(at(text, Margin.after(text, right + 1)))
        || c == '\\' && (operator(right) || Sequel.row(text, right) || Sequel.constant(text, right))
        || (text.startsWith("\\pmod", right) || text.startsWith("(mod", right)) && !equivalent()
        || (c == ',' || c == ':') && Sequel.number(text, right + 1)
        || Sequel.decimals(text, end, right)
        || Sequel.compared(text, end)
        || Sequel.otherwise(text, end)) {
      return true;
    }
    return followed(right);
  }

  /// Whether a congruence leads to the box.
  private boolean equivalent() {
    int left = Margin.before(text, start);
    return at(text, left) == '≡' || text.startsWith("\\equiv", left - 5);
  }

  /// Whether a fraction or root that ends before the box is a factor of it.
  private boolean factored(int last) {
    if (at(text, last) != '}') {
      return false;
    }
    int at = last;
    while (at(text, at) == '}') {
      int depth = 0;
      int least = Math.max(0, at - NEAR);
      do {
        depth += at(text, at) == '}' ? 1 : at(text, at) == '{' ? -1 : 0;
        at--;
      } while (depth > 0 && at >= least);
    }
    int name = at;
    while (Text.letter(at(text, name))) {
      name--;
    }
    return at(text, name) == '\\' && OPERATORS.contains(text.substring(name + 1, at + 1));
  }

  /// Whether the box is what a variable tends to: `x \to \boxed{7}`.
  private boolean approached(int last) {
    int name = last;
    while (Text.letter(at(text, name))) {
      name--;
    }
    String command = at(text, name) == '\\' ? text.substring(name + 1, last + 1) : "";
    if (command.equals("to")) {
      return true;
    }
    int left = Margin.before(text, name);
    return (command.equals("rightarrow") || command.equals("longrightarrow"))
        && Text.letter(at(text, left))
        && !Text.letter(at(text, left - 1));
  }

  /// Whether a minus is the sign of the box: no word or closing bracket stands before it.
  private boolean bare(int sign) {
    int left = Margin.before(text, sign);
    char c = at(text, left);
    if (left < 0) {
      return true;
    }
    boolean line = c == '\n';
    boolean math =
        text.substring(sign + 1, start).indexOf('\\') >= 0
            || text.substring(left + 1, sign).indexOf('$') >= 0;
    return math || !line && !Text.letter(c) && c != '.' && c != ':' && c != '*';
  }

  /// Whether the words that end here deny or bound what follows.
  private boolean led(int last) {
    int at = last;
    while (at(text, at) == '*' || at(text, at) == ' ') {
      at--;
    }
    if (at(text, at) == '}') {
      int open = at;
      while (at - open < NEAR && open > 0 && text.charAt(open) != '{') {
        open--;
      }
      boolean words = at(text, open) == '{' && showing(open - 1);
      at = words ? Margin.before(text, at) : at;
    }
    while (at(text, at) == '{' && showing(at - 1) || at(text, at) == ' ') {
      at--;
      if (at(text, at + 1) == '{') {
        while (Text.letter(at(text, at))) {
          at--;
        }
        at = Margin.before(text, at);
      }
    }
    for (int words = 0; words < 4; words++) {
      int start = at;
      while (Text.letter(at(text, start)) || at(text, start) == '\'' || at(text, start) == '’') {
        start--;
      }
      String word = Text.lower(text.substring(start + 1, Math.max(start, at) + 1));
      boolean contracted = word.endsWith("n't") || word.endsWith("n’t");
      boolean command = at(text, start) == '\\';
      if (!command && (BEFORE.contains(word) || contracted)) {
        return true;
      }
      if (word.equals("but") || word.equals("or")) {
        return word.equals("but") ? Sequel.all(text, start) : !boxed(start);
      }
      if (command && ROUNDING.contains(word)) {
        char rounded = at(text, Margin.before(text, start));
        return rounded <= ' ' || Text.letter(rounded);
      }
      if (word.equals("of") && words == 0 && Sequel.part(text, Margin.before(text, start + 1))) {
        return true;
      }
      if (word.equals("least") || word.equals("most")) {
        // In a sentence the question may have asked for the least, or the most.
        return start < 4;
      }
      if (command || !LEADING.contains(word)) {
        return false;
      }
      at = Margin.before(text, start + 1);
    }
    return false;
  }

  private boolean deniedBefore() {
    int from = start;
    while (from > 0 && start - from < NEAR && ".!?\n;,=".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    String clause = Text.lower(text.substring(from, start));
    for (String each : DENYING_BEFORE) {
      if (clause.contains(each)) {
        return true;
      }
    }
    String bare = clause.replace("$", "").strip();
    return bare.contains("between ") && bare.endsWith(" and");
  }

  private boolean showing(int last) {
    int name = last;
    while (Text.letter(at(text, name))) {
      name--;
    }
    return at(text, name) == '\\' && SHOWING.contains(text.substring(name + 1, last + 1));
  }

  /// Whether another box ends before a word that joins them.
  private boolean boxed(int last) {
    int at = Margin.before(text, last + 1);
    if (at(text, at) == '{') {
      at = at(text, at - 1) == 't' ? Margin.before(text, at - 5) : at;
    }
    return at(text, at) == '}' || at(text, at) == ',' || at < 0;
  }

  /// Whether the words behind make another value of it.
  private boolean followed(int right) {
    int at = right;
    boolean bare = text.charAt(Math.min(right, text.length() - 1)) != '\\';
    for (String each : new String[] {"\\text{", "\\textbf{", "\\mathrm{", ",", "}"}) {
      at = text.startsWith(each, at) ? Margin.after(text, at + each.length()) : at;
    }
    int last = at;
    while (Text.letter(at(text, last))) {
      last++;
    }
    String word = Text.lower(text.substring(at, last));
    if (JOINS.contains(word) && Text.digit(at(text, Margin.after(text, last)))) {
      return true;
    }
    if (word.equals("and") && Sequel.fraction(text, Margin.after(text, last))) {
      return true;
    }
    if (word.equals("or")) {
      return text.substring(last, Math.min(text.length(), last + 25)).indexOf("\\boxed") < 0;
    }
    boolean factor =
        word.length() == 1
            && bare
            && right > end
            && !word.equals("a")
            && at(text, at) >= 'a'
            && !Units.known(text.substring(at, last))
            && !Sequel.named(text, last)
            && at(text, last) != ')'
            && at(text, last) != '.';
    return BEHIND.contains(word) || factor;
  }

  /// Whether the box is one element of a tuple or set.
  private boolean listed() {
    int left = Margin.before(text, start);
    int right = Margin.after(text, end);
    char c = at(text, left);
    char behind = at(text, right);
    boolean open = c == '(' || c == '[' || c == '{' && at(text, left - 1) == '\\';
    if (open) {
      return behind == ',' || behind == ';';
    }
    boolean inner = behind == ',' && Text.digit(at(text, Margin.before(text, left)));
    boolean close =
        inner
            || behind == ')'
            || behind == ']'
            || text.startsWith("\\}", right)
            || text.startsWith("\\right", right);
    return c == ',' && close && at(text, start - 1) != '\n' && Sequel.opened(text, left);
  }

  private boolean operand(int from) {
    char c = at(text, Margin.before(text, from + 1));
    return Text.digit(c) || Text.letter(c) || c == ')' || c == '}';
  }

  private boolean before() {
    char c = at(text, start - 1);
    if (Text.digit(c)
        || "-/^_|".indexOf(c) >= 0 && c != '\0'
        || c == '+' && summand(start - 2)
        || c == '.'
            && (Text.digit(at(text, start - 2)) || "\0$= ".indexOf(at(text, start - 2)) >= 0)
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
    if (c == '^' && sign(next + 1)) {
      return false;
    }
    boolean value =
        Text.digit(following)
            || following == '\\'
                && at(text, operand + 1) != ')'
                && at(text, operand + 1) != ']'
                && !words(operand)
            || Text.letter(following)
                && !Text.letter(at(text, operand + 1))
                && following != 'I'
                && following != 'a';
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
    while (at(text, at) == ' ') {
      at++;
    }
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
}
