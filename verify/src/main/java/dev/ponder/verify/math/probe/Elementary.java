package dev.ponder.verify.math.probe;

import org.jspecify.annotations.Nullable;

/// Functions of one argument in double precision.
final class Elementary {
  private static final double[] LANCZOS = {
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private Elementary() {}

  /// The value, [Complex#NONE] outside the domain, or null if the function isn't known.
  static @Nullable Complex of(String name, Complex x, boolean reals) {
    return switch (name) {
      case "sin" -> x.sin();
      case "cos" -> x.cos();
      case "tan" -> x.sin().over(x.cos());
      case "cot" -> x.cos().over(x.sin());
      case "sec" -> Complex.ONE.over(x.cos());
      case "csc" -> Complex.ONE.over(x.sin());
      case "sinh" -> x.exp().minus(x.times(-1).exp()).times(0.5);
      case "cosh" -> x.exp().plus(x.times(-1).exp()).times(0.5);
      case "tanh" -> x.exp().minus(x.times(-1).exp()).over(x.exp().plus(x.times(-1).exp()));
      case "coth" -> x.exp().plus(x.times(-1).exp()).over(x.exp().minus(x.times(-1).exp()));
      case "log" -> reals && x.re() <= 0 ? Complex.NONE : x.log();
      case "abs", "norm" -> Complex.of(x.real() ? Math.abs(x.re()) : x.size());
      case "Re" -> Complex.of(x.re());
      case "Im" -> Complex.of(x.im());
      case "arg" -> Complex.of(Math.atan2(x.im(), x.re()));
      case "!" -> x.real() ? Complex.of(gamma(x.re() + 1)) : Complex.NONE;
      case "arcsin", "arccos", "arctan", "arccot", "floor", "ceil", "sgn", "sign" ->
          x.real() ? Complex.of(real(name, x.re())) : Complex.NONE;
      default -> null;
    };
  }

  private static double real(String name, double x) {
    return switch (name) {
      case "arcsin" -> Math.asin(x);
      case "arccos" -> Math.acos(x);
      case "arctan" -> Math.atan(x);
      case "arccot" -> Math.PI / 2 - Math.atan(x);
      case "floor" -> Math.floor(x);
      case "ceil" -> Math.ceil(x);
      default -> Math.signum(x);
    };
  }

  /// The gamma function (Lanczos 1964, g = 7).
  static double gamma(double x) {
    if (x < 0.5) {
      double sine = Math.sin(Math.PI * x);
      return sine == 0 ? Double.NaN : Math.PI / (sine * gamma(1 - x));
    }
    double shifted = x - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (shifted + i);
    }
    double t = shifted + 7.5;
    return Math.sqrt(2 * Math.PI) * Math.pow(t, shifted + 0.5) * Math.exp(-t) * sum;
  }
}
