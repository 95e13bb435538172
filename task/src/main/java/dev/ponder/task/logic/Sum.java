package dev.ponder.task.logic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A term over whole numbers: unknowns, numbers, `+`, `-` and `*`.
sealed interface Sum {
  /// A number of at least 0.
  record Number(int value) implements Sum {}

  /// An unknown by its letter.
  record Unknown(char name) implements Sum {}

  /// Two terms joined by `+`, `-` or `*`.
  record Joined(char operator, Sum left, Sum right) implements Sum {}

  /// The value where the unknowns have these values.
  default BigInteger value(Map<Character, BigInteger> values) {
    return switch (this) {
      case Number(int value) -> BigInteger.valueOf(value);
      case Unknown(char name) -> {
        var value = values.get(name);
        if (value == null) {
          throw new IllegalArgumentException("no value for " + name);
        }
        yield value;
      }
      case Joined(char operator, var left, var right) -> {
        var a = left.value(values);
        var b = right.value(values);
        yield switch (operator) {
          case '+' -> a.add(b);
          case '-' -> a.subtract(b);
          default -> a.multiply(b);
        };
      }
    };
  }

  /// The same over longs, by the unknowns' places in the alphabet.
  ///
  /// @throws ArithmeticException where a long is too short
  default long value(long[] values) {
    return switch (this) {
      case Number(int value) -> value;
      case Unknown(char name) -> values[name - 'a'];
      case Joined(char operator, var left, var right) -> {
        long a = left.value(values);
        long b = right.value(values);
        yield switch (operator) {
          case '+' -> Math.addExact(a, b);
          case '-' -> Math.subtractExact(a, b);
          default -> Math.multiplyExact(a, b);
        };
      }
    };
  }

  /// True when the unknown occurs.
  default boolean mentions(char unknown) {
    return switch (this) {
      case Number _ -> false;
      case Unknown(char name) -> name == unknown;
      case Joined(char _, var left, var right) -> left.mentions(unknown) || right.mentions(unknown);
    };
  }

  /// One text for all terms that differ only by the order and grouping of what is added, taken away
  /// and multiplied.
  default String canonical() {
    return switch (this) {
      case Number _, Unknown _ -> text();
      case Joined(char operator, var _, var _) -> {
        var parts = new ArrayList<String>();
        flatten(this, operator == '*', false, parts);
        parts.sort(null);
        yield "(" + String.join(operator == '*' ? "*" : "", parts) + ")";
      }
    };
  }

  private static void flatten(Sum sum, boolean product, boolean taken, List<String> parts) {
    if (sum instanceof Joined(char operator, var left, var right) && product == (operator == '*')) {
      flatten(left, product, taken, parts);
      flatten(right, product, taken ^ (operator == '-'), parts);
    } else {
      parts.add((product ? "" : taken ? "-" : "+") + sum.canonical());
    }
  }

  /// In usual notation, with no more parentheses than needed.
  default String text() {
    return text(Map.of());
  }

  /// The same with values in place of unknowns, those below zero in parentheses.
  default String text(Map<Character, BigInteger> values) {
    return switch (this) {
      case Number(int value) -> Integer.toString(value);
      case Unknown(char name) -> {
        var value = values.get(name);
        yield value == null
            ? String.valueOf(name)
            : value.signum() < 0 ? "(" + value + ")" : value.toString();
      }
      case Joined(char operator, var left, var right) -> {
        boolean product = operator == '*';
        var a = product && left.isSum() ? "(" + left.text(values) + ")" : left.text(values);
        boolean wrap = right instanceof Joined && (product || right.isSum());
        var b = wrap ? "(" + right.text(values) + ")" : right.text(values);
        yield a + operator + b;
      }
    };
  }

  private boolean isSum() {
    return this instanceof Joined(char operator, var _, var _) && operator != '*';
  }

  /// In SMT-LIB.
  default String smt() {
    return switch (this) {
      case Number(int value) -> Integer.toString(value);
      case Unknown(char name) -> String.valueOf(name);
      case Joined(char operator, var left, var right) ->
          "(" + operator + " " + left.smt() + " " + right.smt() + ")";
    };
  }

  /// The same term over other unknowns.
  default Sum renamed(Map<Character, Character> names) {
    return switch (this) {
      case Number _ -> this;
      case Unknown(char name) -> new Unknown(names.getOrDefault(name, name));
      case Joined(char operator, var left, var right) ->
          new Joined(operator, left.renamed(names), right.renamed(names));
    };
  }

  static Sum of(int value) {
    return new Number(value);
  }

  static Sum plus(Sum left, Sum right) {
    return new Joined('+', left, right);
  }

  static Sum minus(Sum left, Sum right) {
    return new Joined('-', left, right);
  }

  static Sum times(Sum left, Sum right) {
    return new Joined('*', left, right);
  }
}
