package dev.ponder.verify.math.exact;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Powers. A root is taken apart only where that is right on all reals: `√(x²)` isn't `x`.
final class Powers {
  private static final int EXPANDED = 24;
  private static final Rational HALF = Rational.of(1, 2);

  private final Effort effort;

  Powers(Effort effort) {
    this.effort = effort;
  }

  Fraction power(Fraction base, Fraction exponent) {
    Rational constant = exponent.rational();
    if (constant == null) {
      return symbolic(base, exponent);
    }
    return constant.isInteger() ? whole(base, constant.numerator()) : root(base, constant);
  }

  private Fraction whole(Fraction base, BigInteger exponent) {
    if (exponent.signum() == 0) {
      return Fraction.ONE;
    }
    if (base.isZero()) {
      if (exponent.signum() < 0) {
        throw Beyond.undefined("division by zero");
      }
      return Fraction.ZERO;
    }
    if (exponent.equals(BigInteger.ONE)) {
      return base;
    }
    Term single = base.below().isOne() ? base.above().single() : null;
    if (single != null) {
      return Fraction.of(Polynomial.of(whole(single, exponent)));
    }
    if (exponent.bitLength() > 16 || Math.abs(exponent.intValue()) > EXPANDED) {
      return opaque(base, Rational.of(exponent));
    }
    Fraction power = base;
    for (int i = 1; i < Math.abs(exponent.intValue()); i++) {
      power = power.times(base, effort);
    }
    return exponent.signum() < 0 ? power.inverse(effort) : power;
  }

  private static Term whole(Term base, BigInteger exponent) {
    Rational coefficient = base.coefficient();
    Monomial monomial = base.monomial().power(Rational.of(exponent));
    Rational unit = coefficient.signum() < 0 ? coefficient.negated() : coefficient;
    if (unit.equals(Rational.ONE)) {
      boolean negative = coefficient.signum() < 0 && exponent.testBit(0);
      return Term.of(negative ? Rational.of(-1) : Rational.ONE, monomial);
    }
    if (exponent.bitLength() > 20) {
      throw Beyond.limits("the exponent " + brief(exponent));
    }
    // The size is known before the power is taken.
    Algebra.checkBits(Math.max(1, unit.bits() - 1) * Math.abs(exponent.doubleValue()));
    return Term.of(coefficient.power(exponent.intValue()), monomial);
  }

  private static String brief(BigInteger number) {
    return number.bitLength() < 200 ? number.toString() : "of " + number.bitLength() + " bits";
  }

  private Fraction root(Fraction base, Rational exponent) {
    if (base.isZero()) {
      if (exponent.signum() < 0) {
        throw Beyond.undefined("division by zero");
      }
      return Fraction.ZERO;
    }
    Term single = base.below().isOne() ? base.above().single() : null;
    Term taken = single == null ? null : root(single, exponent);
    if (taken != null) {
      return Fraction.of(Polynomial.of(taken));
    }
    // A positive factor comes out of any root.
    Rational content = base.above().content().over(base.below().content());
    Fraction rest = base.times(Fraction.of(Rational.ONE.over(content)), effort);
    Term front = Primes.power(content, exponent, effort);
    return Fraction.of(Polynomial.of(front)).times(opaque(rest, exponent), effort);
  }

  /// The root of a term, or null if it can't be taken apart on all reals.
  private @Nullable Term root(Term base, Rational exponent) {
    Rational coefficient = base.coefficient();
    boolean oddRoot = exponent.denominator().testBit(0);
    Rational sign = Rational.ONE;
    Monomial extra = Monomial.ONE;
    int free = 0;
    for (Monomial.Factor each : base.monomial().factors()) {
      if (!positive(each.atom())) {
        free++;
        if (!each.exponent().equals(Rational.ONE) && !(oddRoot && oddPower(each.exponent()))) {
          return null;
        }
      }
    }
    if (free > 1 && !oddRoot
        || base.monomial().factors().stream().anyMatch(f -> f.atom().equals(Term.I))) {
      return null;
    }
    if (coefficient.signum() < 0) {
      if (oddRoot) {
        sign = exponent.numerator().testBit(0) ? Rational.of(-1) : Rational.ONE;
      } else if (exponent.equals(HALF) && free == 0) {
        extra = Monomial.of(Term.I, Rational.ONE);
      } else if (exponent.equals(HALF.negated()) && free == 0) {
        extra = Monomial.of(Term.I, Rational.of(-1));
      } else {
        return null;
      }
      coefficient = coefficient.negated();
    }
    Term number = Primes.power(coefficient, exponent, effort);
    return Term.of(
        number.coefficient().times(sign),
        number.monomial().times(base.monomial().power(exponent)).times(extra));
  }

  private static boolean oddPower(Rational exponent) {
    return exponent.numerator().testBit(0) && exponent.denominator().testBit(0);
  }

  /// Atoms that are positive numbers.
  static boolean positive(String atom) {
    char first = atom.charAt(0);
    return first >= '0' && first <= '9'
        || atom.equals("π")
        || atom.equals("e")
        || (atom.startsWith("^e|") || atom.startsWith("^+")) && !imaginary(atom);
  }

  /// Whether `i` is among the factors of a power's exponent.
  private static boolean imaginary(String atom) {
    String exponent = atom.substring(atom.indexOf('|') + 1);
    return exponent.equals("i") || exponent.startsWith("i*") || exponent.contains("*i");
  }

  private Fraction opaque(Fraction base, Rational exponent) {
    effort.spend(base.above().terms().size() + base.below().terms().size());
    return Fraction.of(
        Polynomial.of(Term.of(Rational.ONE, Monomial.of("#root{" + base.key() + "}", exponent))));
  }

  /// A power whose exponent has symbols: `2^(n+1)` is `2 · 2^n`, `4^n` is `(2^n)²`.
  private Fraction symbolic(Fraction base, Fraction exponent) {
    Rational number = base.rational();
    if (number != null && exponent.below().isOne()) {
      if (number.isZero()) {
        throw Beyond.undefined("a power of zero");
      }
      Rational size = number.signum() < 0 ? number.negated() : number;
      Fraction power = number.signum() < 0 ? split("-1", exponent.above(), true) : Fraction.ONE;
      if (power != null) {
        for (var each : Primes.of(size.numerator(), effort).entrySet()) {
          power = power.times(primePower(each.getKey(), exponent.above(), each.getValue()), effort);
        }
        for (var each : Primes.of(size.denominator(), effort).entrySet()) {
          power =
              power.times(primePower(each.getKey(), exponent.above(), -each.getValue()), effort);
        }
        return power;
      }
    }
    Term single = base.below().isOne() ? base.above().single() : null;
    if (single != null
        && single.coefficient().equals(Rational.ONE)
        && single.monomial().factors().size() == 1
        && single.monomial().factors().getFirst().exponent().equals(Rational.ONE)
        && exponent.below().isOne()) {
      String atom = single.monomial().factors().getFirst().atom();
      Fraction power = split(atom, exponent.above(), !atom.equals("e"));
      if (power != null) {
        return power;
      }
    }
    return Algebra.atom("#power{" + base.key() + "|" + exponent.key() + "}");
  }

  private Fraction primePower(BigInteger prime, Polynomial exponent, int count) {
    Fraction split = split("+" + prime, exponent.times(Rational.of(count)), false);
    return split == null ? Fraction.ONE : split;
  }

  /// `a^(c₁m₁ + c₂m₂ + …)` as the product of `(a^m₁)^c₁ …`; null if a coefficient isn't whole where
  /// it has to be.
  private @Nullable Fraction split(String atom, Polynomial exponent, boolean wholeOnly) {
    Fraction product = Fraction.ONE;
    for (var each : exponent.terms().entrySet()) {
      if (wholeOnly && !each.getValue().isInteger()) {
        return null;
      }
      Term term;
      if (each.getKey().isOne()) {
        term =
            atom.equals("-1")
                ? new Term(
                    each.getValue().numerator().testBit(0) ? Rational.of(-1) : Rational.ONE,
                    Monomial.ONE)
                : Term.of(
                    Rational.ONE,
                    Monomial.of(atom.startsWith("+") ? atom.substring(1) : atom, each.getValue()));
      } else {
        term =
            Term.of(Rational.ONE, Monomial.of("^" + atom + "|" + each.getKey(), each.getValue()));
      }
      product = product.times(Fraction.of(Polynomial.of(term)), effort);
    }
    return product;
  }
}
