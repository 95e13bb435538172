package dev.ponder.task.logic;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// Two terms compared.
///
/// @param sign `=`, `!=`, `<`, `<=`, `>` or `>=`
record Relation(String sign, Sum left, Sum right) {
  /// Whether it holds where the unknowns have these values.
  boolean holds(Map<Character, BigInteger> values) {
    return fits(left.value(values).compareTo(right.value(values)));
  }

  String text() {
    return text(Map.of());
  }

  /// With values in place of unknowns.
  String text(Map<Character, BigInteger> values) {
    return left.text(values) + sign + right.text(values);
  }

  String smt() {
    var terms = left.smt() + " " + right.smt();
    return sign.equals("!=") ? "(not (= " + terms + "))" : "(" + sign + " " + terms + ")";
  }

  Relation renamed(Map<Character, Character> names) {
    return new Relation(sign, left.renamed(names), right.renamed(names));
  }

  /// The same over longs, by the unknowns' places in the alphabet.
  boolean holds(long[] values) {
    int order;
    try {
      order = Long.compare(left.value(values), right.value(values));
    } catch (ArithmeticException e) {
      var exact = new HashMap<Character, BigInteger>();
      for (int i = 0; i < values.length; i++) {
        exact.put((char) ('a' + i), BigInteger.valueOf(values[i]));
      }
      return holds(exact);
    }
    return fits(order);
  }

  boolean mentions(char unknown) {
    return left.mentions(unknown) || right.mentions(unknown);
  }

  /// One text for the relation however its sides are turned and its terms are ordered and grouped.
  String canonical() {
    var a = left.canonical();
    var b = right.canonical();
    return switch (sign) {
      case "=", "!=" -> a.compareTo(b) < 0 ? a + sign + b : b + sign + a;
      case "<", "<=" -> a + sign + b;
      default -> b + sign.replace('>', '<') + a;
    };
  }

  private boolean fits(int order) {
    return switch (sign) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
