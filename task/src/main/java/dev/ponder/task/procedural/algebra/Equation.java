package dev.ponder.task.procedural.algebra;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Read;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two polynomials of one variable that are to be equal, as they are written.
record Equation(String left, String right) {
  /// A pattern's group of an equation.
  static final String PATTERN = "([-+*/()^\\d. a-z]+ = [-+*/()^\\d. a-z]+)";

  private static final int LONGEST = 2 * PolynomialParser.LONGEST;

  Equation {
    Read.size("characters of an equation", left.length() + right.length(), 2, LONGEST);
    left = PolynomialParser.spaced(left);
    right = PolynomialParser.spaced(right);
    var variable = PolynomialParser.variable(left + right);
    PolynomialParser.parse(left, variable);
    PolynomialParser.parse(right, variable);
  }

  static Equation of(String text) {
    Read.size("characters of an equation", text.length(), 1, LONGEST);
    var sides = List.of(text.split("=", -1));
    if (sides.size() != 2) {
      throw new IllegalArgumentException(
          Lines.quoted(text) + " is not an equation like 3*x + 4 = 19");
    }
    return new Equation(sides.get(0), sides.get(1));
  }

  String variable() {
    return PolynomialParser.variable(left + right);
  }

  /// What is to be zero.
  Polynomial difference() {
    return PolynomialParser.parse(left, variable())
        .minus(PolynomialParser.parse(right, variable()));
  }

  String spelled() {
    return (left + "=" + right).replace(" ", "");
  }

  String text() {
    return left + " = " + right;
  }

  /// The same for equations that differ by the variable's name, the sides' order or spelling.
  String kind() {
    return Stream.of(left, right)
        .map(side -> PolynomialParser.parse(side, variable()).text("x"))
        .sorted()
        .collect(Collectors.joining("="));
  }

  /// An answer without `x =` before it.
  String value(String answer) {
    var start = answer.replace(" ", "");
    return start.startsWith(variable() + "=") ? start.substring(variable().length() + 1) : answer;
  }
}
