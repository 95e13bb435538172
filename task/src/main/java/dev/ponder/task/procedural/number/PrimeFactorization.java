package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A whole number as a product of primes.
record PrimeFactorization() implements Recipe<Integer> {
  private static final int MOST = 999_999_999;
  private static final Pattern FACTOR =
      Pattern.compile("([1-9]\\d{0,8})(?: ?(?:\\^|\\*\\*) ?([1-9]\\d?))?");
  private static final Pattern TIMES =
      Pattern.compile(" ?(?:(?<!\\*)\\*(?!\\*)|[\u00D7\u00B7x]) ?");

  @Override
  public Card card() {
    return new Card(
        "prime-factorization",
        4,
        "the prime factors of a whole number",
        "numbers to 4000, 20000, 200000, 2000000",
        "primes in any order, powers written out or not, whose product is the number",
        "trial division");
  }

  @Override
  public Integer draw(int level, RandomGenerator random) {
    return 2 + random.nextInt(new int[] {3_999, 19_999, 199_999, 1_999_999}[level]);
  }

  @Override
  public String spell(Integer problem) {
    return problem.toString();
  }

  @Override
  public Integer read(String spelled) {
    return Read.whole("number", spelled, 2, MOST);
  }

  @Override
  public String ask(Integer problem) {
    return "Which primes give " + problem + " when they are multiplied?";
  }

  @Override
  public String form() {
    return "the primes joined by *, each as often as it is needed";
  }

  @Override
  public List<Wording<Integer>> wordings() {
    return List.of(
        Wording.of("primes give (\\d+)", match -> read(match.group(1))),
        Wording.of("factorization of (\\d+)", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Integer problem) {
    return Optional.of(joined(Primes.factors(problem)));
  }

  private static String joined(List<Integer> factors) {
    return factors.stream().sorted().map(String::valueOf).collect(Collectors.joining("*"));
  }

  @Override
  public String normal(Integer problem, String answer) {
    Read.size("answer's characters", answer.length(), 1, 400);
    var factors = new ArrayList<Integer>();
    for (var part : TIMES.split(answer, -1)) {
      var match = FACTOR.matcher(part);
      if (!match.matches()) {
        throw new IllegalArgumentException(Lines.quoted(part) + " is not a factor like 7");
      }
      int times = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
      for (int i = 0; i < times; i++) {
        factors.add(Integer.valueOf(match.group(1)));
      }
    }
    return joined(factors);
  }

  @Override
  public Optional<String> objection(Integer problem, String normal) {
    long product = 1;
    for (var part : normal.split("\\*")) {
      int factor = Integer.parseInt(part);
      product *= factor;
      if (product > problem) {
        return Optional.of("the product is more than " + problem);
      }
      if (!Primes.isPrime(factor)) {
        return Optional.of(factor + " is not a prime");
      }
    }
    return product == problem
        ? Optional.empty()
        : Optional.of("the product is " + product + ", not " + problem);
  }

  @Override
  public List<String> work(Integer problem) {
    var lines = new ArrayList<String>();
    int left = problem;
    for (int factor : Primes.factors(problem)) {
      lines.add("%d = %d * %d".formatted(left, factor, left / factor));
      left /= factor;
    }
    return lines;
  }
}
