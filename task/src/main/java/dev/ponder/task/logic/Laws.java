package dev.ponder.task.logic;

import dev.ponder.task.logic.Riddle.Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws laws about whole numbers, half of them true.
///
/// An equation has a product of sums on its left and on its right the same multiplied out, or with
/// one number changed. An inequality says that a square, multiplied out, and perhaps some more, is
/// at least something: true if that is not too much. A false law has a counterexample from -6 to 6.
///
/// @param unknowns how many
/// @param factors of the product
/// @param largest number in a factor
/// @param inequalities share of the laws, in [0, 1]
record Laws(int unknowns, int factors, int largest, double inequalities) {
  private static final List<Character> NAMES = List.of('x', 'y', 'z');

  Optional<Law> draw(RandomGenerator random) {
    boolean wanted = random.nextBoolean();
    var names = NAMES.subList(0, unknowns);
    var relation =
        random.nextDouble() < inequalities
            ? inequality(names, wanted, random)
            : equation(names, wanted, random);
    var law = new Law(names, relation);
    boolean allUsed =
        names.stream().allMatch(each -> relation.text().indexOf(each.charValue()) >= 0);
    boolean refuted = law.counterexample().isPresent();
    // What looks true up to 6 and is not meant to be is not asked.
    return allUsed && refuted != wanted && !relation.left().equals(relation.right())
        ? Optional.of(law)
        : Optional.empty();
  }

  private Relation equation(List<Character> names, boolean right, RandomGenerator random) {
    var product = factor(names, random);
    for (int i = 1; i < factors; i++) {
      product = Sum.times(product, factor(names, random));
    }
    var expanded = Polynomial.of(product);
    var claimed = right ? expanded : expanded.plus(Polynomial.of(change(expanded, random)));
    return new Relation("=", product, RiddleParser.sum(claimed.text(), names));
  }

  /// `x+2`, `2*x-y`, `x-1` and the like.
  private Sum factor(List<Character> names, RandomGenerator random) {
    int at = random.nextInt(names.size());
    Sum first = new Sum.Unknown(names.get(at));
    int times = 1 + random.nextInt(largest);
    first = times > 1 && random.nextBoolean() ? Sum.times(Sum.of(times), first) : first;
    Sum second =
        names.size() > 1 && random.nextBoolean()
            ? new Sum.Unknown(names.get((at + 1 + random.nextInt(names.size() - 1)) % names.size()))
            : Sum.of(1 + random.nextInt(largest));
    return random.nextBoolean() ? Sum.plus(first, second) : Sum.minus(first, second);
  }

  /// One of the polynomial's products, or a number, once.
  private static Sum change(Polynomial polynomial, RandomGenerator random) {
    var products = new ArrayList<>(polynomial.parts().keySet());
    products.sort(null);
    var letters = products.get(random.nextInt(products.size()));
    Sum part = Sum.of(1 + random.nextInt(2));
    for (char each : letters.toCharArray()) {
      part = Sum.times(part, new Sum.Unknown(each));
    }
    return random.nextBoolean() ? part : Sum.minus(Sum.of(0), part);
  }

  /// `(a*x-b*y)^2 >= 0` multiplied out and parted, with a number more or less.
  private Relation inequality(List<Character> names, boolean right, RandomGenerator random) {
    var base = Polynomial.of(factor(names, random));
    var square = base.times(base);
    if (names.size() > 1 && random.nextBoolean()) {
      var other = Polynomial.of(factor(names, random));
      square = square.plus(other.times(other));
    }
    long shift = right ? random.nextInt(3) : -(1 + random.nextInt(3));
    var claimed = square.plus(Polynomial.of(Sum.of((int) Math.abs(shift))));
    if (shift < 0) {
      claimed = square.minus(Polynomial.of(Sum.of((int) -shift)));
    }
    // What is taken away goes to the other side, so that it does not look like a square.
    var less = new ArrayList<String>();
    var more = new ArrayList<String>();
    claimed
        .parts()
        .forEach(
            (letters, times) -> {
              var one = new Polynomial(Map.of(letters, Math.abs(times))).text();
              (times < 0 ? less : more).add(one);
            });
    less.sort(null);
    more.sort(null);
    return new Relation(
        ">=",
        RiddleParser.sum(more.isEmpty() ? "0" : String.join("+", more), names),
        RiddleParser.sum(less.isEmpty() ? "0" : String.join("+", less), names));
  }
}
