package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A number of one base written in another; digits above 9 are letters.
record BaseConversion() implements Recipe<BaseConversion.Number> {
  private static final int MOST_DIGITS = 64;
  private static final String BASE = "(base-\\d+|binary|octal|decimal|hexadecimal)";

  /// @param digits in base `from`, in lower case
  record Number(String digits, int from, int to) {
    Number {
      Read.size("base", from, 2, 36);
      Read.size("base", to, 2, 36);
      digits = BaseConversion.digits(digits, from);
    }

    BigInteger value() {
      return new BigInteger(digits, from);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "base-conversion",
        4,
        "a whole number written in another base",
        "between decimal and binary to 4095; bases 2, 8, 10, 16 to 4095; 2 to 16 to 9999; 2 to 36 to"
            + " 999999",
        "the one row of digits, letters in capitals or not",
        "radix conversion of big integers");
  }

  @Override
  public Number draw(int level, RandomGenerator random) {
    int[] usual = {2, 10, 8, 16};
    int most = new int[] {4096, 4096, 10_000, 1_000_000}[level];
    int range = new int[] {2, 4, 15, 35}[level];
    int from = random.nextInt(range);
    int to = (from + 1 + random.nextInt(range - 1)) % range;
    int fromBase = level < 2 ? usual[from] : from + 2;
    int toBase = level < 2 ? usual[to] : to + 2;
    return new Number(Integer.toString(1 + random.nextInt(most - 1), fromBase), fromBase, toBase);
  }

  @Override
  public String spell(Number problem) {
    return "%s,%d,%d".formatted(problem.digits(), problem.from(), problem.to());
  }

  @Override
  public Number read(String spelled) {
    var parts = Read.list(spelled);
    Read.size("parts of digits,base,base", parts.size(), 3, 3);
    return new Number(
        parts.get(0),
        Read.whole("base", parts.get(1), 2, 36),
        Read.whole("base", parts.get(2), 2, 36));
  }

  @Override
  public String ask(Number problem) {
    return "Write the base-%d number %s in base-%d, with letters for digits above 9."
        .formatted(problem.from(), problem.digits(), problem.to());
  }

  @Override
  public String form() {
    return "its digits";
  }

  @Override
  public List<Wording<Number>> wordings() {
    return List.of(
        Wording.of(
            BASE + " number ([0-9a-z]+) (?:to|in) " + BASE,
            match -> new Number(match.group(2), base(match.group(1)), base(match.group(3)))));
  }

  private static int base(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "binary" -> 2;
      case "octal" -> 8;
      case "decimal" -> 10;
      case "hexadecimal" -> 16;
      default -> Read.whole("base", name.substring("base-".length()), 2, 36);
    };
  }

  @Override
  public Optional<String> solve(Number problem) {
    return Optional.of(problem.value().toString(problem.to()));
  }

  @Override
  public String normal(Number problem, String answer) {
    return digits(answer, problem.to());
  }

  /// Digits of a base without leading zeros, in lower case.
  private static String digits(String text, int base) {
    Read.size("number of digits", text.length(), 1, 4 * MOST_DIGITS);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 'z' || Character.digit(text.charAt(i), base) < 0) {
        throw new IllegalArgumentException(
            "%s is not a number of base %d".formatted(Lines.quoted(text), base));
      }
    }
    if (text.length() > 1 && text.charAt(0) == '0') {
      throw new IllegalArgumentException(Lines.quoted(text) + " starts with a zero");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> work(Number problem) {
    var lines = new ArrayList<String>();
    lines.add("value " + problem.value());
    var to = BigInteger.valueOf(problem.to());
    for (var left = problem.value(); left.signum() > 0; left = left.divide(to)) {
      lines.add(
          "%s = %d * %s + %s, digit %s"
              .formatted(
                  left,
                  problem.to(),
                  left.divide(to),
                  left.mod(to),
                  left.mod(to).toString(problem.to())));
    }
    return lines.size() > 1 ? lines : List.of("value 0, digit 0");
  }
}
