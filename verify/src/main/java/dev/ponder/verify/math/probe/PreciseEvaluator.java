package dev.ponder.verify.math.probe;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of an expression at a real point to many digits; null where it isn't known.
final class PreciseEvaluator {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Map<String, Rational> point;

  PreciseEvaluator(Map<String, Rational> point) {
    this.point = point;
  }

  @Nullable BigDecimal of(Node node) {
    return switch (node) {
      case Node.Num(var value) -> value.toDecimal(Precise.DIGITS);
      case Node.Sym(var name) -> symbol(name);
      case Node.Sum(var terms) -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node each : terms) {
          BigDecimal value = of(each);
          if (value == null) {
            yield null;
          }
          sum = sum.add(value, Precise.DIGITS);
        }
        yield sum;
      }
      case Node.Product(var factors) -> {
        BigDecimal product = BigDecimal.ONE;
        for (Node each : factors) {
          BigDecimal value = of(each);
          if (value == null) {
            yield null;
          }
          product = product.multiply(value, Precise.DIGITS);
        }
        yield product;
      }
      case Node.Power(var base, var exponent) -> power(base, exponent);
      case Node.Call(var name, var arguments) when arguments.size() == 1 -> {
        BigDecimal x = of(arguments.getFirst());
        yield x == null ? null : call(name, x);
      }
      case Node.Call(var name, var arguments) when name.equals("log") && arguments.size() == 2 -> {
        BigDecimal x = of(arguments.getFirst());
        BigDecimal b = of(arguments.getLast());
        BigDecimal above = x == null ? null : Precise.log(x);
        BigDecimal below = b == null ? null : Precise.log(b);
        yield above == null ? null : over(above, below);
      }
      case Node.Measured(var value, var unit) -> measured(of(value), unit);
      case Node.Based(var digits, var base) -> new BigDecimal(new BigInteger(digits, base));
      default -> null;
    };
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
    if (x == null) {
      return null;
    }
    if (exponent instanceof Node.Num(var value)) {
      if (value.isInteger() && value.bits() < 12) {
        return whole(x, value.numerator().intValue());
      }
      if (value.isInteger() || x.signum() == 0) {
        return null;
      }
      boolean negative = x.signum() < 0;
      if (negative && !value.denominator().testBit(0)) {
        return null;
      }
      BigDecimal size = root(x.abs(), value);
      return size == null || !(negative && value.numerator().testBit(0)) ? size : size.negate();
    }
    BigDecimal y = of(exponent);
    if (y == null || x.signum() <= 0) {
      return null;
    }
    return raised(x, y);
  }

  private static @Nullable BigDecimal whole(BigDecimal x, int exponent) {
    if (Math.abs((x.precision() - x.scale()) * (long) exponent) > 6000) {
      return null;
    }
    BigDecimal power = x.pow(Math.abs(exponent), Precise.DIGITS);
    return exponent < 0 ? over(BigDecimal.ONE, power) : power;
  }

  private static @Nullable BigDecimal root(BigDecimal x, Rational exponent) {
    if (exponent.denominator().equals(BigInteger.TWO) && exponent.numerator().bitLength() < 8) {
      return whole(x.sqrt(Precise.DIGITS), exponent.numerator().intValue());
    }
    return raised(x, exponent.toDecimal(Precise.DIGITS));
  }

  private static @Nullable BigDecimal raised(BigDecimal x, BigDecimal y) {
    BigDecimal log = Precise.log(x);
    return log == null ? null : Precise.exp(log.multiply(y, Precise.DIGITS));
  }

  private static @Nullable BigDecimal call(String name, BigDecimal x) {
    return switch (name) {
      case "sin" -> Precise.sin(x);
      case "cos" -> Precise.cos(x);
      case "tan" -> quotient(Precise.sin(x), Precise.cos(x));
      case "cot" -> quotient(Precise.cos(x), Precise.sin(x));
      case "sec" -> quotient(BigDecimal.ONE, Precise.cos(x));
      case "csc" -> quotient(BigDecimal.ONE, Precise.sin(x));
      case "log" -> Precise.log(x);
      case "abs" -> x.abs();
      case "floor" -> x.setScale(0, RoundingMode.FLOOR);
      case "ceil" -> x.setScale(0, RoundingMode.CEILING);
      case "arctan" -> Precise.arctan(x);
      case "arcsin" -> Precise.arcsin(x);
      case "arccos" -> {
        BigDecimal sine = Precise.arcsin(x);
        yield sine == null ? null : Precise.PI.divide(TWO, Precise.DIGITS).subtract(sine);
      }
      case "sinh" -> hyperbolic(x, -1);
      case "cosh" -> hyperbolic(x, 1);
      case "tanh" -> quotient(hyperbolic(x, -1), hyperbolic(x, 1));
      default -> null;
    };
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
