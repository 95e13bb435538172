package dev.ponder.task.logic;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A term multiplied out: how often each product of unknowns occurs. Two terms are equal for all
/// whole numbers exactly when their polynomials are.
///
/// @param parts coefficient, not 0, by the product's letters in order (`xxy`; empty for a number)
record Polynomial(Map<String, Long> parts) {
  Polynomial {
    parts = Map.copyOf(parts);
  }

  static Polynomial of(Sum sum) {
    return switch (sum) {
      case Sum.Number(int value) -> one("", value);
      case Sum.Unknown(char name) -> one(String.valueOf(name), 1);
      case Sum.Joined(char operator, var left, var right) -> {
        var a = of(left);
        var b = of(right);
        yield switch (operator) {
          case '+' -> a.plus(b);
          case '-' -> a.minus(b);
          default -> a.times(b);
        };
      }
    };
  }

  private static Polynomial one(String letters, long times) {
    return new Polynomial(times == 0 ? Map.of() : Map.of(letters, times));
  }

  Polynomial plus(Polynomial other) {
    var sum = new TreeMap<>(parts);
    other.parts.forEach((letters, times) -> add(sum, letters, times));
    return new Polynomial(sum);
  }

  Polynomial negate() {
    return times(one("", -1));
  }

  Polynomial minus(Polynomial other) {
    return plus(other.negate());
  }

  Polynomial times(Polynomial other) {
    var product = new TreeMap<String, Long>();
    parts.forEach(
        (a, m) ->
            other.parts.forEach((b, n) -> add(product, sorted(a + b), Math.multiplyExact(m, n))));
    return new Polynomial(product);
  }

  private static void add(Map<String, Long> sum, String letters, long times) {
    sum.merge(letters, times, (a, b) -> Math.addExact(a, b) == 0 ? null : Math.addExact(a, b));
  }

  private static String sorted(String letters) {
    var sorted = letters.toCharArray();
    Arrays.sort(sorted);
    return new String(sorted);
  }

  boolean isZero() {
    return parts.isEmpty();
  }

  /// Long products first, then by letter; the plain number last.
  private TreeMap<String, Long> ordered() {
    var ordered =
        new TreeMap<String, Long>(
            (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    ordered.putAll(parts);
    return ordered;
  }

  /// As a term: `x*x-2*x*y+1`.
  String text() {
    if (parts.isEmpty()) {
      return "0";
    }
    var text = new StringBuilder();
    ordered()
        .forEach(
            (letters, times) -> {
              text.append(times < 0 ? "-" : text.isEmpty() ? "" : "+");
              long size = Math.abs(times);
              var product = String.join("*", letters.split(""));
              text.append(
                  letters.isEmpty() ? "" + size : size == 1 ? product : size + "*" + product);
            });
    return text.toString();
  }
}
