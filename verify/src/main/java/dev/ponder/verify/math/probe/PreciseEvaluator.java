package dev.ponder.verify.math.probe;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of an expression at a real point to many digits; null where it isn't known.
final class PreciseEvaluator {
  /// Steps that one decision may take: one a part, ten to twenty a function.
  static final int STEPS = 12_000;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int FACTORIAL = 100;

  /// Bits of a number that is used with all its digits.
  private static final int BITS = 200;

  private final Map<String, Rational> point;
  private final Loss loss = new Loss();
  private int left;

  PreciseEvaluator(Map<String, Rational> point, int left) {
    this.point = point;
    this.left = left;
  }

  /// What the value last given may hide.
  Loss loss() {
    return loss;
  }

  /// How many functions may still be computed.
  int left() {
    return left;
  }

  /// The value of a whole expression.
  @Nullable BigDecimal value(Node node) {
    loss.clear();
    return of(node);
  }

  private @Nullable BigDecimal of(Node node) {
    loss.leaf();
    if (--left < 0) {
      return null;
    }
    return switch (node) {
      case Node.Num(var value) -> {
        loss.hidden = value.bits() > BITS ? Double.POSITIVE_INFINITY : 0;
        yield value.toDecimal(Precise.DIGITS);
      }
      case Node.Sym(var name) -> symbol(name);
      case Node.Sum(var terms) -> sum(terms);
      case Node.Product(var factors) -> product(factors);
      case Node.Power(var base, var exponent) -> power(base, exponent);
      case Node.Call(var name, var arguments) when arguments.size() == 1 -> {
        BigDecimal x = of(arguments.getFirst());
        BigDecimal value = x == null ? null : call(name, x);
        if (x != null && value != null) {
          loss.function(name, x.doubleValue(), value.doubleValue());
          boolean under = x.signum() != 0 && x.doubleValue() == 0;
          loss.hidden = under ? Double.POSITIVE_INFINITY : loss.hidden;
        }
        yield value;
      }
      case Node.Call(var name, var arguments) when name.equals("log") && arguments.size() == 2 ->
          product(
              List.of(
                  new Node.Call("log", List.of(arguments.getFirst())),
                  new Node.Power(
                      new Node.Call("log", List.of(arguments.getLast())), Node.Num.of(-1))));
      case Node.Call(var name, var arguments) when name.equals("max") || name.equals("min") ->
          extreme(arguments, name.equals("max") ? 1 : -1);
      case Node.Measured(var value, var unit) -> measured(of(value), unit);
      case Node.Based(var digits, var base) -> new BigDecimal(new BigInteger(digits, base));
      default -> null;
    };
  }

  private @Nullable BigDecimal sum(List<Node> terms) {
    BigDecimal sum = BigDecimal.ZERO;
    var sizes = new double[terms.size()];
    var hidden = new double[terms.size()];
    var noise = new double[terms.size()];
    for (int i = 0; i < terms.size(); i++) {
      BigDecimal value = of(terms.get(i));
      if (value == null) {
        return null;
      }
      sum = sum.add(value, Precise.DIGITS);
      sizes[i] = size(value);
      hidden[i] = loss.hidden;
      noise[i] = loss.noise;
    }
    loss.sum(sizes, hidden, noise, size(sum));
    return sum;
  }

  private static double size(BigDecimal value) {
    return value.signum() == 0 ? Double.NEGATIVE_INFINITY : value.precision() - value.scale();
  }

  private @Nullable BigDecimal product(List<Node> factors) {
    BigDecimal product = BigDecimal.ONE;
    double hidden = 0;
    double noise = 0;
    for (Node each : factors) {
      BigDecimal value = of(each);
      if (value == null) {
        return null;
      }
      product = product.multiply(value, Precise.DIGITS);
      hidden = Math.max(hidden, loss.hidden);
      noise = Math.max(noise, loss.noise);
    }
    loss.hidden = hidden;
    loss.noise = noise;
    return product;
  }

  private @Nullable BigDecimal extreme(List<Node> arguments, int sign) {
    BigDecimal best = null;
    double hidden = 0;
    double noise = 0;
    for (Node each : arguments) {
      BigDecimal value = of(each);
      if (value == null) {
        return null;
      }
      best = best == null || Integer.signum(value.compareTo(best)) == sign ? value : best;
      hidden = Math.max(hidden, loss.hidden);
      noise = Math.max(noise, loss.noise);
    }
    loss.hidden = hidden;
    loss.noise = noise;
    return best;
  }

  private static @Nullable BigDecimal measured(@Nullable BigDecimal value, String unit) {
    if (value == null) {
      return null;
    }
    return switch (unit) {
      case Units.PERCENT -> value.scaleByPowerOfTen(-2);
      case Units.DEGREES ->
          value.multiply(Precise.PI).divide(BigDecimal.valueOf(180), Precise.DIGITS);
      default -> null;
    };
  }

  private @Nullable BigDecimal symbol(String name) {
    return switch (name) {
      case "π" -> Precise.PI;
      case "e" -> Precise.E;
      case "°" -> Precise.PI.divide(BigDecimal.valueOf(180), Precise.DIGITS);
      default -> {
        Rational value = point.get(name);
        yield value == null ? null : value.toDecimal(Precise.DIGITS);
      }
    };
  }

  private static @Nullable BigDecimal over(BigDecimal above, @Nullable BigDecimal below) {
    return below == null || below.signum() == 0 ? null : above.divide(below, Precise.DIGITS);
  }

  private @Nullable BigDecimal power(Node base, Node exponent) {
    BigDecimal x = of(base);
    double hidden = loss.hidden;
    double noise = loss.noise;
    BigDecimal y = x == null ? null : of(exponent);
    if (x == null || y == null) {
      return null;
    }
    boolean fixed = exponent instanceof Node.Num;
    BigDecimal value = exponent instanceof Node.Num(var number) ? power(x, number) : power(x, y);
    if (value != null && y.signum() != 0) {
      double log = Math.log(10) * size(x);
      if (Math.abs(log) < 3) {
        log = Math.log(x.abs().doubleValue());
      }
      loss.power(hidden, noise, y.doubleValue(), log, fixed);
    }
    return value;
  }

  private @Nullable BigDecimal power(BigDecimal x, Rational exponent) {
    if (exponent.isInteger() && exponent.bits() < 12) {
      return whole(x, exponent.numerator().intValue());
    }
    if (exponent.isInteger() || x.signum() == 0) {
      return null;
    }
    boolean negative = x.signum() < 0;
    if (negative && !exponent.denominator().testBit(0)) {
      return null;
    }
    BigDecimal size = root(x.abs(), exponent);
    return size == null || !(negative && exponent.numerator().testBit(0)) ? size : size.negate();
  }

  private @Nullable BigDecimal power(BigDecimal x, BigDecimal y) {
    return x.signum() <= 0 ? null : raised(x, y);
  }

  private static @Nullable BigDecimal whole(BigDecimal x, int exponent) {
    if (Math.abs((x.precision() - x.scale()) * (long) exponent) > 6000) {
      return null;
    }
    BigDecimal power = x.pow(Math.abs(exponent), Precise.DIGITS);
    return exponent < 0 ? over(BigDecimal.ONE, power) : power;
  }

  private @Nullable BigDecimal root(BigDecimal x, Rational exponent) {
    if (exponent.denominator().equals(BigInteger.TWO) && exponent.numerator().bitLength() < 8) {
      return whole(x.sqrt(Precise.DIGITS), exponent.numerator().intValue());
    }
    return raised(x, exponent.toDecimal(Precise.DIGITS));
  }

  private @Nullable BigDecimal raised(BigDecimal x, BigDecimal y) {
    left -= 20;
    BigDecimal log = left < 0 ? null : Precise.log(x);
    return log == null ? null : Precise.exp(log.multiply(y, Precise.DIGITS));
  }

  private @Nullable BigDecimal call(String name, BigDecimal x) {
    left -= 10;
    if (left < 0) {
      return null;
    }
    return switch (name) {
      case "sin" -> Precise.sin(x);
      case "cos" -> Precise.cos(x);
      case "tan" -> quotient(Precise.sin(x), Precise.cos(x));
      case "cot" -> quotient(Precise.cos(x), Precise.sin(x));
      case "sec" -> quotient(BigDecimal.ONE, Precise.cos(x));
      case "csc" -> quotient(BigDecimal.ONE, Precise.sin(x));
      case "log" -> Precise.log(x);
      case "abs", "norm" -> x.abs();
      case "floor" -> x.setScale(0, RoundingMode.FLOOR);
      case "ceil" -> x.setScale(0, RoundingMode.CEILING);
      case "sgn", "sign" -> BigDecimal.valueOf(x.signum());
      case "arctan" -> Precise.arctan(x);
      case "arccot" -> Precise.PI.divide(TWO, Precise.DIGITS).subtract(Precise.arctan(x));
      case "arcsin" -> Precise.arcsin(x);
      case "arccos" -> {
        BigDecimal sine = Precise.arcsin(x);
        yield sine == null ? null : Precise.PI.divide(TWO, Precise.DIGITS).subtract(sine);
      }
      case "sinh" -> hyperbolic(x, -1);
      case "cosh" -> hyperbolic(x, 1);
      case "tanh" -> quotient(hyperbolic(x, -1), hyperbolic(x, 1));
      case "coth" -> quotient(hyperbolic(x, 1), hyperbolic(x, -1));
      case "!" -> factorial(x);
      default -> null;
    };
  }

  private static @Nullable BigDecimal factorial(BigDecimal x) {
    if (x.signum() < 0 || x.compareTo(BigDecimal.valueOf(FACTORIAL)) > 0) {
      return null;
    }
    BigDecimal whole = x.setScale(0, RoundingMode.FLOOR);
    if (whole.compareTo(x) != 0) {
      return null;
    }
    BigDecimal product = BigDecimal.ONE;
    for (int i = 2; i <= whole.intValue(); i++) {
      product = product.multiply(BigDecimal.valueOf(i), Precise.DIGITS);
    }
    return product;
  }

  private static @Nullable BigDecimal quotient(
      @Nullable BigDecimal above, @Nullable BigDecimal below) {
    return above == null ? null : over(above, below);
  }

  private static @Nullable BigDecimal hyperbolic(BigDecimal x, int sign) {
    BigDecimal up = Precise.exp(x);
    BigDecimal down = Precise.exp(x.negate());
    return up == null || down == null
        ? null
        : up.add(down.multiply(BigDecimal.valueOf(sign))).divide(TWO, Precise.DIGITS);
  }
}
