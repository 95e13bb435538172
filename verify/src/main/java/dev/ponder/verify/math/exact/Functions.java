package dev.ponder.verify.math.exact;

import dev.ponder.verify.math.read.Limits;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of functions: exact where the argument is a number, otherwise an atom named after the
/// function and its argument's normal form.
final class Functions {
  private static final Set<String> ODD =
      Set.of("sin", "tan", "cot", "csc", "arcsin", "arctan", "sinh", "tanh", "coth");
  private static final Set<String> EVEN = Set.of("cos", "sec", "cosh");

  private final Algebra algebra;
  private final Effort effort;

  Functions(Algebra algebra, Effort effort) {
    this.algebra = algebra;
    this.effort = effort;
  }

  Fraction call(String name, List<Node> arguments) {
    if (arguments.size() == 1) {
      if (notExpression(arguments.getFirst())) {
        return opaque(name, arguments);
      }
      Fraction argument = algebra.of(arguments.getFirst());
      Fraction value = one(name, argument);
      return value == null ? named(name, argument) : value;
    }
    if (arguments.size() == 2 && name.equals("log")) {
      return logarithm(algebra.of(arguments.getFirst()))
          .times(logarithm(algebra.of(arguments.getLast())).inverse(effort), effort);
    }
    Fraction value = several(name, arguments);
    return value == null ? opaque(name, arguments) : value;
  }

  private static boolean notExpression(Node node) {
    return !(node instanceof Node.Num
        || node instanceof Node.Sym
        || node instanceof Node.Sum
        || node instanceof Node.Product
        || node instanceof Node.Power
        || node instanceof Node.Call
        || node instanceof Node.Measured
        || node instanceof Node.Based
        || node instanceof Node.Shape);
  }

  private @Nullable Fraction one(String name, Fraction argument) {
    Rational number = argument.rational();
    return switch (name) {
      case "abs" -> absolute(argument);
      case "log" -> logarithm(argument);
      case "!" -> number == null ? null : factorial(number, 1);
      case "!!" -> number == null ? null : factorial(number, 2);
      case "floor" -> number == null ? null : Fraction.of(Rational.of(number.floor()));
      case "ceil" ->
          number == null ? null : Fraction.of(Rational.of(number.negated().floor().negate()));
      case "sgn", "sign" -> number == null ? null : Fraction.of(Rational.of(number.signum()));
      case "sin", "tan", "arcsin", "arctan", "sinh", "tanh" ->
          argument.isZero() ? Fraction.ZERO : null;
      case "cos", "sec", "cosh" -> argument.isZero() ? Fraction.ONE : null;
      default -> null;
    };
  }

  /// An atom; the sign of an odd or even function's argument is taken out.
  private Fraction named(String name, Fraction argument) {
    Fraction inside = argument;
    Rational sign = Rational.ONE;
    if ((ODD.contains(name) || EVEN.contains(name)) && argument.above().sign() < 0) {
      inside = Fraction.ZERO.minus(argument, effort);
      sign = ODD.contains(name) ? Rational.of(-1) : Rational.ONE;
    }
    return Algebra.atom("#" + name + "{" + inside.key() + "}").times(Fraction.of(sign), effort);
  }

  private @Nullable Fraction absolute(Fraction argument) {
    Rational number = argument.rational();
    if (number != null) {
      return Fraction.of(number.signum() < 0 ? number.negated() : number);
    }
    Term single = argument.below().isOne() ? argument.above().single() : null;
    if (single != null
        && single.monomial().factors().stream().allMatch(f -> Powers.positive(f.atom()))) {
      return single.coefficient().signum() < 0 ? Fraction.ZERO.minus(argument, effort) : argument;
    }
    Rational content = argument.above().content().over(argument.below().content());
    Rational scale = argument.above().sign() < 0 ? content.negated() : content;
    Fraction inside = argument.times(Fraction.of(Rational.ONE.over(scale)), effort);
    return Algebra.atom("#abs{" + inside.key() + "}").times(Fraction.of(content), effort);
  }

  /// Logarithms of numbers are sums of logarithms of primes.
  private Fraction logarithm(Fraction argument) {
    if (argument.isZero()) {
      throw Beyond.undefined("the logarithm of zero");
    }
    Term single = argument.below().isOne() ? argument.above().single() : null;
    if (single == null
        || single.coefficient().signum() < 0
        || !single.monomial().factors().stream().allMatch(f -> Powers.positive(f.atom()))) {
      return Algebra.atom("#log{" + argument.key() + "}");
    }
    Fraction sum = Fraction.ZERO;
    for (var each : Primes.of(single.coefficient().numerator(), effort).entrySet()) {
      sum = sum.plus(scaledLog(each.getKey().toString(), Rational.of(each.getValue())), effort);
    }
    for (var each : Primes.of(single.coefficient().denominator(), effort).entrySet()) {
      sum = sum.plus(scaledLog(each.getKey().toString(), Rational.of(-each.getValue())), effort);
    }
    for (Monomial.Factor each : single.monomial().factors()) {
      Fraction log =
          each.atom().equals("e")
              ? Fraction.of(each.exponent())
              : scaledLog(each.atom(), each.exponent());
      sum = sum.plus(log, effort);
    }
    return sum;
  }

  private Fraction scaledLog(String atom, Rational times) {
    return Algebra.atom("#log{" + atom + "}").times(Fraction.of(times), effort);
  }

  /// n (n - step) (n - 2 step) …
  private static Fraction factorial(Rational number, int step) {
    if (!number.isInteger() || number.signum() < 0) {
      throw Beyond.undefined("the factorial of " + (number.bits() < 200 ? number : "a number"));
    }
    if (number.bits() > 16) {
      throw Beyond.limits("a factorial of more than " + Limits.BITS + " bits");
    }
    int n = number.numerator().intValue();
    Algebra.checkBits(n * Math.log(n + 1.0) / Math.log(2));
    BigInteger product = BigInteger.ONE;
    for (int i = n; i > 1; i -= step) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return Fraction.of(Rational.of(product));
  }

  private @Nullable Fraction several(String name, List<Node> arguments) {
    if (!Set.of("max", "min", "gcd", "lcm", "binom").contains(name)) {
      return null;
    }
    Rational value = null;
    for (int i = 0; i < arguments.size(); i++) {
      if (notExpression(arguments.get(i))) {
        return null;
      }
      Rational each = algebra.of(arguments.get(i)).rational();
      if (each == null) {
        return null;
      }
      if (value == null) {
        value = each;
        continue;
      }
      switch (name) {
        case "max" -> value = value.compareTo(each) >= 0 ? value : each;
        case "min" -> value = value.compareTo(each) <= 0 ? value : each;
        case "binom" -> {
          return arguments.size() == 2 ? binomial(value, each) : null;
        }
        default -> {
          if (!value.isInteger() || !each.isInteger() || value.isZero() || each.isZero()) {
            return null;
          }
          BigInteger divisor = value.numerator().gcd(each.numerator());
          value =
              Rational.of(
                  name.equals("gcd")
                      ? divisor
                      : value.numerator().divide(divisor).multiply(each.numerator()).abs());
          Algebra.checkBits(value.bits());
        }
      }
    }
    return value == null ? null : Fraction.of(value);
  }

  private static @Nullable Fraction binomial(Rational n, Rational k) {
    if (!n.isInteger() || !k.isInteger() || n.signum() < 0 || k.signum() < 0) {
      return null;
    }
    if (n.compareTo(k) < 0) {
      return Fraction.ZERO;
    }
    if (n.bits() > 15) {
      throw Beyond.limits("a binomial coefficient of more than " + Limits.BITS + " bits");
    }
    int from = n.numerator().intValue();
    int choose = Math.min(k.numerator().intValue(), from - k.numerator().intValue());
    Algebra.checkBits(choose * (Math.log(from + 1.0) / Math.log(2)));
    BigInteger value = BigInteger.ONE;
    for (int i = 1; i <= choose; i++) {
      value = value.multiply(BigInteger.valueOf(from - choose + i)).divide(BigInteger.valueOf(i));
    }
    return Fraction.of(Rational.of(value));
  }

  /// What is never computed: equal only if its parts are.
  Fraction opaque(String name, List<Node> parts) {
    var out = new StringBuilder("#").append(name).append('{');
    for (Node each : parts) {
      out.append(new Keys(algebra, effort).of(each)).append(';');
    }
    return Algebra.atom(out.append('}').toString());
  }
}
