package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// An antiderivative of a polynomial.
record SimpleIntegration() implements Recipe<SimpleIntegration.Integrand> {

  /// @param text a polynomial in a variable that is not C
  record Integrand(String text) {
    Integrand {
      Read.size("characters of a polynomial", text.length(), 1, PolynomialParser.LONGEST);
      text = PolynomialParser.spaced(text);
      var variable = PolynomialParser.variable(text);
      PolynomialParser.parse(text, variable).integral();
      if (variable.equalsIgnoreCase("c")) {
        throw new IllegalArgumentException("variable: c is the constant's name; take another");
      }
    }

    String variable() {
      return PolynomialParser.variable(text);
    }

    Polynomial value() {
      return PolynomialParser.parse(text, variable());
    }
  }

  @Override
  public Card card() {
    return new Card(
        "simple-integration",
        4,
        "an antiderivative of a polynomial",
        "2 terms to degree 3; 3 to 5; 3 to 8 with fractions; 5 to 10 with fractions",
        "any polynomial whose derivative it is, with any constant or + C",
        "the power rule");
  }

  @Override
  public Integrand draw(int level, RandomGenerator random) {
    int highest = new int[] {3, 5, 8, 10}[level];
    int terms = new int[] {2, 3, 3, 5}[level];
    var sum = Polynomial.ZERO;
    while (sum.terms().size() < terms || sum.degree() < 1) {
      int degree = random.nextInt(highest + 1);
      int factor = (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(level == 0 ? 12 : 10));
      int divisor = level < 2 ? 1 : 1 + random.nextInt(9);
      var coefficient =
          new Rational(
              BigInteger.valueOf((long) factor * (level == 0 ? 1 : degree + 1)),
              BigInteger.valueOf(divisor));
      sum = sum.minus(Polynomial.term(sum.coefficient(degree), degree));
      sum = sum.plus(Polynomial.term(coefficient, degree));
    }
    return new Integrand(sum.text(String.valueOf("xtuz".charAt(random.nextInt(4)))));
  }

  @Override
  public String spell(Integrand problem) {
    return problem.text().replace(" ", "");
  }

  @Override
  public Integrand read(String spelled) {
    return new Integrand(spelled);
  }

  @Override
  public String kind(Integrand problem) {
    return problem.value().text("x");
  }

  @Override
  public String ask(Integrand problem) {
    return "Which function of %s has the derivative %s ?"
        .formatted(problem.variable(), problem.text());
  }

  @Override
  public String form() {
    return "the function, like 2*x**3/5 - x + C";
  }

  @Override
  public List<Wording<Integrand>> wordings() {
    return List.of(
        Wording.of("derivative ([-+*/()^\\d. a-z]+) \\?", match -> read(match.group(1))),
        Wording.of("\u222B ([-+*/()^\\d. a-z]+) d[a-z]\\b", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Integrand problem) {
    return Optional.of(problem.value().integral().text(problem.variable()) + " + C");
  }

  /// The function without its constant.
  @Override
  public String normal(Integrand problem, String answer) {
    var dense = answer.replace(" ", "");
    boolean constant = dense.endsWith("+C") || dense.endsWith("+c");
    return Expanded.read(
            constant ? dense.substring(0, dense.length() - 2) : dense, problem.variable())
        .withoutConstant()
        .text(problem.variable());
  }

  @Override
  public Optional<String> objection(Integrand problem, String normal) {
    var derivative = Expanded.read(normal, problem.variable()).derivative();
    return derivative.equals(problem.value())
        ? Optional.empty()
        : Optional.of("its derivative is " + derivative.text(problem.variable()));
  }

  @Override
  public List<String> work(Integrand problem) {
    var x = problem.variable();
    return problem.value().terms().descendingMap().entrySet().stream()
        .map(term -> Polynomial.term(term.getValue(), term.getKey()))
        .map(term -> term.text(x) + " from " + term.integral().text(x))
        .toList();
  }
}
