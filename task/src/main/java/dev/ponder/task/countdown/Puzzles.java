package dev.ponder.task.countdown;

import dev.ponder.core.RandomKey;
import dev.ponder.task.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws distinct puzzles that have a solution.
///
/// A small range (at most [#ENUMERATED] sets of four numbers or fewer) is written down whole and
/// shuffled, so that every puzzle is equally likely and the count is known; from a larger one
/// numbers are drawn evenly and then one of the targets that they reach.
record Puzzles(Numbers numbers, Range range) {
  static final long ENUMERATED = 5000;

  /// `count` puzzles of a split, a prefix of what a greater count gives.
  ///
  /// @param name of the task, for the error when there are not so many
  List<Puzzle> draw(String name, Split split, RandomKey key, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " is negative; ask for 0 or more");
    }
    var random = key.generator();
    List<Puzzle> found;
    if (range.numbers() <= 4 && range.sets() <= ENUMERATED) {
      found = all(split);
      for (int i = found.size() - 1; i > 0; i--) {
        Collections.swap(found, i, random.nextInt(i + 1));
      }
    } else {
      found = sampled(split, random, count);
    }
    if (found.size() < count) {
      throw new IllegalArgumentException(
          "count: %d problems asked of %s, split %s, which has %d at this level; ask for fewer"
              .formatted(count, name, split, found.size()));
    }
    var shown = new ArrayList<Puzzle>(count);
    for (int i = 0; i < count; i++) {
      var order = new ArrayList<>(found.get(i).numbers());
      var orderRandom = key.child(i).generator();
      for (int j = order.size() - 1; j > 0; j--) {
        Collections.swap(order, j, orderRandom.nextInt(j + 1));
      }
      shown.add(new Puzzle(order, found.get(i).target()));
    }
    return shown;
  }

  /// Every puzzle of the split, its numbers in rising order.
  List<Puzzle> all(Split split) {
    var found = new ArrayList<Puzzle>();
    extend(new ArrayList<>(), split, found);
    return found;
  }

  private void extend(List<Integer> chosen, Split split, List<Puzzle> found) {
    if (chosen.size() == range.numbers()) {
      found.addAll(reached(chosen, split));
      return;
    }
    int from = chosen.isEmpty() ? range.minNumber() : chosen.getLast();
    for (int next = from; next <= range.maxNumber(); next++) {
      chosen.add(next);
      extend(chosen, split, found);
      chosen.removeLast();
    }
  }

  private List<Puzzle> reached(List<Integer> chosen, Split split) {
    return new Candidates(numbers)
        .values(chosen).stream()
            .filter(value -> value >= range.minTarget() && value <= range.maxTarget())
            .sorted()
            .map(value -> new Puzzle(chosen, value))
            .filter(puzzle -> puzzle.split() == split)
            .toList();
  }

  private List<Puzzle> sampled(Split split, RandomGenerator random, int count) {
    var found = new LinkedHashSet<Puzzle>();
    int misses = 0;
    while (found.size() < count && misses < 1000) {
      var chosen =
          random
              .ints(range.numbers(), range.minNumber(), range.maxNumber() + 1)
              .sorted()
              .boxed()
              .toList();
      var reached = reached(chosen, split);
      boolean added = !reached.isEmpty() && found.add(reached.get(random.nextInt(reached.size())));
      misses = added ? 0 : misses + 1;
    }
    return new ArrayList<>(found);
  }
}
