package dev.ponder.task.arithmetic;

import dev.ponder.core.RandomKey;
import dev.ponder.task.Expression;
import dev.ponder.task.Expression.Compound;
import dev.ponder.task.Expression.Number;
import dev.ponder.task.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws chains of operations whose every result is a whole number of 0 to a bound, and writes them
/// with no more parentheses than they need.
///
/// @param operations in a chain
/// @param maxNumber numbers are 1 to this
/// @param bound results are 0 to this
record Chains(int operations, int maxNumber, int bound) {
  private static final char[] OPERATORS = {'+', '-', '*', '/'};
  private static final RandomKey SPLITS = RandomKey.of(0).child("arithmetic splits");
  private static final int PATIENCE = 2000;

  /// Up to `count` chains of a split that differ by more than order and grouping.
  List<Expression> draw(Split split, RandomKey key, int count) {
    var random = key.generator();
    var found = new LinkedHashMap<String, Expression>();
    for (int misses = 0; found.size() < count && misses < PATIENCE; ) {
      var drawn = draw(random);
      boolean added =
          drawn.isPresent()
              && split(drawn.get()) == split
              && found.putIfAbsent(drawn.get().canonical(), drawn.get()) == null;
      misses = added ? 0 : misses + 1;
    }
    return List.copyOf(found.values());
  }

  /// Which set a chain belongs to, however its operands are ordered: about 70 in 100 to train, 15
  /// to probe, 15 to test.
  static Split split(Expression chain) {
    int percent = SPLITS.child(chain.canonical()).generator().nextInt(100);
    return percent < 70 ? Split.TRAIN : percent < 85 ? Split.PROBE : Split.TEST;
  }

  private Optional<Expression> draw(RandomGenerator random) {
    var parts = new ArrayList<Expression>();
    var values = new ArrayList<Integer>();
    for (int i = 0; i <= operations; i++) {
      int number = 1 + random.nextInt(maxNumber);
      parts.add(new Number(number));
      values.add(number);
    }
    for (int refused = 0; parts.size() > 1; ) {
      int at = random.nextInt(parts.size() - 1);
      char operator = OPERATORS[random.nextInt(OPERATORS.length)];
      int result = apply(operator, values.get(at), values.get(at + 1));
      if (result < 0 || result > bound) {
        if (++refused > PATIENCE) {
          return Optional.empty();
        }
        continue;
      }
      parts.set(at, new Compound(operator, parts.get(at), parts.remove(at + 1)));
      values.set(at, result);
      values.remove(at + 1);
    }
    return Optional.of(parts.getFirst());
  }

  /// The whole result of at least 0, or -1 where there is none.
  static int apply(char operator, int left, int right) {
    long result =
        switch (operator) {
          case '+' -> (long) left + right;
          case '-' -> (long) left - right;
          case '*' -> (long) left * right;
          default -> right != 0 && left % right == 0 ? left / right : -1;
        };
    return result < 0 || result > 999_999 ? -1 : (int) result;
  }

  /// The value of a chain whose every result is whole and at least 0, or -1.
  static int whole(Expression chain) {
    return switch (chain) {
      case Number(int number) -> number;
      case Compound(char operator, var left, var right) -> {
        int a = whole(left);
        int b = whole(right);
        yield a < 0 || b < 0 ? -1 : apply(operator, a, b);
      }
    };
  }

  /// The chain in usual notation: `*` and `/` before `+` and `-`, from left to right, parentheses
  /// only against that.
  static String text(Expression chain) {
    return switch (chain) {
      case Number(int number) -> Integer.toString(number);
      case Compound(char operator, var left, var right) -> {
        boolean product = operator == '*' || operator == '/';
        var a = product && isSum(left) ? "(" + text(left) + ")" : text(left);
        boolean wrap = right instanceof Compound && (product || isSum(right));
        yield a + operator + (wrap ? "(" + text(right) + ")" : text(right));
      }
    };
  }

  private static boolean isSum(Expression expression) {
    return expression instanceof Compound(char operator, var _, var _)
        && (operator == '+' || operator == '-');
  }
}
