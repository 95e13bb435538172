package dev.ponder.task;

import java.math.BigInteger;

/// An exact fraction in lowest terms, its denominator positive.
public record Rational(BigInteger numerator, BigInteger denominator) {
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    var divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(new Rational(other.numerator.negate(), other.denominator));
  }

  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /// This over that.
  ///
  /// @throws ArithmeticException when the other is zero
  public Rational over(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /// The result of `+`, `-`, `*` or `/`.
  ///
  /// @throws ArithmeticException for a division by zero
  public Rational apply(char operator, Rational right) {
    return switch (operator) {
      case '+' -> plus(right);
      case '-' -> minus(right);
      case '*' -> times(right);
      case '/' -> over(right);
      default -> throw new IllegalArgumentException("operator: '" + operator + "'; known: + - * /");
    };
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
