package dev.ponder.task.countdown;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The exact value of a thinking so far, by brute force over everything that can follow.
///
/// The policy it is the value of is the plainest one: it finishes the present try by operations
/// drawn evenly from all that are possible on what the try has left (for each pair `a+b`, `a*b`,
/// `a-b`, `b-a`, `a/b`, `b/a` where defined), and is right if that hits. A true `!` line before
/// counts as a hit already; a try with a false operation, or with numbers it does not have, can no
/// longer be right. Characters of an operation that is not finished yet count for nothing.
final class PrefixValue {
  private static final char[] OPERATORS = {'+', '*', '-', '/'};

  private final Numbers numbers;
  private final Puzzle puzzle;

  PrefixValue(Numbers numbers, Puzzle puzzle) {
    this.numbers = numbers;
    this.puzzle = puzzle;
  }

  /// What a try has left to join, and the value it must come to.
  private record State(List<Integer> left, int goal) {}

  /// The chance that the present try hits.
  double uniform(String thinking) {
    if (hitBefore(thinking)) {
      return 1;
    }
    return state(present(thinking))
        .map(state -> chance(state.left(), state.goal(), new HashMap<>()))
        .orElse(0.0);
  }

  /// True when some way to finish the present try hits.
  boolean reachable(String thinking) {
    return uniform(thinking) > 0;
  }

  private boolean hitBefore(String thinking) {
    for (var line : Lines.of(thinking)) {
      if (line.endsWith("!\n")
          && SearchReader.read(line.strip()).isPresent()
          && state(line.strip()).filter(this::met).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean met(State state) {
    return state.left().size() == 1 && state.left().getFirst() == state.goal();
  }

  /// The text after the last line end.
  private static String present(String thinking) {
    return thinking.substring(thinking.lastIndexOf('\n') + 1);
  }

  /// Where the finished operations of a line lead; none if one of them is false or impossible.
  private Optional<State> state(String line) {
    var body = line.startsWith("wait,") ? line.substring("wait,".length()) : line;
    int question = body.indexOf('?');
    var written = question >= 0 ? body.substring(0, question) + "," : body;
    var left = new ArrayList<>(puzzle.numbers());
    int goal = puzzle.target();
    int semicolon = written.indexOf(';');
    if (semicolon >= 0) {
      var derived = SearchReader.operation(written.substring(0, semicolon));
      if (derived.isEmpty() || !isTrue(derived.get())) {
        return Optional.empty();
      }
      var operation = derived.get();
      int taken = operation.left() == goal ? operation.right() : operation.left();
      boolean fromGoal = operation.left() == goal || operation.right() == goal;
      boolean backwards = operation.left() == goal || "-/".indexOf(operation.operator()) >= 0;
      if (!fromGoal || !backwards || !left.remove((Integer) taken)) {
        return Optional.empty();
      }
      goal = operation.result();
      written = written.substring(semicolon + 1);
    }
    int finished = written.lastIndexOf(',');
    for (var each : finished < 0 ? new String[0] : written.substring(0, finished).split(",", -1)) {
      var operation = SearchReader.operation(each);
      if (operation.isEmpty()
          || !isTrue(operation.get())
          || !left.remove((Integer) operation.get().left())
          || !left.remove((Integer) operation.get().right())) {
        return Optional.empty();
      }
      left.add(operation.get().result());
    }
    return Optional.of(new State(left, goal));
  }

  private boolean isTrue(SearchReader.Operation operation) {
    return numbers.apply(operation.operator(), operation.left(), operation.right())
        == operation.result();
  }

  private double chance(List<Integer> left, int goal, Map<List<Integer>, Double> known) {
    if (left.size() == 1) {
      return left.getFirst() == goal ? 1 : 0;
    }
    var key = left.stream().sorted().toList();
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    double sum = 0;
    int choices = 0;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < left.size(); j++) {
        for (char operator : OPERATORS) {
          boolean commutes = operator == '+' || operator == '*';
          int result =
              i == j || (commutes && j < i)
                  ? Numbers.NONE
                  : numbers.apply(operator, left.get(i), left.get(j));
          if (result == Numbers.NONE) {
            continue;
          }
          var next = new ArrayList<Integer>();
          next.add(result);
          for (int k = 0; k < left.size(); k++) {
            if (k != i && k != j) {
              next.add(left.get(k));
            }
          }
          sum += chance(next, goal, known);
          choices++;
        }
      }
    }
    double chance = choices == 0 ? 0 : sum / choices;
    known.put(key, chance);
    return chance;
  }
}
