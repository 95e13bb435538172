package dev.ponder.task.procedural.algebra;

import java.util.Locale;

/// The value of an expression of one variable at a point, in floating point: a reader of its own.
final class Plugged {
  private final String text;
  private final char variable;
  private final double point;
  private int at;

  private Plugged(String text, char variable, double point) {
    this.text = text;
    this.variable = variable;
    this.point = point;
  }

  static double value(String expression, String variable, double point) {
    var reader =
        new Plugged(expression.replace(" ", "").replace("**", "^"), variable.charAt(0), point);
    double value = reader.sum();
    if (reader.at < reader.text.length()) {
      throw new IllegalArgumentException("rest: " + reader.text.substring(reader.at));
    }
    return value;
  }

  /// Whether two values are the same but for rounding.
  static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }

  private double sum() {
    double value = product();
    while (is('+') || is('-')) {
      value += text.charAt(at++) == '+' ? product() : -product();
    }
    return value;
  }

  private double product() {
    double value = power();
    while (is('*') || is('/') || is(variable)) {
      char next = text.charAt(at);
      at += next == variable ? 0 : 1;
      value = next == '/' ? value / power() : value * power();
    }
    return value;
  }

  private double power() {
    if (is('-') || is('+')) {
      return text.charAt(at++) == '-' ? -power() : power();
    }
    double base;
    if (is('(')) {
      at++;
      base = sum();
      if (!is(')')) {
        throw new IllegalArgumentException("no )");
      }
      at++;
    } else if (is(variable)) {
      at++;
      base = point;
    } else {
      int start = at;
      while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      base = Double.parseDouble(text.substring(start, at).toLowerCase(Locale.ROOT));
    }
    if (is('^')) {
      at++;
      return Math.pow(base, power());
    }
    return base;
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
