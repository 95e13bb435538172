package dev.ponder.verify.math.exact;

import dev.ponder.verify.math.read.Limits;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;

/// A monomial with its coefficient, reduced: roots of primes keep exponents in [0, 1), `i` has none
/// but 1.
record Term(Rational coefficient, Monomial monomial) {
  static final String I = "i";

  static Term of(Rational coefficient, Monomial monomial) {
    boolean reduced = true;
    for (Monomial.Factor each : monomial.factors()) {
      char first = each.atom().charAt(0);
      if (first >= '0' && first <= '9') {
        reduced &= each.exponent().signum() > 0 && each.exponent().compareTo(Rational.ONE) < 0;
      } else if (each.atom().equals(I)) {
        reduced &= each.exponent().equals(Rational.ONE);
      }
    }
    return reduced ? new Term(coefficient, monomial) : reduce(coefficient, monomial);
  }

  private static Term reduce(Rational coefficient, Monomial monomial) {
    Rational value = coefficient;
    var kept = new ArrayList<Monomial.Factor>();
    for (Monomial.Factor each : monomial.factors()) {
      char first = each.atom().charAt(0);
      if (first >= '0' && first <= '9') {
        BigInteger whole = each.exponent().floor();
        var prime = new BigInteger(each.atom());
        if (whole.bitLength() > 20
            || (long) prime.bitLength() * Math.abs(whole.intValue()) > Limits.BITS) {
          throw Beyond.limits("a power of more than " + Limits.BITS + " bits");
        }
        value = value.times(Rational.of(prime).power(whole.intValue()));
        Rational rest = each.exponent().minus(Rational.of(whole));
        if (!rest.isZero()) {
          kept.add(new Monomial.Factor(each.atom(), rest));
        }
      } else if (each.atom().equals(I) && each.exponent().isInteger()) {
        int turns = each.exponent().numerator().mod(BigInteger.valueOf(4)).intValue();
        if (turns >= 2) {
          value = value.negated();
        }
        if (turns % 2 == 1) {
          kept.add(new Monomial.Factor(I, Rational.ONE));
        }
      } else {
        kept.add(each);
      }
    }
    return new Term(value, new Monomial(kept));
  }
}
