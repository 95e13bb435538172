package dev.ponder.verify.math.probe;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of an expression at a point, in double precision.
///
/// Over the reals a root or logarithm of a negative number has no value, so that the domain of an
/// expression is seen; odd roots of negative numbers are real. Over the complex numbers the
/// principal values are taken.
final class Evaluator {
  /// Below this, numbers lose their digits.
  private static final double TINY = 1e-290;

  private static final Node MINUS_ONE = Node.Num.of(-1);

  private final Map<String, Complex> point;
  private final boolean reals;
  private final Loss loss = new Loss();

  Evaluator(Map<String, Complex> point, boolean reals) {
    this.point = point;
    this.reals = reals;
  }

  /// What the value last given may hide.
  Loss loss() {
    return loss;
  }

  /// The value of a whole expression.
  Complex value(Node node) {
    loss.clear();
    return of(node);
  }

  private Complex of(Node node) {
    loss.leaf();
    Complex value = computed(node);
    loss.beyond |= value.defined() && !value.finite();
    return value;
  }

  private Complex computed(Node node) {
    return switch (node) {
      case Node.Num(var value) -> Complex.of(value.toDouble());
      case Node.Sym(var name) -> symbol(name);
      case Node.Sum(var terms) -> sum(terms);
      case Node.Product(var factors) -> product(factors);
      case Node.Power(var base, var exponent) -> power(base, exponent);
      case Node.Call(var name, var arguments) -> call(name, arguments);
      case Node.Measured(var value, var unit) ->
          switch (unit) {
            case Units.PERCENT -> of(value).times(0.01);
            case Units.DEGREES -> of(value).times(Math.PI / 180);
            default -> Complex.NONE;
          };
      case Node.Based(var digits, var base) ->
          Complex.of(new BigInteger(digits, base).doubleValue());
      case Node.Ratio(var parts) when parts.size() == 2 ->
          product(List.of(parts.getFirst(), new Node.Power(parts.getLast(), MINUS_ONE)));
      default -> Complex.NONE;
    };
  }

  private Complex sum(List<Node> terms) {
    Complex sum = Complex.of(0);
    var sizes = new double[terms.size()];
    var hidden = new double[terms.size()];
    var noise = new double[terms.size()];
    for (int i = 0; i < terms.size(); i++) {
      Complex value = of(terms.get(i));
      sum = sum.plus(value);
      sizes[i] = Math.log10(value.size());
      hidden[i] = loss.hidden;
      noise[i] = loss.noise;
    }
    loss.sum(sizes, hidden, noise, Math.log10(sum.size()));
    return sum;
  }

  private Complex product(List<Node> factors) {
    Complex product = Complex.ONE;
    double hidden = 0;
    double noise = 0;
    boolean zero = false;
    for (Node each : factors) {
      Complex value = of(each);
      zero |= value.size() == 0;
      product = product.times(value);
      hidden = Math.max(hidden, loss.hidden);
      noise = Math.max(noise, loss.noise);
    }
    loss.hidden = hidden;
    loss.noise = noise;
    loss.beyond |= !zero && product.size() < TINY;
    return product;
  }

  private Complex symbol(String name) {
    return switch (name) {
      case "π" -> Complex.of(Math.PI);
      case "e" -> Complex.of(Math.E);
      case "i" -> reals ? Complex.NONE : new Complex(0, 1);
      case "°" -> Complex.of(Math.PI / 180);
      default -> {
        Complex value = point.get(name);
        yield value == null ? Complex.NONE : value;
      }
    };
  }

  private Complex power(Node below, Node exponent) {
    Complex base = of(below);
    double hidden = loss.hidden;
    double noise = loss.noise;
    boolean fixed = exponent instanceof Node.Num;
    Complex power = of(exponent);
    Complex value =
        exponent instanceof Node.Num(var number) ? power(base, number) : power(base, power);
    double log = base.real() && base.re() > 0 ? Math.log(base.re()) : base.log().size();
    if (power.size() != 0) {
      loss.power(hidden, noise, power.size(), log, fixed);
    }
    loss.beyond |= base.size() != 0 && value.size() < TINY;
    return value;
  }

  private Complex power(Complex base, Complex power) {
    if (!power.defined() || !base.defined()) {
      return Complex.NONE;
    }
    if (power.real() && power.re() == Math.rint(power.re()) && Math.abs(power.re()) < 1e6) {
      return whole(base, (int) power.re());
    }
    if (base.re() == 0 && base.im() == 0) {
      return power.re() > 0 ? Complex.of(0) : Complex.NONE;
    }
    if (base.real() && power.real() && base.re() > 0) {
      return Complex.of(Math.pow(base.re(), power.re()));
    }
    if (reals) {
      // An exponent such as (1/3) may still be an odd root of a negative number.
      return Complex.NONE;
    }
    return base.log().times(power).exp();
  }

  private Complex power(Complex base, Rational exponent) {
    if (exponent.isInteger()) {
      return exponent.bits() < 22
          ? whole(base, exponent.numerator().intValue())
          : Complex.of(Double.POSITIVE_INFINITY);
    }
    double power = exponent.toDouble();
    if (base.re() == 0 && base.im() == 0) {
      return power > 0 ? Complex.of(0) : Complex.NONE;
    }
    if (base.real() && base.re() > 0) {
      return Complex.of(Math.pow(base.re(), power));
    }
    if (reals && base.real() && exponent.denominator().testBit(0)) {
      double size = Math.pow(-base.re(), power);
      return Complex.of(exponent.numerator().testBit(0) ? -size : size);
    }
    return reals ? Complex.NONE : base.log().times(power).exp();
  }

  private static Complex whole(Complex base, int exponent) {
    if (base.real()) {
      return base.re() == 0 && exponent < 0
          ? Complex.NONE
          : Complex.of(Math.pow(base.re(), exponent));
    }
    Complex power = Complex.ONE;
    Complex square = base;
    for (int left = Math.abs(exponent); left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        power = power.times(square);
      }
      square = square.times(square);
    }
    return exponent < 0 ? Complex.ONE.over(power) : power;
  }

  /// A function. Every argument is evaluated once: twice would be a power of two for what is
  /// nested.
  private Complex call(String name, List<Node> arguments) {
    var values = new Complex[arguments.size()];
    double hidden = 0;
    double noise = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = of(arguments.get(i));
      if (!values[i].defined()) {
        return Complex.NONE;
      }
      hidden = Math.max(hidden, loss.hidden);
      noise = Math.max(noise, loss.noise);
      if (values.length == 2 && name.equals("log")) {
        values[i] = logarithm(values[i]);
        hidden = Math.max(hidden, loss.hidden);
        noise = Math.max(noise, loss.noise);
      }
    }
    loss.hidden = hidden;
    loss.noise = noise;
    Complex value = values.length == 1 ? one(name, values[0]) : several(name, values);
    return value == null ? unknown(name, values) : value;
  }

  private Complex logarithm(Complex x) {
    Complex log = reals && x.re() <= 0 ? Complex.NONE : x.log();
    lose("log", x, log);
    return log;
  }

  private @Nullable Complex one(String name, Complex x) {
    Complex value = Elementary.of(name, x, reals);
    if (value != null) {
      lose(name, x, value);
    }
    return value;
  }

  private static boolean inRange(double value) {
    return Double.isFinite(value) && Math.abs(value) > TINY;
  }

  private void lose(String name, Complex x, Complex value) {
    if (name.equals("!")) {
      loss.beyond |= !inRange(value.re());
      loss.noise += 2 + Loss.log10(1 + x.size());
      return;
    }
    if (x.real() && value.real()) {
      loss.function(name, x.re(), value.re());
      return;
    }
    double size = Loss.log10(x.size());
    boolean saturates = name.equals("tanh") || name.equals("coth");
    loss.hidden += Math.max(0, -2 * size) + (saturates ? Math.abs(x.re()) : 0);
    loss.noise += Math.max(0, size) + Math.max(0, -Loss.log10(value.size()));
  }

  private @Nullable Complex several(String name, Complex[] values) {
    if (values.length == 2 && name.equals("log")) {
      return values[0].defined() && values[1].defined() ? values[0].over(values[1]) : Complex.NONE;
    }
    if (values.length == 2 && name.equals("binom")) {
      return binomial(values[0], values[1]);
    }
    if (name.equals("max") || name.equals("min")) {
      double best = values[0].re();
      for (Complex each : values) {
        if (!each.real()) {
          return Complex.NONE;
        }
        best = name.equals("max") ? Math.max(best, each.re()) : Math.min(best, each.re());
      }
      return Complex.of(best);
    }
    return name.equals("gcd") || name.equals("lcm") ? Complex.NONE : null;
  }

  private Complex binomial(Complex n, Complex k) {
    loss.noise += 2 + Loss.log10(1 + n.size());
    if (!n.real() || !k.real()) {
      return Complex.NONE;
    }
    double above = Elementary.gamma(n.re() + 1);
    double below = Elementary.gamma(k.re() + 1) * Elementary.gamma(n.re() - k.re() + 1);
    loss.beyond |= !(inRange(above) && inRange(below));
    return Complex.of(above / below);
  }

  /// A function that only has a name: smooth, and different for every name, so that `f(x + 1)` and
  /// `f(1 + x)` agree and `f(x)` and `g(x)` don't.
  private Complex unknown(String name, Complex[] values) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    Complex value = Complex.of(unit(hash));
    for (int i = 0; i < values.length; i++) {
      Complex x = values[i];
      loss.noise += Math.max(0, Loss.log10(x.size()));
      long at = (hash + i + 1) * 0xBF58476D1CE4E5B9L;
      value =
          value
              .times(unit(at >>> 7))
              .plus(x.times(0.7 + unit(at)).plus(Complex.of(unit(at >>> 13))).sin())
              .plus(x.times(0.1 + unit(at >>> 21)));
    }
    return value;
  }

  private static double unit(long bits) {
    return ((bits * 0x94D049BB133111EBL) >>> 11) * 0x1.0p-53;
  }
}
