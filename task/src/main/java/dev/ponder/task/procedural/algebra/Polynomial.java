package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Read;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A polynomial of one variable with exact coefficients.
///
/// @param terms coefficients by degree, none of them zero
record Polynomial(NavigableMap<Integer, Rational> terms) {
  static final int HIGHEST = 60;
  private static final int BITS = 4096;

  static final Polynomial ZERO = new Polynomial(new TreeMap<>());

  Polynomial {
    var kept = new TreeMap<Integer, Rational>();
    terms.forEach(
        (degree, coefficient) -> {
          Read.size("degree", degree, 0, HIGHEST);
          Read.size("bits of a coefficient", bits(coefficient), 0, BITS);
          if (!coefficient.isZero()) {
            kept.put(degree, coefficient);
          }
        });
    terms = Collections.unmodifiableNavigableMap(kept);
  }

  private static int bits(Rational number) {
    return Math.max(number.numerator().bitLength(), number.denominator().bitLength());
  }

  static Polynomial constant(Rational value) {
    return term(value, 0);
  }

  static Polynomial term(Rational coefficient, int degree) {
    return new Polynomial(new TreeMap<>(java.util.Map.of(degree, coefficient)));
  }

  /// From the coefficient of the highest degree down to the constant.
  static Polynomial of(int... coefficients) {
    var terms = new TreeMap<Integer, Rational>();
    for (int i = 0; i < coefficients.length; i++) {
      terms.put(coefficients.length - 1 - i, Rational.of(coefficients[i]));
    }
    return new Polynomial(terms);
  }

  /// -1 for zero.
  int degree() {
    return terms.isEmpty() ? -1 : terms.lastKey();
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  Rational coefficient(int degree) {
    return terms.getOrDefault(degree, Rational.of(0));
  }

  Rational leading() {
    return coefficient(degree());
  }

  Polynomial plus(Polynomial other) {
    var sum = new TreeMap<>(terms);
    other.terms.forEach((degree, value) -> sum.merge(degree, value, Rational::plus));
    return new Polynomial(sum);
  }

  Polynomial minus(Polynomial other) {
    return plus(other.times(constant(Rational.of(-1))));
  }

  Polynomial times(Polynomial other) {
    Read.size("degree", Math.max(0, degree()) + Math.max(0, other.degree()), 0, HIGHEST);
    var product = new TreeMap<Integer, Rational>();
    terms.forEach(
        (a, left) ->
            other.terms.forEach(
                (b, right) -> product.merge(a + b, left.times(right), Rational::plus)));
    return new Polynomial(product);
  }

  /// What is left of this after division by a polynomial that is not zero.
  Polynomial rest(Polynomial divisor) {
    return minus(divisor.times(over(divisor)));
  }

  /// The whole part of this divided by a polynomial that is not zero.
  Polynomial over(Polynomial divisor) {
    var left = this;
    var quotient = ZERO;
    while (left.degree() >= divisor.degree()) {
      var factor = term(left.leading().over(divisor.leading()), left.degree() - divisor.degree());
      quotient = quotient.plus(factor);
      left = left.minus(divisor.times(factor));
    }
    return quotient;
  }

  /// The common divisor of highest degree, with leading coefficient 1.
  Polynomial gcd(Polynomial other) {
    var a = this;
    var b = other;
    while (!b.isZero()) {
      var rest = a.rest(b);
      a = b;
      b = rest;
    }
    return a.isZero() ? a : a.over(constant(a.leading()));
  }

  Polynomial derivative() {
    var derived = new TreeMap<Integer, Rational>();
    terms.forEach(
        (degree, value) -> {
          if (degree > 0) {
            derived.put(degree - 1, value.times(Rational.of(degree)));
          }
        });
    return new Polynomial(derived);
  }

  /// The antiderivative that is zero at zero.
  Polynomial integral() {
    var integrated = new TreeMap<Integer, Rational>();
    terms.forEach(
        (degree, value) -> integrated.put(degree + 1, value.over(Rational.of(degree + 1))));
    return new Polynomial(integrated);
  }

  Polynomial withoutConstant() {
    return minus(constant(coefficient(0)));
  }

  Rational at(Rational point) {
    var value = Rational.of(0);
    for (int degree = degree(); degree >= 0; degree--) {
      value = value.times(point).plus(coefficient(degree));
    }
    return value;
  }

  /// As `3*x**2 - x/2 + 4`, from the highest degree down.
  String text(String variable) {
    if (isZero()) {
      return "0";
    }
    var text = new StringBuilder();
    terms
        .descendingMap()
        .forEach(
            (degree, value) -> {
              boolean negative = value.numerator().signum() < 0;
              text.append(text.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ");
              text.append(term(value.numerator().abs(), value.denominator(), degree, variable));
            });
    return text.toString();
  }

  private static String term(BigInteger above, BigInteger below, int degree, String variable) {
    var power = degree == 0 ? "" : degree == 1 ? variable : variable + "**" + degree;
    boolean one = above.equals(BigInteger.ONE) && degree > 0;
    return (one ? power : above + (degree > 0 ? "*" + power : ""))
        + (below.equals(BigInteger.ONE) ? "" : "/" + below);
  }
}
