package dev.ponder.verify.math.exact;

import dev.ponder.verify.math.read.Limits;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;

/// Brings an expression to its normal form.
public final class Algebra {
  private final Effort effort;
  private final Powers powers;
  private final Functions functions;

  public Algebra(Effort effort) {
    this.effort = effort;
    this.powers = new Powers(effort);
    this.functions = new Functions(this, effort);
  }

  /// The normal form.
  ///
  /// @throws Beyond when the limits forbid it, when there is no value, or when the node isn't an
  ///   expression
  public Fraction of(Node node) {
    effort.spend(1);
    return switch (node) {
      case Node.Num(var value) -> Fraction.of(value);
      case Node.Sym(var name) -> symbol(name);
      case Node.Sum(var terms) -> {
        Fraction sum = Fraction.ZERO;
        for (Node each : terms) {
          sum = sum.plus(of(each), effort);
        }
        yield sum;
      }
      case Node.Product(var factors) -> {
        Fraction product = Fraction.ONE;
        for (Node each : factors) {
          product = product.times(of(each), effort);
        }
        yield product;
      }
      case Node.Power(var base, var exponent) -> powers.power(of(base), of(exponent));
      case Node.Call(var name, var arguments) -> functions.call(name, arguments);
      case Node.Measured(var value, var unit) -> of(value).times(unit(unit), effort);
      case Node.Based(var digits, var base) -> Fraction.of(Rational.of(value(digits, base)));
      case Node.Shape(var name, var parts) -> functions.opaque(name, parts);
      case Node.Ratio(var parts) when parts.size() == 2 ->
          of(parts.getFirst()).times(of(parts.getLast()).inverse(effort), effort);
      default -> throw Beyond.limits("not an expression");
    };
  }

  /// The first minus the second.
  public Fraction difference(Fraction first, Fraction second) {
    return first.minus(second, effort);
  }

  /// The first over the second.
  public Fraction quotient(Fraction first, Fraction second) {
    return first.times(second.inverse(effort), effort);
  }

  /// A multiple.
  public Fraction scaled(Fraction value, Rational factor) {
    return value.times(Fraction.of(factor), effort);
  }

  /// Whole numbers in another base.
  static BigInteger value(String digits, int base) {
    return new BigInteger(digits, base);
  }

  private static Fraction symbol(String name) {
    if (name.equals("∞")) {
      throw Beyond.undefined("infinity is no number");
    }
    if (name.equals("°")) {
      return unit(Units.DEGREES);
    }
    return atom(name);
  }

  private static Fraction unit(String unit) {
    return switch (unit) {
      case Units.PERCENT -> Fraction.of(Rational.of(1, 100));
      case Units.DEGREES ->
          Fraction.of(Polynomial.of(new Term(Rational.of(1, 180), Monomial.of("π", Rational.ONE))));
      default -> atom("unit " + unit);
    };
  }

  static Fraction atom(String name) {
    return Fraction.of(Polynomial.of(new Term(Rational.ONE, Monomial.of(name, Rational.ONE))));
  }

  /// Refuses a result that would be too long.
  static void checkBits(double bits) {
    if (bits > Limits.BITS) {
      throw Beyond.limits("a number of more than " + Limits.BITS + " bits");
    }
  }
}
