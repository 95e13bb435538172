package dev.ponder.verify.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact fraction in lowest terms, its denominator positive.
///
/// Nothing here is bounded: who computes on text that others wrote asks [#bits] before an
/// operation, not after it.
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  public Rational {
    if (!denominator.equals(BigInteger.ONE)) {
      if (denominator.signum() == 0) {
        throw new ArithmeticException("division by zero");
      }
      var divisor = numerator.gcd(denominator);
      if (denominator.signum() < 0) {
        divisor = divisor.negate();
      }
      if (!divisor.equals(BigInteger.ONE)) {
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
      }
    }
  }

  public static Rational of(long value) {
    return of(BigInteger.valueOf(value));
  }

  public static Rational of(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public Rational plus(Rational other) {
    if (isInteger() && other.isInteger()) {
      return of(numerator.add(other.numerator));
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negated());
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

  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /// This to a whole power, negative ones too.
  ///
  /// @throws ArithmeticException for a negative power of zero
  public Rational power(int exponent) {
    return exponent >= 0
        ? new Rational(numerator.pow(exponent), denominator.pow(exponent))
        : new Rational(denominator.pow(-exponent), numerator.pow(-exponent));
  }

  /// The greatest whole number that is not above this one.
  public BigInteger floor() {
    var parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
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

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /// How long the two numbers are together: what an operation on this one costs.
  public int bits() {
    return numerator.bitLength() + denominator.bitLength();
  }

  public double toDouble() {
    int excess = Math.max(numerator.bitLength(), denominator.bitLength());
    return excess < 1000
        ? numerator.doubleValue() / denominator.doubleValue()
        : toDecimal(MathContext.DECIMAL64).doubleValue();
  }

  public BigDecimal toDecimal(MathContext context) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), context);
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
