package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Judged;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Another way to know the truth about numbers.
public final class NumberJudges {
  private NumberJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        Judged.of(new Gcd(), NumberJudges::greatestCommonDivisor),
        Judged.of(new Lcm(), NumberJudges::leastCommonMultiple),
        new Judged<>(
            new BaseConversion(),
            (problem, answer) -> horner(answer, problem.to()) == horner(problem),
            problem ->
                List.of(Long.toString(horner(problem), problem.to()).toUpperCase(Locale.ROOT))),
        new Judged<>(
            new FractionSimplification(), NumberJudges::lowestTerms, NumberJudges::spellings),
        new Judged<>(
            new PrimeFactorization(),
            NumberJudges::primeFactors,
            problem ->
                List.of(
                    String.join(
                        " \u00D7 ",
                        Primes.factors(problem).reversed().stream().map(String::valueOf).toList()),
                    powers(problem))),
        Judged.of(new CountPrimes(), NumberJudges::countOfPrimes),
        Judged.of(
            new CountBits(),
            (problem, answer) ->
                whole(answer) == Long.toBinaryString(problem).replace("0", "").length()),
        Judged.of(new BitwiseArithmetic(), NumberJudges::bits),
        Judged.of(Calculation.CHAIN_SUM, NumberJudges::exactly),
        Judged.of(Calculation.DECIMAL_CHAIN_SUM, NumberJudges::exactly),
        Judged.of(Calculation.PRODUCTS, NumberJudges::exactly),
        Judged.of(Calculation.BASIC_ARITHMETIC, NumberJudges::exactly),
        Judged.of(Calculation.DECIMAL_ARITHMETIC, NumberJudges::toTwelveDigits),
        new Judged<>(
            new NumberSorting(),
            (problem, answer) -> isSorted(problem.shown(), problem.rising(), answer),
            problem -> List.of(String.join(", ", problem.sorted()))),
        Judged.of(new NumberFiltering(), NumberJudges::filtered),
        Judged.of(new NumberFormat(), NumberJudges::extreme),
        Judged.of(new Dice(), NumberJudges::byThrowingAll),
        Judged.of(
            new RomanNumerals(),
            (problem, answer) -> signs(answer) == problem.total() && canonical(answer)),
        new Judged<>(
            new Weekdays(),
            (problem, answer) ->
                zeller(problem.start().plusDays(problem.days())).equals(day(answer)),
            problem -> List.of(zeller(problem.start().plusDays(problem.days())))));
  }

  private static long whole(String answer) {
    return Long.parseLong(answer.replace(",", ""));
  }

  /// By trying all.
  private static boolean greatestCommonDivisor(Wholes problem, String answer) {
    int least = problem.numbers().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int greatest =
        IntStream.rangeClosed(1, least)
            .filter(d -> problem.numbers().stream().allMatch(n -> n % d == 0))
            .max()
            .orElseThrow();
    return whole(answer) == greatest;
  }

  /// No prime can be taken out of a common multiple that is the least.
  private static boolean leastCommonMultiple(Wholes problem, String answer) {
    long multiple = whole(answer);
    return multiple > 0
        && isMultiple(multiple, problem)
        && IntStream.rangeClosed(2, 400)
            .noneMatch(p -> multiple % p == 0 && isMultiple(multiple / p, problem));
  }

  private static boolean isMultiple(long multiple, Wholes problem) {
    return problem.numbers().stream().allMatch(number -> multiple % number == 0);
  }

  private static long horner(BaseConversion.Number problem) {
    return horner(problem.digits(), problem.from());
  }

  private static long horner(String digits, int base) {
    long value = 0;
    for (char c : digits.toLowerCase(Locale.ROOT).toCharArray()) {
      int digit = "0123456789abcdefghijklmnopqrstuvwxyz".indexOf(c);
      if (digit < 0 || digit >= base) {
        throw new IllegalArgumentException("no digit");
      }
      value = value * base + digit;
    }
    return value;
  }

  private static boolean lowestTerms(FractionSimplification.Fraction problem, String answer) {
    var parts = answer.replaceAll("[^0-9/]", "").split("/");
    long above = Long.parseLong(parts[0]);
    long below = parts.length > 1 ? Long.parseLong(parts[1]) : 1;
    return above * problem.below() == below * problem.above() && coprime(above, below);
  }

  private static List<String> spellings(FractionSimplification.Fraction problem) {
    var lowest = new FractionSimplification().solve(problem).orElseThrow().split("/");
    var latex = "frac{%s}{%s}".formatted(lowest[0], lowest[1]);
    return List.of(
        "$\\" + latex + "$",
        "\\d" + latex,
        lowest[0] + " / " + lowest[1],
        lowest[1].equals("1") ? lowest[0] : lowest[0] + "/" + lowest[1]);
  }

  private static boolean primeFactors(int problem, String answer) {
    var product = BigInteger.ONE;
    for (var part : answer.replace("**", "^").split(" ?[\u00D7*x\u00B7] ?")) {
      var power = part.split("\\^");
      var prime = new BigInteger(power[0].strip());
      if (!prime.isProbablePrime(30)) {
        return false;
      }
      product =
          product.multiply(prime.pow(power.length > 1 ? Integer.parseInt(power[1].strip()) : 1));
    }
    return product.equals(BigInteger.valueOf(problem));
  }

  private static String powers(int problem) {
    var factors = Primes.factors(problem);
    return String.join(
        "*",
        factors.stream()
            .distinct()
            .map(p -> p + "^" + factors.stream().filter(p::equals).count())
            .toList());
  }

  private static boolean countOfPrimes(CountPrimes.Interval problem, String answer) {
    long count =
        IntStream.rangeClosed(problem.from(), problem.to())
            .filter(n -> BigInteger.valueOf(n).isProbablePrime(30))
            .count();
    return whole(answer) == count;
  }

  private static boolean bits(Bits problem, String answer) {
    var digits = answer.toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    var value = new BigInteger(digits.substring(negative ? 3 : 2), 16);
    return (negative ? value.negate() : value).equals(BigInteger.valueOf(machine(problem)));
  }

  /// In a machine's word, which the generated problems don't leave.
  private static long machine(Bits bits) {
    return switch (bits) {
      case Bits.Number(var value) -> value.longValueExact();
      case Bits.Operation(var operator, var left, var right) -> {
        long a = machine(left);
        long b = machine(right);
        yield switch (operator) {
          case "+" -> Math.addExact(a, b);
          case "-" -> Math.subtractExact(a, b);
          case "*" -> Math.multiplyExact(a, b);
          case "&" -> a & b;
          case "|" -> a | b;
          case "^" -> a ^ b;
          case "<<" -> Math.multiplyExact(a, 1L << b);
          default -> Math.floorDiv(a, 1L << b);
        };
      }
    };
  }

  private static final MathContext FINE = new MathContext(60);

  private static BigDecimal finely(Term term) {
    return switch (term) {
      case Term.Number(var text) -> new BigDecimal(text);
      case Term.Operation(char operator, var left, var right) -> {
        var a = finely(left);
        var b = finely(right);
        yield switch (operator) {
          case '+' -> a.add(b);
          case '-' -> a.subtract(b);
          case '*' -> a.multiply(b);
          default -> a.divide(b, FINE);
        };
      }
    };
  }

  private static boolean exactly(Term problem, String answer) {
    var value = finely(problem);
    if (answer.contains("/")) {
      var parts = answer.split("/");
      var above = new BigDecimal(parts[0].strip());
      return value.multiply(new BigDecimal(parts[1].strip())).compareTo(above) == 0;
    }
    return value.compareTo(new BigDecimal(answer.replace(",", ""))) == 0;
  }

  /// Within what twelve digits can tell, and no more digits than asked for.
  private static boolean toTwelveDigits(Term problem, String answer) {
    var value = finely(problem);
    var stated = new BigDecimal(answer);
    if (value.compareTo(stated) == 0) {
      return true;
    }
    var rounded = value.round(new MathContext(12, RoundingMode.HALF_UP));
    return stated.stripTrailingZeros().precision() <= 12
        && rounded.subtract(stated).abs().compareTo(rounded.ulp().multiply(BigDecimal.TEN)) <= 0
        && (stated.compareTo(rounded) == 0
            || problem.text().chars().filter(c -> c == ' ').count() > 2);
  }

  private static List<BigDecimal> numbers(String list) {
    var numbers = new ArrayList<BigDecimal>();
    for (var part : list.replaceAll("[\\[\\]'\"]", "").split(",")) {
      if (!part.isBlank()) {
        numbers.add(new BigDecimal(part.strip()));
      }
    }
    return numbers;
  }

  private static boolean isSorted(List<String> given, boolean rising, String answer) {
    var left = new ArrayList<>(numbers(String.join(",", given)));
    var stated = numbers(answer);
    for (int i = 0; i < stated.size(); i++) {
      var number = stated.get(i);
      if (!left.removeIf(once(each -> each.compareTo(number) == 0))) {
        return false;
      }
      if (i > 0 && (rising ? 1 : -1) * stated.get(i - 1).subtract(number).signum() > 0) {
        return false;
      }
    }
    return left.isEmpty();
  }

  private static <T> java.util.function.Predicate<T> once(java.util.function.Predicate<T> test) {
    boolean[] used = {false};
    return each -> !used[0] && test.test(each) && (used[0] = true);
  }

  private static boolean filtered(NumberFiltering.Filter problem, String answer) {
    var limit = new BigDecimal(problem.limit());
    var expected = new ArrayList<BigDecimal>();
    for (var number : numbers(String.join(",", problem.numbers()))) {
      int order = problem.larger() ? number.compareTo(limit) : limit.compareTo(number);
      if (problem.keep() ? order > 0 : order <= 0) {
        expected.add(number);
      }
    }
    var stated = numbers(answer);
    return stated.size() == expected.size()
        && IntStream.range(0, stated.size())
            .allMatch(i -> stated.get(i).compareTo(expected.get(i)) == 0);
  }

  private static boolean extreme(NumberFormat.Candidates problem, String answer) {
    var stated = new BigDecimal(answer.replace(",", ""));
    var all =
        problem.written().stream().map(each -> new BigDecimal(each.replace(",", ""))).toList();
    return all.stream().anyMatch(each -> each.compareTo(stated) == 0)
        && all.stream()
            .allMatch(
                each ->
                    problem.largest() ? each.compareTo(stated) <= 0 : each.compareTo(stated) >= 0);
  }

  private static boolean byThrowingAll(Dice.Throw problem, String answer) {
    long good = throwAll(problem.sides(), 0, 0, problem.least());
    long all = throwAll(problem.sides(), 0, 0, 0);
    var parts = answer.replace(",", "").split("/");
    long above = Long.parseLong(parts[0].strip());
    long below = parts.length > 1 ? Long.parseLong(parts[1].strip()) : 1;
    return above * all == below * good && coprime(above, below);
  }

  private static boolean coprime(long a, long b) {
    return b == 0 ? a == 1 : coprime(b, a % b);
  }

  private static long throwAll(List<Integer> sides, int at, int sum, int least) {
    if (at == sides.size()) {
      return sum >= least ? 1 : 0;
    }
    long good = 0;
    for (int points = 1; points <= sides.get(at); points++) {
      good += throwAll(sides, at + 1, sum + points, least);
    }
    return good;
  }

  /// Each sign counts against the sum when a greater one follows.
  private static int signs(String numeral) {
    int sum = 0;
    int after = 0;
    for (char c :
        new StringBuilder(numeral.toUpperCase(Locale.ROOT)).reverse().toString().toCharArray()) {
      int value = new int[] {1, 5, 10, 50, 100, 500, 1000}["IVXLCDM".indexOf(c)];
      sum += value < after ? -value : value;
      after = value;
    }
    return sum;
  }

  private static boolean canonical(String numeral) {
    return numeral
        .toUpperCase(Locale.ROOT)
        .matches("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");
  }

  private static String zeller(LocalDate date) {
    int month = date.getMonthValue() < 3 ? date.getMonthValue() + 12 : date.getMonthValue();
    int year = date.getMonthValue() < 3 ? date.getYear() - 1 : date.getYear();
    int day =
        (date.getDayOfMonth() + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400)
            % 7;
    return List.of("sat", "sun", "mon", "tue", "wed", "thu", "fri").get(day);
  }

  private static String day(String answer) {
    return answer.length() == 3 || answer.toLowerCase(Locale.ROOT).endsWith("day")
        ? answer.substring(0, 3).toLowerCase(Locale.ROOT)
        : "";
  }
}
