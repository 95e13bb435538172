package dev.ponder.task.countdown;

import dev.ponder.core.RandomKey;
import dev.ponder.task.Split;
import java.util.List;

/// Numbers in the order shown, and the target.
record Puzzle(List<Integer> numbers, int target) {
  private static final RandomKey SPLITS = RandomKey.of(0).child("splits");

  Puzzle {
    numbers = List.copyOf(numbers);
  }

  /// Which set it belongs to, whatever the order of its numbers: about 55 in 100 to train, 15 to
  /// probe, 30 to test.
  Split split() {
    var key = SPLITS.child(target);
    for (int number : sorted()) {
      key = key.child(number);
    }
    int percent = key.generator().nextInt(100);
    return percent < 55 ? Split.TRAIN : percent < 70 ? Split.PROBE : Split.TEST;
  }

  List<Integer> sorted() {
    return numbers.stream().sorted().toList();
  }
}
