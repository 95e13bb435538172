package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The real solutions of a polynomial equation, to four places.
record PolynomialEquations() implements Recipe<Equation> {
  private static final int PLACES = 4;
  private static final int HIGHEST = 6;
  private static final int BITS = 64;
  private static final int DIGITS = 18;
  private static final String NONE = "none";

  @Override
  public Card card() {
    return new Card(
        "polynomial-equations",
        4,
        "the real solutions of a polynomial equation",
        "degree 2 with whole solutions; 2; 3 with whole solutions; 3",
        "all distinct solutions in any order, each rounded to 4 places or more; none",
        "Sturm's chain and bisection");
  }

  @Override
  public Equation draw(int level, RandomGenerator random) {
    int degree = level < 2 ? 2 : 3;
    var x = String.valueOf("xyzuvw".charAt(random.nextInt(6)));
    var left = Polynomial.of(1 + random.nextInt(5));
    if (level % 2 == 0) {
      for (int i = 0; i < degree; i++) {
        left = left.times(Polynomial.of(1, random.nextInt(31) - 15));
      }
      return new Equation(left.text(x), "0");
    }
    var coefficients =
        IntStream.generate(() -> random.nextInt(61) - 30).limit(degree + 1).toArray();
    coefficients[0] = 1 + random.nextInt(20);
    return new Equation(Polynomial.of(coefficients).text(x), "0");
  }

  @Override
  public String spell(Equation problem) {
    return problem.spelled();
  }

  @Override
  public Equation read(String spelled) {
    var equation = Equation.of(spelled);
    Read.size("degree of the equation", equation.difference().degree(), 1, HIGHEST);
    return equation;
  }

  @Override
  public String kind(Equation problem) {
    return problem.kind();
  }

  @Override
  public String ask(Equation problem) {
    return "For which real numbers %s is it true that %s ? Round to 4 decimal places."
        .formatted(problem.variable(), problem.text());
  }

  @Override
  public String form() {
    return "the numbers, parted by commas, or none";
  }

  @Override
  public List<Wording<Equation>> wordings() {
    return List.of(
        Wording.of("true that " + Equation.PATTERN, match -> read(match.group(1))),
        Wording.of(":\\s+" + Equation.PATTERN, match -> read(match.group(1))),
        Wording.of("^" + Equation.PATTERN + "$", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Equation problem) {
    var roots =
        RealRoots.of(problem.difference(), BITS).stream()
            .map(root -> decimal(root.high()).setScale(PLACES, RoundingMode.HALF_EVEN))
            .map(root -> root.signum() == 0 ? "0" : root.stripTrailingZeros().toPlainString())
            .toList();
    return Optional.of(roots.isEmpty() ? NONE : String.join(", ", roots));
  }

  private static BigDecimal decimal(Rational number) {
    return new BigDecimal(number.numerator())
        .divide(new BigDecimal(number.denominator()), DIGITS, RoundingMode.HALF_EVEN);
  }

  /// The numbers in rising order, without zeros at their ends.
  @Override
  public String normal(Equation problem, String answer) {
    var text = problem.value(answer);
    if (text.equals(NONE) || text.equals("\"\"")) {
      return NONE;
    }
    Read.size("answer's characters", text.length(), 1, 400);
    var numbers = new ArrayList<BigDecimal>();
    for (var part : Read.list(text)) {
      Read.decimal(problem.value(part));
      numbers.add(new BigDecimal(problem.value(part)).stripTrailingZeros());
    }
    if (numbers.isEmpty()) {
      return NONE;
    }
    return numbers.stream()
        .sorted()
        .map(number -> number.signum() == 0 ? "0" : number.toPlainString())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Optional<String> objection(Equation problem, String normal) {
    var stated = normal.equals(NONE) ? List.<String>of() : List.of(normal.split(", "));
    var roots = RealRoots.of(problem.difference(), BITS);
    if (roots.size() != stated.size()) {
      return Optional.of("the number of solutions is not " + stated.size());
    }
    for (int i = 0; i < roots.size(); i++) {
      if (!isRounded(stated.get(i), roots.get(i))) {
        return Optional.of(stated.get(i) + " is not a solution rounded to 4 places");
      }
    }
    return Optional.empty();
  }

  /// Whether a decimal is as near to the root as its own last place, or the fourth, can be.
  private static boolean isRounded(String stated, RealRoots.Interval root) {
    int places = Math.max(PLACES, new BigDecimal(stated).scale());
    var half = new Rational(BigInteger.ONE, BigInteger.TEN.pow(places).multiply(BigInteger.TWO));
    var value = Read.decimal(stated);
    return value.minus(root.low()).plus(half).numerator().signum() >= 0
        && root.high().plus(half).minus(value).numerator().signum() >= 0;
  }

  @Override
  public List<String> work(Equation problem) {
    var polynomial = problem.difference();
    var lines = new ArrayList<String>();
    lines.add(polynomial.text(problem.variable()) + " = 0");
    lines.add("slope " + polynomial.derivative().text(problem.variable()));
    for (var part : solve(problem).orElseThrow().split(", ")) {
      lines.add(part.equals(NONE) ? "never zero" : "zero near " + part);
    }
    return lines;
  }
}
