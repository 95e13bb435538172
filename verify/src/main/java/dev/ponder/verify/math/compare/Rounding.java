package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.probe.Probe;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.function.BiFunction;

/// A rounding that says it is one (`≈ 3.14`) holds for every value that rounds to its digits. A
/// number that doesn't say so is exact.
final class Rounding {
  private static final int MOST = 12;

  private Rounding() {}

  static Likeness like(Node rounded, Node other, BiFunction<Node, Node, Likeness> exactly) {
    Likeness exact = exactly.apply(rounded, other);
    if (exact.same()) {
      return exact;
    }
    Node number = rounded instanceof Node.Measured(var value, var _) ? value : rounded;
    Node answer = other instanceof Node.Measured(var value, var _) ? value : other;
    if (!(number instanceof Node.Num(var stated))) {
      return exact;
    }
    int decimals = decimals(stated);
    if (decimals < 1 || decimals > MOST) {
      return exact;
    }
    var half = new Rational(BigInteger.ONE, BigInteger.TEN.pow(decimals).shiftLeft(1));
    if (answer instanceof Node.Num(var value)) {
      Rational gap = value.minus(stated);
      boolean near = (gap.signum() < 0 ? gap.negated() : gap).compareTo(half) <= 0;
      return near && decimals(value) > decimals ? Likeness.PROBED : exact;
    }
    double value = Probe.constant(answer);
    return Math.abs(value - stated.toDouble()) <= half.toDouble() * (1 - 1e-9)
        ? Likeness.PROBED
        : exact;
  }

  /// Digits after the point; more than [#MOST] if it has no end.
  private static int decimals(Rational value) {
    BigInteger scale = BigInteger.ONE;
    for (int i = 0; i <= MOST; i++) {
      if (scale.mod(value.denominator()).signum() == 0) {
        return i;
      }
      scale = scale.multiply(BigInteger.TEN);
    }
    return MOST + 1;
  }
}
