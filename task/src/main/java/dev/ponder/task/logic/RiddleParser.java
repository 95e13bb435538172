package dev.ponder.task.logic;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a riddle of a closed grammar:
///
/// ```
/// riddle   = names " of 0.." top ": " relation { "; " relation } | "all " names ": " relation
/// names    = letter { "," letter }
/// relation = sum ("=" | "!=" | "<" | "<=" | ">" | ">=") sum
/// sum      = product { ("+" | "-") product }
/// product  = operand { "*" operand }
/// operand  = digits | letter | "(" sum ")"
/// ```
///
/// Spaces may be left out or added. At most [#MOST_UNKNOWNS] unknowns, [#LONGEST] characters, 20
/// relations, numbers to 9999, 20 open parentheses and 6 factors in a product multiplied out.
final class RiddleParser {
  static final int MOST_UNKNOWNS = 4;
  static final int LONGEST = 600;
  private static final int MOST_RELATIONS = 20;
  private static final int DEEPEST = 20;
  private static final int MOST_FACTORS = 6;
  private static final Pattern SYSTEM =
      Pattern.compile("([a-z](?:,[a-z])*)of0\\.\\.(\\d{1,2}):(.+)");
  private static final Pattern LAW = Pattern.compile("all([a-z](?:,[a-z])*):(.+)");

  private final String text;
  private final List<Character> unknowns;
  private int at;
  private int depth;

  private RiddleParser(String text, List<Character> unknowns) {
    this.text = text;
    this.unknowns = unknowns;
  }

  /// @throws IllegalArgumentException when it is none, or over a cap
  static Riddle parse(String question) {
    if (question.length() > LONGEST) {
      throw refused(question, "it has more than %d characters".formatted(LONGEST));
    }
    var text = question.replaceAll("\\s+", "");
    var system = SYSTEM.matcher(text);
    if (system.matches()) {
      var unknowns = names(question, system.group(1));
      int top = Integer.parseInt(system.group(2));
      if (top < 1 || top > 20) {
        throw refused(question, "numbers of 0..%d; 0..1 to 0..20 are possible".formatted(top));
      }
      var relations =
          Stream.of(system.group(3).split(";", -1)).map(each -> relation(each, unknowns)).toList();
      if (relations.size() > MOST_RELATIONS) {
        throw refused(question, "more than %d relations".formatted(MOST_RELATIONS));
      }
      return new Riddle.Constraints(unknowns, top, relations);
    }
    var law = LAW.matcher(text);
    if (law.matches()) {
      var unknowns = names(question, law.group(1));
      return new Riddle.Law(unknowns, relation(law.group(2), unknowns));
    }
    throw refused(question, "it is neither a system nor a law");
  }

  private static List<Character> names(String question, String names) {
    var unknowns = new ArrayList<Character>();
    for (var each : names.split(",")) {
      if (unknowns.contains(each.charAt(0))) {
        throw refused(question, each + " is named twice");
      }
      unknowns.add(each.charAt(0));
    }
    if (unknowns.size() > MOST_UNKNOWNS) {
      throw refused(question, "more than %d unknowns".formatted(MOST_UNKNOWNS));
    }
    return unknowns;
  }

  private static Relation relation(String text, List<Character> unknowns) {
    return new RiddleParser(text, unknowns).relation();
  }

  /// A term over the unknowns; a minus may stand before it, as polynomials have it.
  static Sum sum(String text, List<Character> unknowns) {
    if (text.length() > LONGEST) {
      throw refused(text, "it has more than %d characters".formatted(LONGEST));
    }
    var parser = new RiddleParser(text.startsWith("-") ? "0" + text : text, unknowns);
    var sum = parser.sum();
    parser.end();
    factors(sum);
    return sum;
  }

  private Relation relation() {
    var left = sum();
    int start = at;
    while (at < text.length() && "=!<>".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var sign = text.substring(start, at);
    if (!List.of("=", "!=", "<", "<=", ">", ">=").contains(sign)) {
      throw refused(text, "no sign of comparison where one is needed");
    }
    var right = sum();
    end();
    factors(left);
    factors(right);
    return new Relation(sign, left, right);
  }

  private void end() {
    if (at < text.length()) {
      throw refused(text, "'%c' is not expected".formatted(text.charAt(at)));
    }
  }

  private Sum sum() {
    var sum = product();
    while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      char operator = text.charAt(at++);
      sum = new Sum.Joined(operator, sum, product());
    }
    return sum;
  }

  private Sum product() {
    var product = operand();
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
      product = Sum.times(product, operand());
    }
    return product;
  }

  private Sum operand() {
    if (at == text.length()) {
      throw refused(text, "it ends where a number or an unknown is needed");
    }
    char c = text.charAt(at);
    if (c == '(') {
      if (++depth > DEEPEST) {
        throw refused(text, "more than %d open parentheses".formatted(DEEPEST));
      }
      at++;
      var inner = sum();
      if (at == text.length() || text.charAt(at) != ')') {
        throw refused(text, "a parenthesis that nothing closes");
      }
      at++;
      depth--;
      return inner;
    }
    if (c >= 'a' && c <= 'z') {
      if (!unknowns.contains(c)) {
        throw refused(text, c + " is not among the unknowns");
      }
      at++;
      return new Sum.Unknown(c);
    }
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > 4 || at - start > 1 && text.charAt(start) == '0') {
      throw refused(text, "no number of 0 to 9999 where one is needed");
    }
    return Sum.of(Integer.parseInt(text.substring(start, at)));
  }

  /// How many factors the longest product has once all is multiplied out.
  private static int factors(Sum sum) {
    if (!(sum instanceof Sum.Joined(char operator, var left, var right))) {
      return 1;
    }
    int a = factors(left);
    int b = factors(right);
    int factors = operator == '*' ? a + b : Math.max(a, b);
    if (factors > MOST_FACTORS) {
      throw refused(sum.text(), "a product of more than %d factors".formatted(MOST_FACTORS));
    }
    return factors;
  }

  private static IllegalArgumentException refused(String question, String why) {
    return new IllegalArgumentException(
        "question: can't read %s as logic: %s; write e.g. 'x,y of 0..9: x+y=7; x*y=12; x<y' or 'all x: (x+1)*(x-1)=x*x-1'"
            .formatted(Lines.quoted(question), why));
  }
}
