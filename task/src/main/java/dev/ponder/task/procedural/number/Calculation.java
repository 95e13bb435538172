package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Work out a calculation: sums, products, or both, of whole numbers or decimals.
enum Calculation implements Recipe<Term> {
  CHAIN_SUM(
      new Card(
          "chain-sum",
          4,
          "a sum of whole numbers, some of them subtracted",
          "2 to 3 numbers to 99; 3 to 4, 999; 4 to 5, 9999; 6, 9999",
          "the one number",
          "exact fractions")),
  DECIMAL_CHAIN_SUM(
      new Card(
          "decimal-chain-sum",
          4,
          "a sum of decimal numbers, some of them subtracted",
          "2 numbers with 1 place; 3, 2 places; 4, 3 places; 6, 4 places",
          "any decimal of that value",
          "exact fractions")),
  PRODUCTS(
      new Card(
          "products",
          4,
          "a product of whole numbers",
          "2 numbers to 99, 999, 99999; 3 to 999",
          "the one number",
          "exact fractions")),
  BASIC_ARITHMETIC(
      new Card(
          "basic-arithmetic",
          4,
          "a calculation with + - * / and parentheses whose results are whole",
          "2 to 5 operations on numbers to 20, 50, 99, 999, below zero too",
          "the one number, a fraction where a person's problem has one",
          "exact fractions")),
  DECIMAL_ARITHMETIC(
      new Card(
          "decimal-arithmetic",
          4,
          "a calculation with decimals, to 12 significant digits",
          "2 numbers with + and -; with * and /; 3 with parentheses; 5",
          "the exact decimal or its 12 digits rounded half up, at the end or after every step",
          "exact fractions"));

  private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_UP);
  private static final String EXPRESSION = "([-+*/().\\d ]+)";

  private final Card card;

  Calculation(Card card) {
    this.card = card;
  }

  @Override
  public Card card() {
    return card;
  }

  @Override
  public Term draw(int level, RandomGenerator random) {
    return switch (this) {
      case CHAIN_SUM ->
          chain(
              "+-",
              most(level, 3, 4, 5, 6),
              random,
              () -> whole(random, 99, 999, 9999, 9999, level));
      case DECIMAL_CHAIN_SUM ->
          chain("+-", most(level, 2, 3, 4, 6), random, () -> decimal(random, 999, level + 1));
      case PRODUCTS ->
          chain("*", level < 3 ? 2 : 3, random, () -> whole(random, 99, 999, 99_999, 999, level));
      case BASIC_ARITHMETIC ->
          new WholeResults(new int[] {20, 50, 99, 999}[level]).draw(level + 2, random);
      case DECIMAL_ARITHMETIC ->
          level == 0
              ? chain("+-", 2, random, () -> decimal(random, 9, 3))
              : level == 1
                  ? chain("*/", 2, random, () -> decimal(random, 9, 3))
                  : tree(level == 2 ? 3 : 5, random);
    };
  }

  private static int most(int level, int... numbers) {
    return numbers[level];
  }

  private static Term chain(
      String operators,
      int most,
      RandomGenerator random,
      java.util.function.Supplier<Term> number) {
    int count = operators.equals("+-") && most > 2 ? most - random.nextInt(2) : most;
    var term = number.get();
    for (int i = 1; i < count; i++) {
      char operator = operators.charAt(random.nextInt(operators.length()));
      term = new Term.Operation(operator, term, number.get());
    }
    return term;
  }

  private static Term whole(RandomGenerator random, int a, int b, int c, int d, int level) {
    return new Term.Number(Integer.toString(2 + random.nextInt(most(level, a, b, c, d) - 1)));
  }

  private static Term decimal(RandomGenerator random, int most, int places) {
    int scale = (int) Math.pow(10, places);
    int number = scale + random.nextInt(most * scale);
    return new Term.Number(BigDecimal.valueOf(number, places).toPlainString());
  }

  private static Term tree(int numbers, RandomGenerator random) {
    if (numbers == 1) {
      return decimal(random, 9, 3);
    }
    int left = 1 + random.nextInt(numbers - 1);
    var first = tree(left, random);
    var second = tree(numbers - left, random);
    char operator = "+-*/".charAt(random.nextInt(second.value().isZero() ? 3 : 4));
    return new Term.Operation(operator, first, second);
  }

  @Override
  public String spell(Term problem) {
    return problem.text().replace(" ", "");
  }

  @Override
  public Term read(String spelled) {
    return TermParser.parse(spelled);
  }

  @Override
  public String kind(Term problem) {
    return problem.kind();
  }

  @Override
  public String ask(Term problem) {
    return "What is %s?%s"
        .formatted(
            problem.text(),
            this == DECIMAL_ARITHMETIC ? " Round to 12 significant digits, halves up." : "");
  }

  @Override
  public String form() {
    return "the value";
  }

  @Override
  public List<Wording<Term>> wordings() {
    return List.of(
        Wording.of("what is " + EXPRESSION + "\\?", match -> ended(match.group(1))),
        Wording.of("(?:problem|multiplication): " + EXPRESSION, match -> ended(match.group(1))),
        Wording.of("calculate " + EXPRESSION, match -> ended(match.group(1))),
        Wording.of("value\\.\\s+" + EXPRESSION, match -> ended(match.group(1))),
        Wording.of("^" + EXPRESSION + "=?\\s*\\??$", match -> ended(match.group(1))));
  }

  private static Term ended(String expression) {
    var text = expression.strip();
    return TermParser.parse(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }

  @Override
  public Optional<String> solve(Term problem) {
    return Optional.of(shown(problem.value()));
  }

  /// A decimal of up to 12 digits where that is exact, else rounded for [#DECIMAL_ARITHMETIC] and
  /// as a fraction or a longer decimal for the others.
  private String shown(Rational value) {
    if (value.isInteger() && this != DECIMAL_ARITHMETIC) {
      return value.toString();
    }
    var rounded = rounded(value);
    boolean exact = Read.decimal(rounded.toPlainString()).equals(value);
    return exact || this == DECIMAL_ARITHMETIC ? rounded.toPlainString() : value.toString();
  }

  private static BigDecimal rounded(Rational value) {
    return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), TWELVE);
  }

  @Override
  public String normal(Term problem, String answer) {
    if (answer.indexOf('/') >= 0) {
      var parts = Read.fraction(answer);
      return new Rational(parts.get(0), parts.get(1)).toString();
    }
    return answer.indexOf(',') >= 0
        ? Read.whole(answer).toString()
        : Read.decimal(answer).toString();
  }

  @Override
  public Optional<String> objection(Term problem, String normal) {
    var value = problem.value();
    if (value.toString().equals(normal)) {
      return Optional.empty();
    }
    boolean roundedRightly =
        this == DECIMAL_ARITHMETIC
            && (normal.equals(same(rounded(value))) || normal.equals(stepwise(problem)));
    return roundedRightly ? Optional.empty() : Optional.of("not the value");
  }

  private static String stepwise(Term problem) {
    try {
      return same(problem.rounded(TWELVE));
    } catch (ArithmeticException e) {
      return "";
    }
  }

  private static String same(BigDecimal number) {
    return Read.decimal(number.toPlainString()).toString();
  }

  @Override
  public List<String> work(Term problem) {
    var lines = new ArrayList<String>();
    step(problem, lines);
    return lines.isEmpty() ? List.of("nothing to do") : lines;
  }

  private String step(Term term, List<String> lines) {
    return switch (term) {
      case Term.Number(var text) -> text;
      case Term.Operation(char operator, var left, var right) -> {
        var result = shown(term.value());
        lines.add(
            "%s %s %s = %s".formatted(step(left, lines), operator, step(right, lines), result));
        yield result;
      }
    };
  }

  /// Draws calculations whose results on the way are whole.
  private record WholeResults(int most) {
    Term draw(int numbers, RandomGenerator random) {
      if (numbers == 1) {
        int number = 1 + random.nextInt(most);
        return new Term.Number(Integer.toString(random.nextInt(6) == 0 ? -number : number));
      }
      int left = 1 + random.nextInt(numbers - 1);
      var first = draw(left, random);
      var second = draw(numbers - left, random);
      var divided =
          second.value().isZero()
              ? Optional.<Rational>empty()
              : Optional.of(first.value().over(second.value()));
      boolean whole = divided.filter(Rational::isInteger).isPresent();
      char operator =
          "/+-*".charAt(whole ? random.nextInt(2) * random.nextInt(4) : 1 + random.nextInt(3));
      return new Term.Operation(operator, first, second);
    }
  }

  @Override
  public String toString() {
    return Lines.quoted(card.name());
  }
}
