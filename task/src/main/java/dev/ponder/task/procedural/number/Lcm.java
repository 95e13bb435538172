package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The least common multiple of whole numbers.
record Lcm() implements WholeAnswer<Wholes> {

  @Override
  public Card card() {
    return new Card(
        "lcm",
        4,
        "the least common multiple of whole numbers",
        "2 numbers to 90, to 300; 3 to 100; 4 to 60",
        "the one number",
        "product over greatest common divisor");
  }

  @Override
  public Wholes draw(int level, RandomGenerator random) {
    int most = new int[] {90, 300, 100, 60}[level];
    int count = Math.max(2, level + 1);
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(2 + random.nextInt(most - 1));
    }
    return new Wholes(numbers);
  }

  @Override
  public String spell(Wholes problem) {
    return problem.spelled();
  }

  @Override
  public Wholes read(String spelled) {
    return Wholes.of(spelled);
  }

  @Override
  public String kind(Wholes problem) {
    return problem.sorted();
  }

  @Override
  public String ask(Wholes problem) {
    return "What is the least common multiple of " + problem.listed() + "?";
  }

  @Override
  public List<Wording<Wholes>> wordings() {
    return List.of(
        Wording.of(
            "(?:least common multiple|\\blcm\\b)[^\\d-]*" + Wholes.LIST,
            match -> Wholes.of(match.group(1))));
  }

  @Override
  public Optional<String> solve(Wholes problem) {
    return Optional.of(so(problem.numbers()).toString());
  }

  private static BigInteger so(List<Integer> numbers) {
    return numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, Lcm::of);
  }

  private static BigInteger of(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  @Override
  public List<String> work(Wholes problem) {
    var lines = new ArrayList<String>();
    var so = BigInteger.valueOf(problem.numbers().getFirst());
    for (int next : problem.numbers().subList(1, problem.numbers().size())) {
      var number = BigInteger.valueOf(next);
      lines.add("gcd of %s and %s is %s".formatted(so, number, so.gcd(number)));
      var multiple = of(so, number);
      lines.add("%s / %s * %s = %s".formatted(so, so.gcd(number), number, multiple));
      so = multiple;
    }
    return lines;
  }
}
