package dev.ponder.verify.math.exact;

import dev.ponder.verify.math.read.Limits;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sum of terms with different monomials and coefficients other than zero.
record Polynomial(Map<Monomial, Rational> terms) {
  static final Polynomial ZERO = new Polynomial(Map.of());
  static final Polynomial ONE = of(Rational.ONE);

  static Polynomial of(Rational value) {
    return of(new Term(value, Monomial.ONE));
  }

  static Polynomial of(Term term) {
    return term.coefficient().isZero()
        ? ZERO
        : new Polynomial(Map.of(term.monomial(), term.coefficient()));
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /// The only term; null if there are several or none.
  @Nullable Term single() {
    if (terms.size() != 1) {
      return null;
    }
    var only = terms.entrySet().iterator().next();
    return new Term(only.getValue(), only.getKey());
  }

  /// The value as a fraction; null if it isn't one.
  @Nullable Rational rational() {
    if (terms.isEmpty()) {
      return Rational.ZERO;
    }
    Term only = single();
    return only != null && only.monomial().isOne() ? only.coefficient() : null;
  }

  boolean isOne() {
    return Rational.ONE.equals(rational());
  }

  Polynomial plus(Polynomial other, Effort effort) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    effort.spend(terms.size() + other.terms.size());
    var sum = new HashMap<>(terms);
    other.terms.forEach((monomial, value) -> add(sum, monomial, value));
    return checked(sum);
  }

  Polynomial times(Polynomial other, Effort effort) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    effort.spend(1 + terms.size() * other.terms.size());
    var product = new HashMap<Monomial, Rational>();
    for (var left : terms.entrySet()) {
      for (var right : other.terms.entrySet()) {
        Term term =
            Term.of(left.getValue().times(right.getValue()), left.getKey().times(right.getKey()));
        add(product, term.monomial(), term.coefficient());
      }
      if (product.size() > Limits.TERMS) {
        throw Beyond.limits("a polynomial of more than " + Limits.TERMS + " terms");
      }
    }
    return checked(product);
  }

  Polynomial times(Rational factor) {
    if (factor.equals(Rational.ONE)) {
      return this;
    }
    var scaled = new HashMap<Monomial, Rational>();
    terms.forEach((monomial, value) -> add(scaled, monomial, value.times(factor)));
    return checked(scaled);
  }

  private static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational value) {
    Rational before = sum.get(monomial);
    Rational after = before == null ? value : before.plus(value);
    if (after.isZero()) {
      sum.remove(monomial);
    } else {
      sum.put(monomial, after);
    }
  }

  private static Polynomial checked(Map<Monomial, Rational> terms) {
    if (terms.size() > Limits.TERMS) {
      throw Beyond.limits("a polynomial of more than " + Limits.TERMS + " terms");
    }
    for (Rational each : terms.values()) {
      if (each.bits() > 2 * Limits.BITS) {
        throw Beyond.limits("a number of more than " + Limits.BITS + " bits");
      }
    }
    return new Polynomial(terms);
  }

  /// The positive number by which all coefficients divide to whole ones without common factor.
  Rational content() {
    BigInteger above = BigInteger.ZERO;
    BigInteger below = BigInteger.ONE;
    for (Rational each : terms.values()) {
      above = above.gcd(each.numerator());
      below = below.divide(below.gcd(each.denominator())).multiply(each.denominator());
      if (below.bitLength() > Limits.BITS) {
        return Rational.ONE;
      }
    }
    return above.signum() == 0 ? Rational.ONE : new Rational(above, below);
  }

  /// The terms in one order that doesn't depend on how they came to be.
  List<Map.Entry<String, Rational>> sorted() {
    var sorted = new TreeMap<String, Rational>();
    terms.forEach((monomial, value) -> sorted.put(monomial.toString(), value));
    return List.copyOf(sorted.entrySet());
  }

  /// The sign of the first term in that order.
  int sign() {
    return isZero() ? 0 : sorted().getFirst().getValue().signum();
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    for (var each : sorted()) {
      out.append(out.isEmpty() ? "" : "+").append(each.getValue());
      if (!each.getKey().isEmpty()) {
        out.append('*').append(each.getKey());
      }
    }
    return out.isEmpty() ? "0" : out.toString();
  }
}
