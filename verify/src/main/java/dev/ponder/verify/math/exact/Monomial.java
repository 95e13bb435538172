package dev.ponder.verify.math.exact;

import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.List;

/// A product of powers of atoms, sorted by atom.
///
/// An atom is a symbol, a prime under a root, `i`, `π`, `e`, or the normal form of a function's
/// value.
///
/// @param factors sorted, without exponents of zero
record Monomial(List<Factor> factors) {
  /// An atom with its exponent.
  record Factor(String atom, Rational exponent) {}

  static final Monomial ONE = new Monomial(List.of());

  static Monomial of(String atom, Rational exponent) {
    return exponent.isZero() ? ONE : new Monomial(List.of(new Factor(atom, exponent)));
  }

  boolean isOne() {
    return factors.isEmpty();
  }

  /// The product, exponents added and not yet reduced.
  Monomial times(Monomial other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    var merged = new ArrayList<Factor>(factors.size() + other.factors.size());
    int i = 0;
    int j = 0;
    while (i < factors.size() && j < other.factors.size()) {
      Factor left = factors.get(i);
      Factor right = other.factors.get(j);
      int order = left.atom.compareTo(right.atom);
      if (order < 0) {
        merged.add(left);
        i++;
      } else if (order > 0) {
        merged.add(right);
        j++;
      } else {
        Rational exponent = left.exponent.plus(right.exponent);
        if (!exponent.isZero()) {
          merged.add(new Factor(left.atom, exponent));
        }
        i++;
        j++;
      }
    }
    merged.addAll(factors.subList(i, factors.size()));
    merged.addAll(other.factors.subList(j, other.factors.size()));
    return new Monomial(merged);
  }

  /// Every exponent times a number.
  Monomial power(Rational exponent) {
    if (exponent.isZero()) {
      return ONE;
    }
    var raised = new ArrayList<Factor>(factors.size());
    for (Factor each : factors) {
      raised.add(new Factor(each.atom, each.exponent.times(exponent)));
    }
    return new Monomial(raised);
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    for (Factor each : factors) {
      out.append(out.isEmpty() ? "" : "*").append(each.atom);
      if (!each.exponent.equals(Rational.ONE)) {
        out.append('^').append(each.exponent);
      }
    }
    return out.toString();
  }
}
