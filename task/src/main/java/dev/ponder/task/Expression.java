package dev.ponder.task;

import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An infix expression over whole numbers with `+ - * /`.
public sealed interface Expression {
  /// A number as it is.
  record Number(int number) implements Expression {}

  /// Two operands joined by `+`, `-`, `*` or `/`.
  record Compound(char operator, Expression left, Expression right) implements Expression {}

  /// The exact value over the rationals.
  ///
  /// @throws ArithmeticException for a division by zero
  default Rational value() {
    return switch (this) {
      case Number(int number) -> Rational.of(number);
      case Compound(char operator, var left, var right) ->
          left.value().apply(operator, right.value());
    };
  }

  /// The numbers from left to right.
  default List<Integer> numbers() {
    var numbers = new ArrayList<Integer>();
    collect(this, numbers);
    return numbers;
  }

  /// The expression with every compound operand in parentheses and none around the whole:
  /// `(3*5)+7`.
  default String text() {
    return switch (this) {
      case Number(int number) -> Integer.toString(number);
      case Compound(char operator, var left, var right) ->
          operand(left.text()) + operator + operand(right.text());
    };
  }

  /// One text for all expressions that differ only by the order and grouping of chains of `+ -` and
  /// of `* /`.
  ///
  /// Chains are flattened, `a-(b-c)` is `a+c-b` and `a/(b/c)` is `a*c/b`; operands are sorted,
  /// numbers by value before compound ones by text, those taken away or divided by after the
  /// others. Distribution and sign changes (`(1-2)*(3-4)` against `(2-1)*(4-3)`) are not seen
  /// through. The text is itself an expression of the same value.
  default String canonical() {
    return switch (this) {
      case Number(int number) -> Integer.toString(number);
      case Compound(char operator, var _, var _) -> {
        boolean sum = operator == '+' || operator == '-';
        var plain = new ArrayList<Expression>();
        var inverse = new ArrayList<Expression>();
        flatten(this, sum, false, plain, inverse);
        yield join(plain, sum ? "+" : "*")
            + (inverse.isEmpty() ? "" : (sum ? "-" : "/") + join(inverse, sum ? "-" : "/"));
      }
    };
  }

  private static void collect(Expression expression, List<Integer> numbers) {
    switch (expression) {
      case Number(int number) -> numbers.add(number);
      case Compound(char _, var left, var right) -> {
        collect(left, numbers);
        collect(right, numbers);
      }
    }
  }

  private static void flatten(
      Expression expression,
      boolean sum,
      boolean inverted,
      List<Expression> plain,
      List<Expression> inverse) {
    if (expression instanceof Compound(char operator, var left, var right)
        && sum == (operator == '+' || operator == '-')) {
      boolean inverts = operator == '-' || operator == '/';
      flatten(left, sum, inverted, plain, inverse);
      flatten(right, sum, inverted ^ inverts, plain, inverse);
    } else {
      (inverted ? inverse : plain).add(expression);
    }
  }

  private static String join(List<Expression> operands, String operator) {
    var texts = new ArrayList<String>();
    operands.stream()
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .sorted(Comparator.comparingInt(Number::number))
        .forEach(each -> texts.add(Integer.toString(each.number())));
    operands.stream()
        .filter(Compound.class::isInstance)
        .map(compound -> operand(compound.canonical()))
        .sorted()
        .forEach(texts::add);
    return String.join(operator, texts);
  }

  private static String operand(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? text : "(" + text + ")";
  }
}
