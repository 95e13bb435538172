package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A linear equation in one unknown.
record SimpleEquations() implements Recipe<Equation> {

  @Override
  public Card card() {
    return new Card(
        "simple-equations",
        4,
        "the solution of a linear equation in one unknown",
        "a*x + b = c; the same to 100 and below zero; the unknown on both sides; with parentheses",
        "the one number, as a fraction or decimal too, perhaps after x =",
        "difference of the sides over the slope");
  }

  @Override
  public Equation draw(int level, RandomGenerator random) {
    var x = String.valueOf("abhknpqrstuvwxyz".charAt(random.nextInt(16)));
    int most = level == 0 ? 20 : 60;
    int solution = random.nextInt(most) + (level == 0 ? 1 : -most / 3);
    int a = 2 + random.nextInt(level == 0 ? 10 : 40);
    int b = 1 + random.nextInt(level == 0 ? 30 : 99);
    int slope = level > 0 && random.nextBoolean() ? -a : a;
    int other = level < 2 ? 0 : 1 + random.nextInt(a - 1);
    int shift = level < 3 ? 0 : 1 + random.nextInt(12);
    var left =
        level == 3
            ? "%d*(%s + %d) - %d".formatted(slope, x, shift, b)
            : Polynomial.of(slope, b).text(x);
    int constant = slope * (solution + shift) + (level == 3 ? -b : b) - other * solution;
    return new Equation(left, Polynomial.of(other, constant).text(x));
  }

  @Override
  public String spell(Equation problem) {
    return problem.spelled();
  }

  @Override
  public Equation read(String spelled) {
    var equation = Equation.of(spelled);
    Read.size("degree of the equation", equation.difference().degree(), 1, 1);
    return equation;
  }

  @Override
  public String kind(Equation problem) {
    return problem.kind();
  }

  @Override
  public String ask(Equation problem) {
    return "Which number must %s be so that %s ?".formatted(problem.variable(), problem.text());
  }

  @Override
  public String form() {
    return "the number";
  }

  @Override
  public List<Wording<Equation>> wordings() {
    return List.of(
        Wording.of("so that " + Equation.PATTERN, match -> read(match.group(1))),
        Wording.of(":\\s+" + Equation.PATTERN, match -> read(match.group(1))),
        Wording.of("^" + Equation.PATTERN + "$", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Equation problem) {
    var difference = problem.difference();
    return Optional.of(
        Rational.of(0).minus(difference.coefficient(0)).over(difference.leading()).toString());
  }

  @Override
  public String normal(Equation problem, String answer) {
    return number(problem.value(answer)).toString();
  }

  /// A whole number, a decimal or a fraction.
  static Rational number(String text) {
    if (text.indexOf('/') >= 0) {
      var parts = Read.fraction(text);
      return new Rational(parts.get(0), parts.get(1));
    }
    return text.indexOf('.') >= 0 ? Read.decimal(text) : Rational.of(0).plus(whole(text));
  }

  private static Rational whole(String text) {
    return new Rational(Read.whole(text), java.math.BigInteger.ONE);
  }

  @Override
  public List<String> work(Equation problem) {
    var x = problem.variable();
    var left = PolynomialParser.parse(problem.left(), x);
    var right = PolynomialParser.parse(problem.right(), x);
    var slope = left.minus(right).withoutConstant();
    var constant = right.minus(left).plus(slope);
    return List.of(
        left.text(x) + " = " + right.text(x),
        slope.text(x) + " = " + constant.text(x),
        x + " = " + solve(problem).orElseThrow());
  }
}
