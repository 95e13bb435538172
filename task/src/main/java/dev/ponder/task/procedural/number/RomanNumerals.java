package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The sum of numbers in Roman numerals, in Roman numerals.
record RomanNumerals() implements Recipe<RomanNumerals.Sum> {
  private static final int MOST = 3999;
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] SIGNS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  record Sum(List<Integer> numbers) {
    Sum {
      numbers = List.copyOf(numbers);
      Read.size("numbers", numbers.size(), 1, 10);
      numbers.forEach(number -> Read.size("number", number, 1, MOST));
      Read.size("sum", total(numbers), 1, MOST);
    }

    int total() {
      return total(numbers);
    }

    private static int total(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "roman-numerals",
        4,
        "a sum of Roman numerals, in Roman numerals",
        "2 numbers to 99; 2 to 499; 3 to 999; 4 to 999",
        "the one numeral, in capitals or not",
        "subtraction of signs from the greatest down");
  }

  @Override
  public Sum draw(int level, RandomGenerator random) {
    int most = new int[] {99, 499, 999, 999}[level];
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < Math.max(2, level + 1); i++) {
      numbers.add(1 + random.nextInt(most));
    }
    return new Sum(numbers);
  }

  static String roman(int number) {
    var text = new StringBuilder();
    int left = number;
    for (int i = 0; i < VALUES.length; i++) {
      for (; left >= VALUES[i]; left -= VALUES[i]) {
        text.append(SIGNS[i]);
      }
    }
    return text.toString();
  }

  /// The value of a numeral in its one usual spelling.
  private static int value(String text) {
    var numeral = text.toUpperCase(Locale.ROOT);
    int value = 0;
    int at = 0;
    for (int i = 0; i < VALUES.length; i++) {
      for (; numeral.startsWith(SIGNS[i], at) && value <= MOST; at += SIGNS[i].length()) {
        value += VALUES[i];
      }
    }
    if (value < 1 || value > MOST || !roman(value).equals(numeral)) {
      throw new IllegalArgumentException(Lines.quoted(text) + " is not a Roman numeral");
    }
    return value;
  }

  @Override
  public String spell(Sum problem) {
    return String.join("+", problem.numbers().stream().map(RomanNumerals::roman).toList());
  }

  @Override
  public Sum read(String spelled) {
    var numbers = new ArrayList<Integer>();
    for (var part : spelled.split("\\+", -1)) {
      numbers.add(value(part.strip()));
    }
    return new Sum(numbers);
  }

  @Override
  public String kind(Sum problem) {
    return spell(new Sum(problem.numbers().stream().sorted().toList()));
  }

  @Override
  public String ask(Sum problem) {
    return "What is " + spell(problem).replace("+", " + ") + " in Roman numerals?";
  }

  @Override
  public String form() {
    return "the Roman numeral";
  }

  @Override
  public List<Wording<Sum>> wordings() {
    return List.of(
        Wording.of("what is ([ivxlcdm+ ]+) in roman", match -> read(match.group(1))),
        Wording.of("^([ivxlcdm+ ]+)$", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Sum problem) {
    return Optional.of(roman(problem.total()));
  }

  @Override
  public String normal(Sum problem, String answer) {
    return roman(value(answer));
  }

  @Override
  public List<String> work(Sum problem) {
    var lines = new ArrayList<String>();
    int so = 0;
    for (int number : problem.numbers()) {
      so += number;
      lines.add("%s is %d, so far %d".formatted(roman(number), number, so));
    }
    lines.add("%d is %s".formatted(so, roman(so)));
    return lines;
  }

  @Override
  public String guess(Sum problem, RandomGenerator random) {
    return roman(Math.floorMod(problem.total() + random.nextInt(21) - 11, MOST) + 1);
  }
}
