package dev.ponder.task.procedural.algebra;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Read;
import dev.ponder.verify.number.Rational;

/// Reads a polynomial of one variable that is written with `+ - * /`, powers (`**` or `^`) and
/// parentheses, e.g. `(x + 1)*(3*x**2 - x/2)`: at most [#LONGEST] characters, [#DEEPEST] open
/// parentheses and signs, numbers of [#DIGITS] digits, powers to [#POWER]; divided by numbers only.
final class PolynomialParser {
  static final int LONGEST = 600;
  private static final int DEEPEST = 12;
  private static final int DIGITS = 15;
  private static final int POWER = 20;

  private final String text;
  private final String variable;
  private int at;
  private int depth;

  private PolynomialParser(String text, String variable) {
    this.text = text;
    this.variable = variable;
  }

  static Polynomial parse(String text, String variable) {
    var dense = text.replace(" ", "").replace("**", "^");
    Read.size("characters of a polynomial", dense.length(), 1, LONGEST);
    var parser = new PolynomialParser(dense, variable);
    var polynomial = parser.sum();
    if (parser.at < dense.length()) {
      throw parser.unexpected();
    }
    return polynomial;
  }

  /// The same text with spaces around `+` and `-` between operands, and nowhere else.
  static String spaced(String text) {
    return text.replace(" ", "").replaceAll("(?<=[\\w)])([-+])", " $1 ");
  }

  /// The one letter of a text.
  static String variable(String text) {
    var letters =
        text.chars().filter(Character::isLetter).distinct().mapToObj(Character::toString).toList();
    if (letters.size() != 1 || letters.getFirst().charAt(0) > 'z') {
      throw new IllegalArgumentException(
          "%s has not one variable but %d".formatted(Lines.quoted(text), letters.size()));
    }
    return letters.getFirst();
  }

  private Polynomial sum() {
    var left = product();
    while (peek() == '+' || peek() == '-') {
      boolean minus = text.charAt(at++) == '-';
      left = minus ? left.minus(product()) : left.plus(product());
    }
    return left;
  }

  private Polynomial product() {
    var left = power();
    while (peek() == '*' || peek() == '/') {
      boolean over = text.charAt(at++) == '/';
      var right = power();
      if (over && right.degree() != 0) {
        throw new IllegalArgumentException("a division by zero or by what is not a number");
      }
      left =
          left.times(over ? Polynomial.constant(Rational.of(1).over(right.coefficient(0))) : right);
    }
    return left;
  }

  private Polynomial power() {
    if (peek() == '-' || peek() == '+') {
      nest();
      boolean minus = text.charAt(at++) == '-';
      var operand = power();
      depth--;
      return minus ? Polynomial.ZERO.minus(operand) : operand;
    }
    var base = operand();
    if (peek() != '^') {
      return base;
    }
    at++;
    int exponent = Read.whole("exponent", digits(), 0, POWER);
    var power = Polynomial.of(1);
    for (int i = 0; i < exponent; i++) {
      power = power.times(base);
    }
    return power;
  }

  private Polynomial operand() {
    if (text.startsWith(variable, at)) {
      at += variable.length();
      return Polynomial.of(1, 0);
    }
    if (peek() == '(') {
      nest();
      at++;
      var inner = sum();
      if (peek() != ')') {
        throw unexpected();
      }
      at++;
      depth--;
      return inner;
    }
    var whole = digits();
    if (peek() == '.') {
      at++;
      whole = whole + "." + digits();
    }
    var number = Polynomial.constant(Read.decimal(whole));
    // 3x is 3*x.
    return text.startsWith(variable, at) ? number.times(power()) : number;
  }

  private String digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    Read.size("digits of a number", at - start, 1, DIGITS);
    return text.substring(start, at);
  }

  private void nest() {
    Read.size("open parentheses and signs", ++depth, 1, DEEPEST);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at >= text.length()
            ? "the polynomial ends too early"
            : "%s at %d of a polynomial is not expected; write e.g. 3*%s**2 - %s/2"
                .formatted(Lines.quoted(text.substring(at, at + 1)), at, variable, variable));
  }
}
