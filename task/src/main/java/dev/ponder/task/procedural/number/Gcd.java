package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The greatest common divisor of whole numbers, given as multiples of one.
record Gcd() implements WholeAnswer<Wholes> {

  @Override
  public Card card() {
    return new Card(
        "gcd",
        4,
        "the greatest common divisor of whole numbers",
        "2 numbers to 200, to 1000; 3 to 2000; 4 to 9999",
        "the one number",
        "Euclid's algorithm");
  }

  @Override
  public Wholes draw(int level, RandomGenerator random) {
    int most = new int[] {200, 1000, 2000, 9999}[level];
    int count = Math.max(2, level + 1);
    int divisor = 1 + random.nextInt(random.nextBoolean() ? 12 : most / 8);
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(divisor * (1 + random.nextInt(most / divisor)));
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
    return "What is the greatest common divisor of " + problem.listed() + "?";
  }

  @Override
  public List<Wording<Wholes>> wordings() {
    return List.of(
        Wording.of(
            "(?:greatest common divisor|\\bgcd\\b)[^\\d-]*" + Wholes.LIST,
            match -> Wholes.of(match.group(1))));
  }

  @Override
  public Optional<String> solve(Wholes problem) {
    return Optional.of(Integer.toString(problem.numbers().stream().reduce(0, (a, b) -> gcd(a, b))));
  }

  static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public List<String> work(Wholes problem) {
    var lines = new ArrayList<String>();
    int so = problem.numbers().getFirst();
    for (int next : problem.numbers().subList(1, problem.numbers().size())) {
      int a = Math.max(so, next);
      int b = Math.min(so, next);
      while (b > 0) {
        lines.add("%d = %d * %d + %d".formatted(a, a / b, b, a % b));
        int rest = a % b;
        a = b;
        b = rest;
      }
      so = a;
      lines.add("so far " + so);
    }
    return lines;
  }
}
