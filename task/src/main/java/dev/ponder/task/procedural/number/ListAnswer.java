package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Read;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Lists of decimal numbers, as they are written.
final class ListAnswer {
  /// A pattern's group of a list of decimals.
  static final String LIST = "\\[?((?:'?-?\\d+(?:\\.\\d+)?'?)(?:, ?'?-?\\d+(?:\\.\\d+)?'?)*)\\]?";

  private ListAnswer() {}

  /// Decimals with up to that many places, between -`most` and `most`.
  static String drawn(int most, int places, RandomGenerator random) {
    int place = random.nextInt(places + 1);
    int scale = (int) Math.pow(10, place);
    int number = random.nextInt(2 * most * scale + 1) - most * scale;
    return java.math.BigDecimal.valueOf(number, place).toPlainString();
  }

  static List<String> read(String text) {
    var numbers = Read.list(text);
    numbers.forEach(ListAnswer::checked);
    return numbers;
  }

  private static void checked(String number) {
    Read.size("characters of a number", number.length(), 1, 20);
    Read.decimal(number);
  }

  /// The values, each as a fraction: equal lists of numbers are equal strings.
  static String normal(String answer) {
    return read(answer).stream()
        .map(number -> Read.decimal(number).toString())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String shown(List<String> numbers) {
    return numbers.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
