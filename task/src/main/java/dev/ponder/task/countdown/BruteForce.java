package dev.ponder.task.countdown;

import dev.ponder.task.Expression;
import dev.ponder.task.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All binary trees over the given numbers, with exact fractions: the oracle of [Countdown].
final class BruteForce {
  private BruteForce() {}

  private record Part(Expression expression, Rational value) {}

  /// An expression that uses every number once and has the target's value; none if there is none.
  static Optional<Expression> rational(List<Integer> numbers, int target) {
    var parts =
        numbers.stream()
            .map(number -> new Part(new Expression.Number(number), Rational.of(number)))
            .toList();
    return search(parts, Rational.of(target));
  }

  private static Optional<Expression> search(List<Part> parts, Rational target) {
    if (parts.size() == 1) {
      var only = parts.getFirst();
      return only.value().equals(target) ? Optional.of(only.expression()) : Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < parts.size(); j++) {
        if (i == j) {
          continue;
        }
        var rest = new ArrayList<Part>();
        for (int k = 0; k < parts.size(); k++) {
          if (k != i && k != j) {
            rest.add(parts.get(k));
          }
        }
        var left = parts.get(i);
        var right = parts.get(j);
        for (char operator : i < j ? new char[] {'+', '*', '-', '/'} : new char[] {'-', '/'}) {
          if (operator == '/' && right.value().numerator().signum() == 0) {
            continue;
          }
          var next = new ArrayList<>(rest);
          next.add(
              new Part(
                  new Expression.Compound(operator, left.expression(), right.expression()),
                  left.value().apply(operator, right.value())));
          var found = search(next, target);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }
}
