package dev.ponder.task.countdown;

import dev.ponder.task.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// All binary trees over the given numbers, in whatever numbers: the oracle of both countdowns.
///
/// @param number a given number as a value
/// @param operation what an operation gives, if it is possible
record BruteForce<T>(IntFunction<T> number, Operation<T> operation) {

  /// Applies `+`, `-`, `*` or `/`.
  @FunctionalInterface
  interface Operation<T> {
    Optional<T> apply(char operator, T left, T right);
  }

  private record Part<T>(Expression expression, T value) {}

  /// An expression that uses every number once and has the target's value; none if there is none.
  Optional<Expression> solve(List<Integer> numbers, int target) {
    var parts = new ArrayList<Part<T>>();
    for (int each : numbers) {
      parts.add(new Part<>(new Expression.Number(each), number.apply(each)));
    }
    return search(parts, number.apply(target));
  }

  private Optional<Expression> search(List<Part<T>> parts, T target) {
    if (parts.size() == 1) {
      var only = parts.getFirst();
      return only.value().equals(target) ? Optional.of(only.expression()) : Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < parts.size(); j++) {
        if (i == j) {
          continue;
        }
        var rest = new ArrayList<Part<T>>();
        for (int k = 0; k < parts.size(); k++) {
          if (k != i && k != j) {
            rest.add(parts.get(k));
          }
        }
        var left = parts.get(i);
        var right = parts.get(j);
        for (char operator : i < j ? new char[] {'+', '*', '-', '/'} : new char[] {'-', '/'}) {
          var result = operation.apply(operator, left.value(), right.value());
          if (result.isEmpty()) {
            continue;
          }
          var joined = new Expression.Compound(operator, left.expression(), right.expression());
          var next = new ArrayList<>(rest);
          next.add(new Part<>(joined, result.get()));
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
