package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The largest or smallest of numbers that are written in different ways.
record NumberFormat() implements Recipe<NumberFormat.Candidates> {
  private static final Pattern WRITTEN =
      Pattern.compile("-?(\\d{1,20}|\\d{1,3}(,\\d{3}){1,6})(\\.\\d{1,20})?(e[+-]?\\d{1,2})?");

  /// @param written plain, with thousands parted by commas, or in scientific notation
  record Candidates(boolean largest, List<String> written) {
    Candidates {
      written = List.copyOf(written);
      Read.size("candidates", written.size(), 2, 20);
      written.forEach(NumberFormat::value);
    }

    String chosen() {
      Comparator<String> byValue = (a, b) -> value(a).minus(value(b)).numerator().signum();
      var order = largest ? byValue.reversed() : byValue;
      return written.stream().min(order).orElseThrow();
    }
  }

  /// The exact value of a number in one of the three ways.
  static Rational value(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      throw new IllegalArgumentException(
          Lines.quoted(written) + " is not a number like 1234.5, 1,234.5 or 1.2345e+03");
    }
    int e = written.indexOf('e');
    var number = Read.decimal((e < 0 ? written : written.substring(0, e)).replace(",", ""));
    int power = e < 0 ? 0 : Integer.parseInt(written.substring(e + 1));
    var scale = new Rational(BigInteger.TEN.pow(Math.abs(power)), BigInteger.ONE);
    return power < 0 ? number.over(scale) : number.times(scale);
  }

  @Override
  public Card card() {
    return new Card(
        "number-format",
        4,
        "the largest or smallest of numbers written in different ways",
        "2 numbers about 1000 apart; 3 about 100; 4 about 10; 5 about 1",
        "any spelling of that number",
        "comparison of exact values");
  }

  @Override
  public Candidates draw(int level, RandomGenerator random) {
    long apart = new long[] {1_000_000, 100_000, 10_000, 1_000}[level];
    long base = 10_000_000L + random.nextLong(100_000_000_000L);
    var written = new ArrayList<String>();
    for (int i = 0; i < level + 2; i++) {
      long thousandths = base + random.nextLong(2 * apart);
      written.add(written(BigDecimal.valueOf(thousandths, 3), random.nextInt(3)));
    }
    return new Candidates(random.nextBoolean(), written);
  }

  private static String written(BigDecimal number, int way) {
    if (way == 0) {
      return number.toPlainString();
    }
    if (way == 1) {
      return String.format(java.util.Locale.ROOT, "%,.3f", number);
    }
    int power = number.precision() - number.scale() - 1;
    return "%se+%02d".formatted(number.movePointLeft(power).toPlainString(), power);
  }

  @Override
  public String spell(Candidates problem) {
    return (problem.largest() ? "largest " : "smallest ") + String.join(" ", problem.written());
  }

  @Override
  public Candidates read(String spelled) {
    var parts = List.of(spelled.split(" ", -1));
    if (!parts.getFirst().equals("largest") && !parts.getFirst().equals("smallest")) {
      throw new IllegalArgumentException("which: write largest or smallest before the numbers");
    }
    return new Candidates(parts.getFirst().equals("largest"), parts.subList(1, parts.size()));
  }

  @Override
  public String kind(Candidates problem) {
    return problem.written().stream()
        .map(each -> value(each).toString())
        .sorted()
        .collect(Collectors.joining(" ", problem.largest() + " ", ""));
  }

  @Override
  public String ask(Candidates problem) {
    return "Which is the %s: %s?"
        .formatted(
            problem.largest() ? "largest" : "smallest", String.join(" or ", problem.written()));
  }

  @Override
  public String form() {
    return "that number";
  }

  @Override
  public List<Wording<Candidates>> wordings() {
    return List.of(
        Wording.of(
            "which is the (largest|smallest): ([-+\\d., eor]+)\\?",
            match -> of(match.group(1), match.group(2).replace(" or ", " "))),
        Wording.of(
            "pick the (largest|smallest) number [a-z ]+: ([-+\\d.,e ]+)",
            match -> of(match.group(1), match.group(2))));
  }

  private Candidates of(String which, String written) {
    return read(which + " " + written.strip());
  }

  @Override
  public Optional<String> solve(Candidates problem) {
    return Optional.of(problem.chosen());
  }

  @Override
  public String normal(Candidates problem, String answer) {
    return value(answer).toString();
  }

  @Override
  public List<String> work(Candidates problem) {
    return problem.written().stream().map(each -> each + " = " + plain(each)).toList();
  }

  private static String plain(String written) {
    return new BigDecimal(written.replace(",", "")).toPlainString();
  }
}
