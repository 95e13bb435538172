package dev.ponder.task.procedural.algebra;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The distinct real roots of a polynomial, each between two fractions: bisection by the count of
/// sign changes in Sturm's chain of its square-free part, so that none is missed and none is found
/// twice.
final class RealRoots {
  private final List<BigInteger[]> chain = new ArrayList<>();
  private final int bits;

  /// @param bits intervals are at most 2 to the power of -`bits` wide
  private RealRoots(Polynomial polynomial, int bits) {
    this.bits = bits;
    var last = polynomial.over(polynomial.gcd(polynomial.derivative()));
    var next = last.derivative();
    chain.add(whole(last));
    while (!next.isZero()) {
      chain.add(whole(next));
      var after = Polynomial.ZERO.minus(last.rest(next));
      last = next;
      next = after;
    }
  }

  /// A root is above `low` and at most `high`.
  record Interval(Rational low, Rational high) {}

  /// In rising order.
  ///
  /// @param polynomial not a constant
  static List<Interval> of(Polynomial polynomial, int bits) {
    var bound = BigInteger.ONE;
    for (var coefficient : polynomial.terms().values()) {
      var size = coefficient.over(polynomial.leading());
      bound = bound.add(size.numerator().abs().divide(size.denominator())).add(BigInteger.ONE);
    }
    var found = new ArrayList<Interval>();
    var roots = new RealRoots(polynomial, bits);
    roots.find(
        bound.negate(), bound, 0, roots.changes(bound.negate(), 0), roots.changes(bound, 0), found);
    return found;
  }

  /// Between `low` and `high`, both over 2 to the power of `scale`.
  private void find(
      BigInteger low, BigInteger high, int scale, int below, int above, List<Interval> found) {
    if (below == above) {
      return;
    }
    if (scale >= bits + high.subtract(low).bitLength() && below - above == 1) {
      var unit = BigInteger.ONE.shiftLeft(scale);
      found.add(new Interval(new Rational(low, unit), new Rational(high, unit)));
      return;
    }
    var middle = low.add(high);
    int there = changes(middle, scale + 1);
    find(low.shiftLeft(1), middle, scale + 1, below, there, found);
    find(middle, high.shiftLeft(1), scale + 1, there, above, found);
  }

  /// Sign changes along the chain at `point` over 2 to the power of `scale`.
  private int changes(BigInteger point, int scale) {
    int changes = 0;
    int before = 0;
    for (var coefficients : chain) {
      var value = BigInteger.ZERO;
      for (int i = 0; i < coefficients.length; i++) {
        value = value.multiply(point).add(coefficients[i].shiftLeft(scale * i));
      }
      changes += value.signum() * before < 0 ? 1 : 0;
      before = value.signum() == 0 ? before : value.signum();
    }
    return changes;
  }

  /// A positive multiple with whole coefficients, from the highest degree down.
  private static BigInteger[] whole(Polynomial polynomial) {
    var below = BigInteger.ONE;
    for (var coefficient : polynomial.terms().values()) {
      var denominator = coefficient.denominator();
      below = below.divide(below.gcd(denominator)).multiply(denominator);
    }
    var coefficients = new BigInteger[polynomial.degree() + 1];
    var divisor = BigInteger.ZERO;
    for (int i = 0; i < coefficients.length; i++) {
      var coefficient = polynomial.coefficient(polynomial.degree() - i);
      coefficients[i] = coefficient.numerator().multiply(below.divide(coefficient.denominator()));
      divisor = divisor.gcd(coefficients[i]);
    }
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = coefficients[i].divide(divisor);
    }
    return coefficients;
  }
}
