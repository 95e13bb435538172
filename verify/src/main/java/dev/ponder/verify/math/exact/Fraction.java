package dev.ponder.verify.math.exact;

import dev.ponder.verify.number.Rational;
import org.jspecify.annotations.Nullable;

/// A quotient of polynomials, not reduced: two are equal when their difference has no numerator.
public final class Fraction {
  static final Fraction ZERO = new Fraction(Polynomial.ZERO, Polynomial.ONE);
  static final Fraction ONE = new Fraction(Polynomial.ONE, Polynomial.ONE);

  private final Polynomial above;
  private final Polynomial below;

  private Fraction(Polynomial above, Polynomial below) {
    this.above = above;
    this.below = below;
  }

  static Fraction of(Polynomial above) {
    return new Fraction(above, Polynomial.ONE);
  }

  static Fraction of(Rational value) {
    return of(Polynomial.of(value));
  }

  static Fraction of(Polynomial above, Polynomial below, Effort effort) {
    if (below.isZero()) {
      throw Beyond.undefined("division by zero");
    }
    Term single = below.single();
    if (single != null) {
      // One term below is a term above with negative exponents.
      Term inverse =
          Term.of(
              Rational.ONE.over(single.coefficient()), single.monomial().power(Rational.of(-1)));
      return of(above.times(Polynomial.of(inverse), effort));
    }
    return new Fraction(above, below);
  }

  Polynomial above() {
    return above;
  }

  Polynomial below() {
    return below;
  }

  Fraction plus(Fraction other, Effort effort) {
    if (below.equals(other.below)) {
      return of(above.plus(other.above, effort), below, effort);
    }
    return of(
        above.times(other.below, effort).plus(other.above.times(below, effort), effort),
        below.times(other.below, effort),
        effort);
  }

  Fraction minus(Fraction other, Effort effort) {
    return plus(new Fraction(other.above.times(Rational.of(-1)), other.below), effort);
  }

  Fraction times(Fraction other, Effort effort) {
    return of(above.times(other.above, effort), below.times(other.below, effort), effort);
  }

  Fraction inverse(Effort effort) {
    return of(below, above, effort);
  }

  /// Whether it is zero wherever it is defined.
  public boolean isZero() {
    return above.isZero();
  }

  /// The value as a number; null if it isn't a rational one, or isn't seen to be.
  public @Nullable Rational rational() {
    return below.isOne() ? above.rational() : null;
  }

  /// Whether an equality that the normal form denies can't hold: all atoms are independent of each
  /// other over the rationals.
  ///
  /// Symbols are; roots of different primes are (Besicovitch 1940), with `i` too; `π` or `e` alone
  /// is. Values of functions may satisfy identities.
  public boolean isDecisive() {
    boolean pi = false;
    boolean e = false;
    for (Polynomial part : new Polynomial[] {above, below}) {
      for (Monomial monomial : part.terms().keySet()) {
        for (Monomial.Factor each : monomial.factors()) {
          char first = each.atom().charAt(0);
          if (first == '#' || first == '^' && !freePower(each.atom())) {
            return false;
          }
          pi |= each.atom().equals("π");
          e |= each.atom().equals("e");
        }
      }
    }
    return !(pi && e);
  }

  /// Whether a power's exponent is made of variables alone: powers such as `e^(iπ)` may be numbers.
  private static boolean freePower(String atom) {
    int bar = atom.indexOf('|');
    if (bar < 0 || atom.startsWith("^-1")) {
      return false;
    }
    for (int i = bar + 1; i < atom.length(); i++) {
      boolean starts = i == bar + 1 || atom.charAt(i - 1) == '*';
      char c = atom.charAt(i);
      boolean alone =
          i + 1 == atom.length() || atom.charAt(i + 1) == '*' || atom.charAt(i + 1) == '^';
      if (starts
          && (c >= '0' && c <= '9'
              || c == '#'
              || c == '^'
              || alone && (c == 'i' || c == 'π' || c == 'e'))) {
        return false;
      }
    }
    return true;
  }

  /// Whether it has no symbols, only numbers and constants.
  public boolean isDecisiveConstant() {
    if (!isDecisive()) {
      return false;
    }
    for (Polynomial part : new Polynomial[] {above, below}) {
      for (Monomial monomial : part.terms().keySet()) {
        for (Monomial.Factor each : monomial.factors()) {
          char first = each.atom().charAt(0);
          boolean constant =
              first >= '0' && first <= '9'
                  || each.atom().equals("π")
                  || each.atom().equals("e")
                  || each.atom().equals(Term.I);
          if (!constant) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// The only number by which the other can be multiplied to give this one, if there is any; null
  /// if the first terms already deny it. Quotients are compared by what stands above.
  public @Nullable Rational ratioTo(Fraction other) {
    var mine = above.sorted().getFirst();
    var theirs = other.above.sorted().getFirst();
    return mine.getKey().equals(theirs.getKey()) ? mine.getValue().over(theirs.getValue()) : null;
  }

  /// What stands above, as if multiplied out.
  public Fraction numerator() {
    return of(above);
  }

  /// A text under which equal polynomials meet; equal quotients may have different ones.
  public String key() {
    if (below.isOne()) {
      return above.toString();
    }
    Rational content = below.content();
    if (below.sign() < 0) {
      content = content.negated();
    }
    Rational scale = Rational.ONE.over(content);
    return "(" + above.times(scale) + ")/(" + below.times(scale) + ")";
  }

  @Override
  public String toString() {
    return key();
  }
}
