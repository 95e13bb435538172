package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Read;
import java.math.BigInteger;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A calculation on hexadecimal numbers without end: `((0x3a + 0xf) << 0x2)`.
sealed interface Bits {
  /// Operators and how often one is drawn.
  Map<String, Integer> SHARES =
      Map.of("+", 3, "-", 3, "*", 2, "<<", 1, ">>", 1, "&", 1, "|", 1, "^", 1);

  record Number(BigInteger value) implements Bits {}

  record Operation(String operator, Bits left, Bits right) implements Bits {}

  /// The value; a shift is by 0 to 64 bits.
  default BigInteger value() {
    return switch (this) {
      case Number(var value) -> value;
      case Operation(var operator, var left, var right) -> {
        var a = left.value();
        var b = right.value();
        yield switch (operator) {
          case "+" -> a.add(b);
          case "-" -> a.subtract(b);
          case "*" -> a.multiply(b);
          case "&" -> a.and(b);
          case "|" -> a.or(b);
          case "^" -> a.xor(b);
          case "<<" -> a.shiftLeft(shift(b));
          default -> a.shiftRight(shift(b));
        };
      }
    };
  }

  private static int shift(BigInteger by) {
    return Read.whole("shift", by.toString(), 0, 64);
  }

  default String text() {
    return switch (this) {
      case Number(var value) -> hex(value);
      case Operation(var operator, var left, var right) ->
          "(%s %s %s)".formatted(left.text(), operator, right.text());
    };
  }

  /// The same for calculations that differ by the order of operands only.
  default String kind() {
    return switch (this) {
      case Number(var value) -> value.toString(16);
      case Operation(var operator, var left, var right) -> {
        var a = left.kind();
        var b = right.kind();
        boolean turned = "+*&|^".contains(operator) && a.compareTo(b) > 0;
        yield "(" + (turned ? b : a) + operator + (turned ? a : b) + ")";
      }
    };
  }

  static String hex(BigInteger value) {
    return (value.signum() < 0 ? "-0x" : "0x") + value.abs().toString(16);
  }

  static Bits draw(int operations, int bits, RandomGenerator random) {
    if (operations == 0) {
      return new Number(BigInteger.valueOf(1 + random.nextInt((1 << bits) - 1)));
    }
    int drawn = random.nextInt(SHARES.values().stream().mapToInt(Integer::intValue).sum());
    for (var operator : SHARES.keySet().stream().sorted().toList()) {
      drawn -= SHARES.getOrDefault(operator, 0);
      if (drawn < 0) {
        boolean shift = operator.equals("<<") || operator.equals(">>");
        int left = shift ? operations - 1 : random.nextInt(operations);
        return new Operation(
            operator,
            draw(left, bits, random),
            shift
                ? new Number(BigInteger.valueOf(random.nextInt(4)))
                : draw(operations - 1 - left, bits, random));
      }
    }
    throw new IllegalStateException("the shares of operators don't sum up");
  }

  /// Reads a calculation: at most 400 characters, 10 open parentheses, 12 digits a number.
  final class Parser {
    private final String text;
    private int at;
    private int depth;

    private Parser(String text) {
      this.text = text;
    }

    static Bits parse(String spelled) {
      var dense = spelled.replace(" ", "");
      Read.size("characters of a calculation", dense.length(), 1, 400);
      var parser = new Parser(dense);
      // The outermost parentheses may be left out.
      var bits = parser.operation(dense.startsWith("("));
      if (parser.at < dense.length()) {
        throw parser.unexpected();
      }
      bits.value();
      return bits;
    }

    private Bits operation(boolean mayEnd) {
      var left = operand();
      if (mayEnd && at == text.length()) {
        return left;
      }
      for (var operator : new String[] {"<<", ">>", "+", "-", "*", "&", "|", "^"}) {
        if (text.startsWith(operator, at)) {
          at += operator.length();
          return new Operation(operator, left, operand());
        }
      }
      throw unexpected();
    }

    private Bits operand() {
      if (text.startsWith("(", at)) {
        at++;
        Read.size("open parentheses", ++depth, 1, 10);
        var inner = operation(false);
        if (!text.startsWith(")", at)) {
          throw unexpected();
        }
        at++;
        depth--;
        return inner;
      }
      if (!text.startsWith("0x", at)) {
        throw unexpected();
      }
      int start = at + 2;
      for (at = start; at < text.length() && isDigit(text.charAt(at)); at++) {}
      Read.size("digits of a number", at - start, 1, 12);
      return new Number(new BigInteger(text.substring(start, at), 16));
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private IllegalArgumentException unexpected() {
      return new IllegalArgumentException(
          "calculation: not as expected at %d; write e.g. ((0x3a + 0xf) << 0x2)".formatted(at));
    }
  }
}
