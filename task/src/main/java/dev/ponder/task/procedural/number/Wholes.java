package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Read;
import java.util.List;
import java.util.stream.Collectors;

/// Two or more positive whole numbers, in the order shown.
record Wholes(List<Integer> numbers) {
  /// A pattern's group of numbers parted by commas or `and`.
  static final String LIST = "(\\d+(?:(?:,| and|, and) ?\\d+)+)";

  private static final int MOST = 9_999_999;

  Wholes {
    numbers = List.copyOf(numbers);
    Read.size("numbers", numbers.size(), 2, 10);
    numbers.forEach(number -> Read.size("number", number, 1, MOST));
  }

  static Wholes of(String text) {
    return new Wholes(Read.wholes("number", text, 1, MOST));
  }

  String spelled() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  String sorted() {
    return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
  }

  /// `12, 18 and 30`.
  String listed() {
    int last = numbers.size() - 1;
    return numbers.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "))
        + " and "
        + numbers.get(last);
  }
}
