package dev.ponder.verify.math.probe;

import java.util.Set;

/// What the value last computed may hide, as powers of ten of its own size.
///
/// `hidden`: a part of the expression may be that many digits smaller than the value and still have
/// been written on purpose, as in `1 + 10^-40` or `tanh 500`. `noise`: rounding may have grown by
/// that many digits, as in `(1 + x) - 1`. Two values that agree say something only where neither
/// reaches the digits that were computed.
final class Loss {
  private static final Set<String> STEPS = Set.of("floor", "ceil", "sgn", "sign");
  private static final Set<String> NEARLY_LINEAR =
      Set.of("sin", "tan", "arcsin", "arctan", "sinh", "tanh", "cot", "csc", "coth");

  /// Hidden behind a step: a change of the argument shows at the steps only.
  private static final double ALL = 1_000;

  double hidden;
  double noise;

  /// Whether some value left the range of the numbers that were computed with.
  boolean beyond;

  /// An operand that is what it is.
  void leaf() {
    hidden = 0;
    noise = 0;
  }

  /// Forgets all about an evaluation before this one.
  void clear() {
    leaf();
    beyond = false;
  }

  /// A sum of terms of the given sizes (logarithms to base ten), with what each of them hides.
  void sum(double[] sizes, double[] hiddens, double[] noises, double result) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double each : sizes) {
      largest = Math.max(largest, each);
    }
    hidden = 0;
    noise = 0;
    double error = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] > Double.NEGATIVE_INFINITY) {
        hidden = Math.max(hidden, hiddens[i] + largest - sizes[i]);
        error = Math.max(error, noises[i] + sizes[i]);
      } else {
        // A term that vanishes here doesn't show what it hides elsewhere.
        hidden = Math.max(hidden, hiddens[i]);
      }
    }
    if (result > Double.NEGATIVE_INFINITY) {
      noise = Math.max(0, error - result);
    }
  }

  /// A power, from what its base and exponent hide.
  ///
  /// @param exponent its value
  /// @param log the natural logarithm of the base's size
  void power(double baseHidden, double baseNoise, double exponent, double log, boolean fixed) {
    double times = Math.abs(exponent);
    double steep = Math.abs(exponent * log);
    double exponentHidden = hidden;
    double exponentNoise = noise;
    hidden = baseHidden + Math.max(0, -log10(times));
    noise = baseNoise + Math.max(0, log10(times));
    if (!fixed) {
      hidden = Math.max(hidden, exponentHidden + Math.max(0, -log10(steep)));
      noise = Math.max(noise, exponentNoise + Math.max(0, log10(steep)));
    }
  }

  /// A function of one real argument: how much of a change of it shows in the value.
  void function(String name, double x, double value) {
    if (STEPS.contains(name)) {
      // A part too small to be seen decides where a step is.
      double edge = name.equals("floor") || name.equals("ceil") ? x - Math.rint(x) : x;
      boolean near = edge != 0 && Math.abs(edge) < 1e-9 * Math.max(1, Math.abs(x));
      hidden = hidden > 4 || near ? ALL : 0;
      return;
    }
    if (x == 0) {
      return;
    }
    double condition = condition(name, x, value);
    double size = log10(Math.abs(x));
    double before = hidden;
    hidden += Math.max(0, -log10(condition));
    noise += Math.max(0, log10(condition));
    if (NEARLY_LINEAR.contains(name) && size < 0) {
      hidden = Math.max(hidden, before - 2 * size);
    }
  }

  /// |x f'(x) / f(x)|.
  private static double condition(String name, double x, double value) {
    double slope =
        switch (name) {
          case "sin" -> Math.cos(x);
          case "cos" -> Math.sin(x);
          case "tan", "cot" -> 1 + value * value;
          case "sec", "csc" -> value * (name.equals("sec") ? Math.tan(x) : 1 / Math.tan(x));
          case "sinh" -> Math.abs(x) > 30 ? value : Math.cosh(x);
          case "cosh" -> Math.abs(x) > 30 ? value : Math.sinh(x);
          case "tanh", "coth" -> 1 / square(Math.abs(x) > 300 ? 1e130 : cosh(name, x));
          case "log" -> 1 / x;
          case "arctan", "arccot" -> 1 / (1 + x * x);
          case "arcsin", "arccos" -> 1 / Math.sqrt(Math.max(1e-300, 1 - x * x));
          default -> value / x;
        };
    return Math.abs(x * slope / (value == 0 ? 1 : value));
  }

  private static double cosh(String name, double x) {
    return name.equals("tanh") ? Math.cosh(x) : Math.sinh(x);
  }

  private static double square(double x) {
    return x * x;
  }

  /// The logarithm to base ten, held within what digits can be.
  static double log10(double size) {
    if (Double.isNaN(size)) {
      return ALL;
    }
    return Math.clamp(Math.log10(size), -ALL, ALL);
  }
}
