package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The probability that a throw of dice gives at least a number of points.
record Dice() implements Recipe<Dice.Throw> {

  /// @param sides of each die, whose points are 1 to that
  record Throw(List<Integer> sides, int least) {
    Throw {
      sides = List.copyOf(sides);
      Read.size("dice", sides.size(), 1, 10);
      sides.forEach(each -> Read.size("sides", each, 1, 100));
      Read.size("points", least, 0, 1000);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "dice",
        4,
        "the probability that dice show at least a sum",
        "2 dice to 20 sides; 3 to 12; 3 to 20; 4 to 20",
        "the fraction in lowest terms",
        "convolution of the dice");
  }

  @Override
  public Throw draw(int level, RandomGenerator random) {
    int most = new int[] {20, 12, 20, 20}[level];
    var sides = new ArrayList<Integer>();
    for (int i = 0; i < new int[] {2, 3, 3, 4}[level]; i++) {
      sides.add(2 + random.nextInt(most - 1));
    }
    int sum = sides.stream().mapToInt(Integer::intValue).sum();
    return new Throw(sides, sides.size() + 1 + random.nextInt(sum - sides.size()));
  }

  @Override
  public String spell(Throw problem) {
    return problem.least()
        + ","
        + problem.sides().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  public Throw read(String spelled) {
    var numbers = Read.wholes("dice", spelled, 0, 1000);
    return new Throw(numbers.subList(1, numbers.size()), numbers.getFirst());
  }

  @Override
  public String kind(Throw problem) {
    return spell(new Throw(problem.sides().stream().sorted().toList(), problem.least()));
  }

  @Override
  public String ask(Throw problem) {
    return "Dice with %s sides are thrown at once (each shows 1 to its number of sides). How likely is a sum of %d or higher?"
        .formatted(
            problem.sides().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            problem.least());
  }

  @Override
  public String form() {
    return "the probability as a fraction in lowest terms";
  }

  @Override
  public List<Wording<Throw>> wordings() {
    return List.of(
        Wording.of(
            "dice with ([\\d, ]+) sides.*sum of (\\d+) or higher",
            match -> read(match.group(2) + "," + match.group(1))),
        Wording.of(
            "dice: ((?:1d\\d+,? ?)+)\\..*rolling (\\d+) or higher",
            match -> read(match.group(2) + "," + match.group(1).replace("1d", ""))));
  }

  @Override
  public Optional<String> solve(Throw problem) {
    var ways = ways(problem.sides());
    var good = BigInteger.ZERO;
    for (int points = problem.least(); points < ways.length; points++) {
      good = good.add(ways[points]);
    }
    var all = Arrays.stream(ways).reduce(BigInteger.ZERO, BigInteger::add);
    return Optional.of(new Rational(good, all).toString());
  }

  /// For each sum, how many throws have it.
  private static BigInteger[] ways(List<Integer> sides) {
    BigInteger[] ways = {BigInteger.ONE};
    for (int die : sides) {
      var next = new BigInteger[ways.length + die];
      Arrays.fill(next, BigInteger.ZERO);
      for (int sum = 0; sum < ways.length; sum++) {
        for (int points = 1; points <= die; points++) {
          next[sum + points] = next[sum + points].add(ways[sum]);
        }
      }
      ways = next;
    }
    return ways;
  }

  @Override
  public String normal(Throw problem, String answer) {
    return FractionSimplification.lowest(answer);
  }

  @Override
  public List<String> work(Throw problem) {
    var lines = new ArrayList<String>();
    var ways = ways(problem.sides());
    var good = BigInteger.ZERO;
    for (int points = ways.length - 1; points >= Math.max(problem.least(), 0); points--) {
      good = good.add(ways[points]);
      lines.add("%d: %s, so far %s".formatted(points, ways[points], good));
    }
    var all = Arrays.stream(ways).reduce(BigInteger.ZERO, BigInteger::add);
    lines.add("%s of %s".formatted(good, all));
    return lines;
  }
}
