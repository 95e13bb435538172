package dev.ponder.task.procedural.algebra;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A sum, difference, product or quotient of complex numbers.
record ComplexArithmetic() implements Recipe<ComplexArithmetic.Calculation> {
  private static final int MOST = 99_999;
  private static final String NUMBER =
      "\\((-?\\d{1,9}(?:\\.0+)?) ?([+-]) ?(\\d{1,9}(?:\\.0+)?)i\\)";
  private static final Pattern CALCULATION =
      Pattern.compile(NUMBER + " ?([-+*/\u00D7\u00F7\u00B7]) ?" + NUMBER);
  private static final Pattern ANSWER =
      Pattern.compile("([+-]?[0-9./]+(?![0-9./]*i))?(?:([+-]?)([0-9./]*)i)?");

  record Complex(Rational real, Rational imaginary) {
    Complex times(Complex other) {
      return new Complex(
          real.times(other.real).minus(imaginary.times(other.imaginary)),
          real.times(other.imaginary).plus(imaginary.times(other.real)));
    }

    Complex conjugate() {
      return new Complex(real, Rational.of(0).minus(imaginary));
    }

    /// As `-7 + 2i`.
    String text() {
      boolean minus = imaginary.numerator().signum() < 0;
      return "%s %s %si"
          .formatted(real, minus ? "-" : "+", minus ? conjugate().imaginary : imaginary);
    }
  }

  /// Numbers a + bi and c + di of whole parts.
  record Calculation(int a, int b, char operator, int c, int d) {
    Calculation {
      for (int part : new int[] {a, b, c, d}) {
        Read.size("part of a number", part, -MOST, MOST);
      }
      if (operator == '/' && c == 0 && d == 0) {
        throw new IllegalArgumentException("the calculation divides by zero");
      }
    }

    Complex left() {
      return new Complex(Rational.of(a), Rational.of(b));
    }

    Complex right() {
      return new Complex(Rational.of(c), Rational.of(d));
    }

    Complex value() {
      return switch (operator) {
        case '+' -> new Complex(Rational.of((long) a + c), Rational.of((long) b + d));
        case '-' -> new Complex(Rational.of((long) a - c), Rational.of((long) b - d));
        case '*' -> left().times(right());
        default -> {
          var above = left().times(right().conjugate());
          var below = right().times(right().conjugate()).real();
          yield new Complex(above.real().over(below), above.imaginary().over(below));
        }
      };
    }
  }

  @Override
  public Card card() {
    return new Card(
        "complex-arithmetic",
        4,
        "a sum, difference, product or quotient of complex numbers",
        "sums to 20; products to 9; products to 30; quotients",
        "the one number, its parts as whole numbers, decimals or fractions",
        "exact fractions");
  }

  @Override
  public Calculation draw(int level, RandomGenerator random) {
    int most = new int[] {20, 9, 30, 9}[level];
    int[] parts = random.ints(4, -most, most + 1).toArray();
    int a = parts[0];
    int b = parts[1];
    int c = parts[2];
    int d = parts[3] == 0 ? 1 : parts[3];
    return switch (level) {
      case 0 -> new Calculation(a, b, random.nextBoolean() ? '+' : '-', c, d);
      case 3 -> new Calculation(a * c - b * d, a * d + b * c, '/', c, d);
      default -> new Calculation(a, b, '*', c, d);
    };
  }

  @Override
  public String spell(Calculation problem) {
    return text(problem).replace(" ", "");
  }

  private static String text(Calculation problem) {
    return "(%s) %s (%s)"
        .formatted(problem.left().text(), problem.operator(), problem.right().text());
  }

  @Override
  public Calculation read(String spelled) {
    var match = CALCULATION.matcher(spelled);
    if (spelled.length() > 200 || !match.find()) {
      throw new IllegalArgumentException(
          Lines.quoted(spelled) + " is not a calculation like (1 + 2i)*(3 - 4i)");
    }
    char operator = match.group(4).charAt(0);
    return new Calculation(
        part("", match.group(1)),
        part(match.group(2), match.group(3)),
        operator == '\u00D7' || operator == '\u00B7' ? '*' : operator == '\u00F7' ? '/' : operator,
        part("", match.group(5)),
        part(match.group(6), match.group(7)));
  }

  private static int part(String sign, String digits) {
    var number = Read.decimal(digits).numerator();
    return Read.whole(
        "part of a number", (sign.equals("-") ? number.negate() : number).toString(), -MOST, MOST);
  }

  @Override
  public String kind(Calculation problem) {
    var first = problem.left().text();
    var second = problem.right().text();
    boolean turned = "+*".indexOf(problem.operator()) >= 0 && first.compareTo(second) > 0;
    return (turned ? second : first) + problem.operator() + (turned ? first : second);
  }

  @Override
  public String ask(Calculation problem) {
    return "What is " + text(problem) + " ?";
  }

  @Override
  public String form() {
    return "the number, like 3 - 2i";
  }

  @Override
  public List<Wording<Calculation>> wordings() {
    return List.of(new Wording<>(CALCULATION, match -> read(match.group())));
  }

  @Override
  public Optional<String> solve(Calculation problem) {
    return Optional.of(problem.value().text());
  }

  @Override
  public String normal(Calculation problem, String answer) {
    var dense = answer.replace(" ", "");
    Read.size("answer's characters", dense.length(), 1, 100);
    var match = ANSWER.matcher(dense);
    if (!match.matches()
        || match.group(1) != null && match.group(2) != null && match.group(2).isEmpty()) {
      throw new IllegalArgumentException(
          Lines.quoted(answer) + " is not a number like 3 - 2i, 5 or -2i");
    }
    var real = match.group(1) == null ? Rational.of(0) : signed(match.group(1));
    var imaginary =
        match.group(2) == null
            ? Rational.of(0)
            : signed(match.group(2) + (match.group(3).isEmpty() ? "1" : match.group(3)));
    return new Complex(real, imaginary).text();
  }

  private static Rational signed(String text) {
    boolean minus = text.startsWith("-");
    var number = SimpleEquations.number(minus || text.startsWith("+") ? text.substring(1) : text);
    return minus ? new Rational(number.numerator().negate(), number.denominator()) : number;
  }

  @Override
  public List<String> work(Calculation problem) {
    var left = problem.left();
    var right = problem.right();
    if (problem.operator() == '+' || problem.operator() == '-') {
      return List.of(
          "real: %s %s (%s)".formatted(left.real(), problem.operator(), right.real()),
          "imaginary: %s %s (%s)"
              .formatted(left.imaginary(), problem.operator(), right.imaginary()));
    }
    boolean over = problem.operator() == '/';
    var factor = over ? right.conjugate() : right;
    var product = left.times(factor);
    var line = "(%s) * (%s) = %s".formatted(left.text(), factor.text(), product.text());
    return over ? List.of(line, "over " + right.times(factor).real()) : List.of(line);
  }

  @Override
  public String guess(Calculation problem, RandomGenerator random) {
    var value = problem.value();
    var off = new Rational(BigInteger.valueOf(random.nextInt(7) - 3L), BigInteger.ONE);
    return random.nextBoolean()
        ? new Complex(value.real().plus(off), value.imaginary()).text()
        : new Complex(value.real(), value.imaginary().plus(off)).text();
  }
}
