package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A product of polynomials, multiplied out.
record PolynomialMultiplication() implements Recipe<PolynomialMultiplication.Product> {

  /// @param text of the whole product
  record Product(String text) {
    Product {
      Read.size("characters of a product", text.length(), 1, PolynomialParser.LONGEST);
      text = PolynomialParser.spaced(text);
      PolynomialParser.parse(text, PolynomialParser.variable(text));
    }

    String variable() {
      return PolynomialParser.variable(text);
    }

    Polynomial value() {
      return PolynomialParser.parse(text, variable());
    }

    /// The factors, where the text is a chain of parentheses; else the whole.
    List<Polynomial> factors() {
      boolean chain = text.startsWith("(") && text.endsWith(")");
      var factors = new ArrayList<Polynomial>();
      var parts =
          chain ? text.substring(1, text.length() - 1).split("\\)\\*\\(", -1) : new String[] {text};
      try {
        for (var part : parts) {
          factors.add(PolynomialParser.parse(part, variable()));
        }
      } catch (IllegalArgumentException e) {
        return List.of(value());
      }
      return factors;
    }
  }

  @Override
  public Card card() {
    return new Card(
        "polynomial-multiplication",
        4,
        "a product of polynomials, multiplied out",
        "2 of degree 1; degrees 1 and 2; 2 of degree to 3; 3 of degree 2",
        "the sum with each power once, in any order, powers with ** or ^",
        "exact polynomial product");
  }

  @Override
  public Product draw(int level, RandomGenerator random) {
    var x = String.valueOf("xyzabc".charAt(random.nextInt(6)));
    var text = new ArrayList<String>();
    int most = level < 2 ? 9 : 30;
    for (int i = 0; i < (level == 3 ? 3 : 2); i++) {
      int degree = level == 0 ? 1 : level == 1 ? 1 + i : level == 2 ? 1 + random.nextInt(3) : 2;
      var coefficients = new int[degree + 1];
      for (int j = 0; j <= degree; j++) {
        int size = 1 + random.nextInt(most);
        boolean absent = j > 0 && degree > 1 && random.nextInt(4) == 0;
        coefficients[j] = absent ? 0 : random.nextBoolean() ? size : -size;
      }
      text.add("(" + Polynomial.of(coefficients).text(x) + ")");
    }
    return new Product(String.join("*", text));
  }

  @Override
  public String spell(Product problem) {
    return problem.text().replace(" ", "");
  }

  @Override
  public Product read(String spelled) {
    return new Product(spelled);
  }

  @Override
  public String kind(Product problem) {
    return problem.factors().stream().map(each -> each.text("x")).sorted().toList().toString();
  }

  @Override
  public String ask(Product problem) {
    return "Multiply out " + problem.text().replace(" ", "") + " and collect equal powers.";
  }

  @Override
  public String form() {
    return "the sum, like 3*x**2 - x + 4";
  }

  @Override
  public List<Wording<Product>> wordings() {
    return List.of(
        Wording.of("multiply out ([-+*()^\\d.a-z]+) and", match -> read(match.group(1))),
        Wording.of(":\\s+([-+*()^\\d. a-z]+)", match -> read(match.group(1))),
        Wording.of("^(\\([-+*()^\\d. a-z]+\\))$", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Product problem) {
    return Optional.of(problem.value().text(problem.variable()));
  }

  @Override
  public String normal(Product problem, String answer) {
    return Expanded.read(answer, problem.variable()).text(problem.variable());
  }

  @Override
  public List<String> work(Product problem) {
    var x = problem.variable();
    var lines = new ArrayList<String>();
    var so = problem.factors().getFirst();
    lines.add("start " + so.text(x));
    for (var next : problem.factors().subList(1, problem.factors().size())) {
      var terms = new ArrayList<>(next.terms().entrySet());
      Collections.reverse(terms);
      for (var term : terms) {
        var factor = Polynomial.term(term.getValue(), term.getKey());
        lines.add("times %s: %s".formatted(factor.text(x), so.times(factor).text(x)));
      }
      so = so.times(next);
      lines.add("sum " + so.text(x));
    }
    return lines;
  }
}
