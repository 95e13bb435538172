package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Numbers put in order.
record NumberSorting() implements Recipe<NumberSorting.Numbers> {
  private static final Comparator<String> BY_VALUE =
      Comparator.comparing(
          Read::decimal, (Rational a, Rational b) -> a.minus(b).numerator().signum());

  /// @param shown decimals as they are written
  record Numbers(boolean rising, List<String> shown) {
    Numbers {
      shown = ListAnswer.read(String.join(",", shown));
      Read.size("numbers", shown.size(), 1, 50);
    }

    List<String> sorted() {
      return shown.stream().sorted(rising ? BY_VALUE : BY_VALUE.reversed()).toList();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "number-sorting",
        4,
        "numbers in rising or falling order",
        "4 numbers; 6; 9 with places; 14 with places",
        "the list in order, equal numbers in any",
        "merge sort by exact value");
  }

  @Override
  public Numbers draw(int level, RandomGenerator random) {
    var numbers = new ArrayList<String>();
    for (int i = 0; i < new int[] {4, 6, 9, 14}[level]; i++) {
      numbers.add(ListAnswer.drawn(100, level < 2 ? 0 : level, random));
    }
    return new Numbers(random.nextBoolean(), numbers);
  }

  @Override
  public String spell(Numbers problem) {
    return (problem.rising() ? "rising," : "falling,") + String.join(",", problem.shown());
  }

  @Override
  public Numbers read(String spelled) {
    int comma = spelled.indexOf(',');
    var order = comma < 0 ? spelled : spelled.substring(0, comma);
    if (comma < 0 || !order.equals("rising") && !order.equals("falling")) {
      throw new IllegalArgumentException("order: write rising or falling before the numbers");
    }
    return of(order, spelled.substring(comma + 1));
  }

  private static Numbers of(String order, String numbers) {
    boolean rising = order.equalsIgnoreCase("rising") || order.equalsIgnoreCase("ascending");
    return new Numbers(rising, Read.list(numbers));
  }

  @Override
  public String kind(Numbers problem) {
    return spell(new Numbers(problem.rising(), problem.sorted()));
  }

  @Override
  public String ask(Numbers problem) {
    return "Put these numbers in %s order: %s"
        .formatted(problem.rising() ? "rising" : "falling", String.join(", ", problem.shown()));
  }

  @Override
  public String form() {
    return "the numbers, parted by commas";
  }

  @Override
  public List<Wording<Numbers>> wordings() {
    return List.of(
        Wording.of(
            "in (rising|falling|ascending|descending) order: " + ListAnswer.LIST,
            match -> of(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Numbers problem) {
    return Optional.of(ListAnswer.shown(problem.sorted()));
  }

  @Override
  public String normal(Numbers problem, String answer) {
    return ListAnswer.normal(answer);
  }

  @Override
  public List<String> work(Numbers problem) {
    var lines = new ArrayList<String>();
    for (var next : problem.sorted()) {
      lines.add("next " + next);
    }
    return lines;
  }

  @Override
  public String guess(Numbers problem, RandomGenerator random) {
    var numbers = new ArrayList<>(problem.sorted());
    Collections.swap(numbers, random.nextInt(numbers.size()), random.nextInt(numbers.size()));
    return ListAnswer.shown(numbers);
  }
}
