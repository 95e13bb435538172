package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Read;

/// Reads a [Term]: at most [#LONGEST] characters and [#DEEPEST] open parentheses or signs, numbers
/// of at most [#DIGITS] characters.
final class TermParser {
  private static final int LONGEST = 300;
  private static final int DEEPEST = 20;
  private static final int DIGITS = 20;

  private final String text;
  private int at;
  private int depth;

  private TermParser(String text) {
    this.text = text;
  }

  static Term parse(String text) {
    var dense = text.strip();
    Read.size("characters of a calculation", dense.length(), 1, LONGEST);
    var parser = new TermParser(dense);
    var term = parser.sum();
    if (parser.peek() != 0) {
      throw parser.unexpected();
    }
    try {
      term.value();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the calculation divides by zero", e);
    }
    return term;
  }

  private Term sum() {
    var left = product();
    while (peek() == '+' || peek() == '-') {
      left = new Term.Operation(next(), left, product());
    }
    return left;
  }

  private Term product() {
    var left = operand();
    while (peek() == '*' || peek() == '/') {
      left = new Term.Operation(next(), left, operand());
    }
    return left;
  }

  private Term operand() {
    char c = peek();
    if (c >= '0' && c <= '9') {
      return number("");
    }
    if (c != '(' && c != '-') {
      throw unexpected();
    }
    Read.size("nesting", ++depth, 1, DEEPEST);
    next();
    Term inner;
    if (c == '-') {
      inner =
          peek() >= '0' && peek() <= '9'
              ? number("-")
              : new Term.Operation('-', new Term.Number("0"), operand());
    } else {
      inner = sum();
      if (peek() != ')') {
        throw unexpected();
      }
      next();
    }
    depth--;
    return inner;
  }

  private Term number(String sign) {
    int start = at;
    while (at < text.length() && (Character.digit(text.charAt(at), 10) >= 0 || isPoint())) {
      at++;
    }
    var digits = text.substring(start, at);
    Read.size("digits of a number", digits.length(), 1, DIGITS);
    Read.decimal(digits);
    return new Term.Number(sign + digits);
  }

  private boolean isPoint() {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && Character.digit(text.charAt(at + 1), 10) >= 0;
  }

  /// The next character that is no space, or NUL at the end.
  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() {
    peek();
    return text.charAt(at++);
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at >= text.length()
            ? "the calculation ends too early"
            : "%s at %d of a calculation is not expected; write e.g. '3 * (4.5 - 2)'"
                .formatted(Lines.quoted(text.substring(at, at + 1)), at));
  }
}
