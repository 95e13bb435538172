package dev.ponder.verify.math.probe;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is written in an expression that makes agreement at a few points say less: constants, near
/// which something may happen, and functions that bend or step.
final class Written {
  private static final int MOST = 12;
  private static final Set<String> BENDS = Set.of("max", "min", "abs", "norm");
  private static final Set<String> STEPS = Set.of("floor", "ceil", "sgn", "sign");

  /// Sizes of the constants, also of those that are worked out from several numbers.
  final Set<Rational> constants = new TreeSet<>();

  /// Whether a function of symbols bends: `max(x, -1000)`.
  boolean bends;

  /// Whether one steps: `⌊x⌋`.
  boolean steps;

  /// Whether a root may bend, as in `√(x²)`.
  boolean roots;

  /// Whether there are too many constants to look near all of them, or one that is out of range.
  boolean crowded;

  static Written in(Node node) {
    var written = new Written();
    if (written.walk(node)) {
      written.add(node);
    }
    return written;
  }

  /// Notes what a node is made of.
  ///
  /// @return whether it has no symbols, and isn't noted itself yet
  private boolean walk(Node node) {
    return switch (node) {
      case Node.Num _, Node.Based _ -> true;
      case Node.Sym(var name) -> name.equals("π") || name.equals("e") || name.equals("°");
      case Node.Sum(var terms) -> all(terms);
      case Node.Product(var factors) -> all(factors);
      case Node.Ratio(var parts) -> all(parts);
      case Node.Power(var base, var exponent) -> {
        boolean constant = all(List.of(base, exponent));
        roots |=
            !constant
                && (!(exponent instanceof Node.Num(var value)) || !value.denominator().testBit(0));
        yield constant;
      }
      case Node.Call(var name, var arguments) -> {
        boolean constant = all(arguments);
        if (!constant) {
          bends |= BENDS.contains(name) && !(name.equals("abs") && positive(arguments.getFirst()));
          steps |= STEPS.contains(name);
        }
        yield constant;
      }
      case Node.Measured(var value, var _) -> walk(value);
      default -> false;
    };
  }

  private boolean all(List<Node> nodes) {
    var constant = new boolean[nodes.size()];
    boolean every = true;
    for (int i = 0; i < constant.length; i++) {
      constant[i] = walk(nodes.get(i));
      every &= constant[i];
    }
    for (int i = 0; i < constant.length && !every; i++) {
      if (constant[i]) {
        add(nodes.get(i));
      }
    }
    return every;
  }

  private void add(Node constant) {
    var evaluator = new Evaluator(Map.of(), true);
    Complex value = evaluator.value(constant);
    double size = value.size();
    if (!(size > 1e-30 && size < 1e30)) {
      crowded |= size != 0;
      return;
    }
    if (constants.size() >= MOST) {
      crowded = true;
      return;
    }
    if (constant instanceof Node.Num(var number) && number.bits() < 100) {
      constants.add(number.signum() < 0 ? number.negated() : number);
      return;
    }
    BigDecimal decimal = new BigDecimal(size).round(MathContext.DECIMAL64);
    BigInteger power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
    constants.add(
        decimal.scale() > 0
            ? new Rational(decimal.unscaledValue(), power)
            : Rational.of(decimal.unscaledValue().multiply(power)));
  }

  /// Whether an expression is never negative, and is seen not to be.
  private static boolean positive(Node node) {
    return switch (node) {
      case Node.Num(var value) -> value.signum() >= 0;
      case Node.Sym(var name) -> name.equals("π") || name.equals("e");
      case Node.Sum(var terms) -> terms.stream().allMatch(Written::positive);
      case Node.Product(var factors) -> factors.stream().allMatch(Written::positive);
      case Node.Power(var base, Node.Num(var exponent)) ->
          positive(base)
              || !exponent.denominator().testBit(0)
              || exponent.isInteger() && !exponent.numerator().testBit(0);
      case Node.Power(var base, var _) -> positive(base);
      case Node.Call(var name, var arguments) ->
          name.equals("abs")
              || name.equals("cosh")
              || name.equals("max") && arguments.stream().anyMatch(Written::positive);
      default -> false;
    };
  }
}
