package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Read;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A calculation with decimal numbers, `+ - * /`, a minus before an operand, and parentheses.
sealed interface Term {

  /// A number as it is written, perhaps with a minus.
  record Number(String text) implements Term {}

  record Operation(char operator, Term left, Term right) implements Term {}

  /// The exact value.
  ///
  /// @throws ArithmeticException for a division by zero
  default Rational value() {
    return switch (this) {
      case Number(var text) -> Read.decimal(text);
      case Operation(char operator, var left, var right) ->
          left.value().apply(operator, right.value());
    };
  }

  /// The value when every result is rounded.
  default BigDecimal rounded(MathContext digits) {
    return switch (this) {
      case Number(var text) -> new BigDecimal(text);
      case Operation(char operator, var left, var right) -> {
        var a = left.rounded(digits);
        var b = right.rounded(digits);
        yield switch (operator) {
          case '+' -> a.add(b, digits);
          case '-' -> a.subtract(b, digits);
          case '*' -> a.multiply(b, digits);
          default -> a.divide(b, digits);
        };
      }
    };
  }

  /// As it is usually written, with a space on each side of an operator.
  default String text() {
    return switch (this) {
      case Number(var text) -> text;
      case Operation(char operator, var left, var right) -> {
        boolean product = operator == '*' || operator == '/';
        yield "%s %s %s"
            .formatted(
                wrapped(left, product && isSum(left)),
                operator,
                wrapped(right, right instanceof Operation && (product || isSum(right))));
      }
    };
  }

  private static String wrapped(Term term, boolean wrap) {
    return wrap ? "(" + term.text() + ")" : term.text();
  }

  private static boolean isSum(Term term) {
    return term instanceof Operation(char operator, var _, var _)
        && (operator == '+' || operator == '-');
  }

  /// The same text for calculations that differ by the order of summands and factors only.
  default String kind() {
    return switch (this) {
      case Number(var text) -> Read.decimal(text).toString();
      case Operation(char operator, var _, var _) -> {
        boolean sum = operator == '+' || operator == '-';
        var parts = new ArrayList<String>();
        flatten(this, sum, false, parts);
        yield parts.stream().sorted().collect(Collectors.joining("", "(", ")"));
      }
    };
  }

  private static void flatten(Term term, boolean sum, boolean inverse, List<String> parts) {
    if (term instanceof Operation(char operator, var left, var right) && sum == isSum(term)) {
      flatten(left, sum, inverse, parts);
      flatten(right, sum, inverse ^ (operator == '-' || operator == '/'), parts);
    } else {
      parts.add((sum ? inverse ? "-" : "+" : inverse ? "/" : "*") + term.kind());
    }
  }
}
