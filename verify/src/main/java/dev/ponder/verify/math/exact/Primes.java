package dev.ponder.verify.math.exact;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// Prime factors, by trial division as far as it is cheap.
final class Primes {
  private static final int LIMIT = 2_000;
  private static final int BITS = 256;

  private Primes() {}

  /// The factors of a positive number with their exponents; a large cofactor that has no small
  /// factor stands for itself.
  static Map<BigInteger, Integer> of(BigInteger number, Effort effort) {
    var factors = new TreeMap<BigInteger, Integer>();
    if (number.equals(BigInteger.ONE)) {
      return factors;
    }
    if (number.bitLength() > BITS) {
      throw Beyond.limits("the factors of a number of more than " + BITS + " bits");
    }
    BigInteger rest = number;
    for (int i = 2; i <= LIMIT; i += i == 2 ? 1 : 2) {
      if (rest.bitLength() < 22 && (long) i * i > rest.intValue()) {
        break;
      }
      if (rest.bitLength() < 63) {
        long small = rest.longValue();
        int count = 0;
        while (small % i == 0) {
          small /= i;
          count++;
        }
        if (count > 0) {
          factors.put(BigInteger.valueOf(i), count);
          rest = BigInteger.valueOf(small);
        }
      } else {
        effort.spend(1);
        var divisor = BigInteger.valueOf(i);
        int count = 0;
        var parts = rest.divideAndRemainder(divisor);
        while (parts[1].signum() == 0) {
          rest = parts[0];
          count++;
          parts = rest.divideAndRemainder(divisor);
        }
        if (count > 0) {
          factors.put(divisor, count);
        }
      }
    }
    effort.spend(rest.bitLength());
    if (!rest.equals(BigInteger.ONE)) {
      BigInteger root = rest.sqrt();
      if (root.multiply(root).equals(rest)) {
        factors.merge(root, 2, Integer::sum);
      } else {
        factors.merge(rest, 1, Integer::sum);
      }
    }
    return factors;
  }

  /// A positive number to a power, as a term: whole parts in the coefficient, roots as atoms.
  static Term power(Rational base, Rational exponent, Effort effort) {
    Monomial monomial = Monomial.ONE;
    for (var each : of(base.numerator(), effort).entrySet()) {
      monomial = monomial.times(prime(each.getKey(), exponent, each.getValue()));
    }
    for (var each : of(base.denominator(), effort).entrySet()) {
      monomial = monomial.times(prime(each.getKey(), exponent, -each.getValue()));
    }
    return Term.of(Rational.ONE, monomial);
  }

  private static Monomial prime(BigInteger prime, Rational exponent, int count) {
    return Monomial.of(prime.toString(), exponent.times(Rational.of(count)));
  }
}
