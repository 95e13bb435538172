package dev.ponder.task;

/// Reads an expression of a closed grammar:
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = operand { ("*" | "/") operand }
/// operand = digits | "(" sum ")"
/// ```
///
/// An operator may have one space on each side. No other spaces, no unary operators, no leading
/// zeros, no other characters; at most [#MAX_LENGTH] characters, [#MAX_DEPTH] open parentheses and
/// [#MAX_DIGITS] digits a number. What is over a cap is refused before it is evaluated.
public final class ExpressionParser {
  public static final int MAX_LENGTH = 200;
  public static final int MAX_DEPTH = 16;
  public static final int MAX_DIGITS = 6;

  private final String text;
  private int at;
  private int depth;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /// The expression a text spells.
  ///
  /// @throws IllegalArgumentException when it spells none, saying what is wrong and where
  public static Expression parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty expression");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "expression of %d characters; at most %d are read".formatted(text.length(), MAX_LENGTH));
    }
    var parser = new ExpressionParser(text);
    var expression = parser.sum();
    if (parser.at < text.length()) {
      throw parser.unexpected("after the expression");
    }
    return expression;
  }

  private Expression sum() {
    var left = product();
    while (operator() == '+' || operator() == '-') {
      char operator = take();
      left = new Expression.Compound(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    var left = operand();
    while (operator() == '*' || operator() == '/') {
      char operator = take();
      if (peek() == operator) {
        throw new IllegalArgumentException(
            "operator %c%c at %d; known are + - * /".formatted(operator, operator, at - 1));
      }
      left = new Expression.Compound(operator, left, operand());
    }
    return left;
  }

  private Expression operand() {
    char c = peek();
    if (c >= '0' && c <= '9') {
      return number();
    }
    if (c != '(') {
      throw c == '-' || c == '+'
          ? new IllegalArgumentException("unary %c at %d is not allowed".formatted(c, at))
          : unexpected("where a number should be");
    }
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("more than %d open parentheses".formatted(MAX_DEPTH));
    }
    at++;
    var inner = sum();
    if (peek() != ')') {
      throw unexpected("where ) should be");
    }
    at++;
    depth--;
    return inner;
  }

  private Expression number() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at - start > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "number of %d digits at %d; at most %d are read"
              .formatted(at - start, start, MAX_DIGITS));
    }
    if (at - start > 1 && text.charAt(start) == '0') {
      throw new IllegalArgumentException("leading zero at " + start);
    }
    return new Expression.Number(Integer.parseInt(text.substring(start, at)));
  }

  /// The operator that comes next, with or without a space on each side; else the next character.
  private char operator() {
    boolean spaced = peek() == ' ' && at + 2 < text.length() && text.charAt(at + 2) == ' ';
    return spaced && "+-*/".indexOf(text.charAt(at + 1)) >= 0 ? text.charAt(at + 1) : peek();
  }

  /// That operator, passed over.
  private char take() {
    char operator = operator();
    at += peek() == ' ' ? 3 : 1;
    return operator;
  }

  /// The next character, or NUL at the end (which no rule accepts).
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected(String where) {
    return new IllegalArgumentException(
        at >= text.length()
            ? "the expression ends " + where
            : "character U+%04X at %d %s".formatted((int) text.charAt(at), at, where));
  }
}
