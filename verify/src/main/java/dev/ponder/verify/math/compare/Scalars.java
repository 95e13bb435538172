package dev.ponder.verify.math.compare;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.math.exact.Algebra;
import dev.ponder.verify.math.exact.Beyond;
import dev.ponder.verify.math.exact.Effort;
import dev.ponder.verify.math.exact.Fraction;
import dev.ponder.verify.math.exact.Keys;
import dev.ponder.verify.math.probe.Probe;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import org.jspecify.annotations.Nullable;

/// Compares single expressions: as numbers, in normal form, then at points.
final class Scalars {
  private final Effort effort = new Effort();
  private final Algebra algebra = new Algebra(effort);
  private final Probe probe;

  Scalars(RandomKey key) {
    probe = new Probe(key);
  }

  Likeness like(Node first, Node second) {
    if (first instanceof Node.Num(var a) && second instanceof Node.Num(var b)) {
      return a.equals(b) ? Likeness.EXACT : Likeness.different("the numbers differ");
    }
    if (first.equals(second)) {
      return Likeness.EXACT;
    }
    Fraction left;
    Fraction right;
    try {
      left = algebra.of(first);
    } catch (Beyond e) {
      return beyond(e, first, second);
    }
    try {
      right = algebra.of(second);
    } catch (Beyond e) {
      return beyond(e, second, first);
    }
    try {
      Fraction difference = algebra.difference(left, right);
      if (difference.isZero()) {
        return Likeness.EXACT;
      }
      if (difference.isDecisive()) {
        return Likeness.different("the values differ");
      }
    } catch (Beyond e) {
      return probed(first, second, e.reason());
    }
    return probed(first, second, "can't be decided");
  }

  private Likeness beyond(Beyond cause, Node culprit, Node other) {
    if (cause.isUndefined()) {
      return Likeness.different(cause.reason());
    }
    try {
      var keys = new Keys(algebra, effort);
      if (keys.of(culprit).equals(keys.of(other))) {
        return Likeness.EXACT;
      }
    } catch (Beyond e) {
      // Then there are no keys to compare.
    }
    return Likeness.unknown(cause.reason());
  }

  private Likeness probed(Node first, Node second, String doubt) {
    return switch (probe.compare(first, second)) {
      case EQUAL -> Likeness.PROBED;
      case DIFFERENT -> Likeness.differentAtPoints("the values differ");
      case UNKNOWN -> Likeness.unknown(doubt);
    };
  }

  /// The normal form; null beyond the limits.
  @Nullable Fraction form(Node node) {
    try {
      return algebra.of(node);
    } catch (Beyond e) {
      return null;
    }
  }

  /// The value as a fraction; null if it isn't one.
  @Nullable Rational rational(Node node) {
    if (node instanceof Node.Num(var value)) {
      return value;
    }
    Fraction form = form(node);
    return form == null ? null : form.rational();
  }

  /// A text under which equal expressions meet; null beyond the limits.
  @Nullable String key(Node node) {
    try {
      return new Keys(algebra, effort).of(node);
    } catch (Beyond e) {
      return null;
    }
  }

  /// Whether an expression is a constant times another, and with which sign: 1, -1, or 0 if it
  /// isn't.
  int proportion(Node first, Node second) {
    try {
      return proportion(algebra.of(first), algebra.of(second));
    } catch (Beyond e) {
      return 0;
    }
  }

  /// The same for normal forms.
  int proportion(Fraction left, Fraction right) {
    try {
      if (left.isZero() || right.isZero()) {
        return left.isZero() && right.isZero() ? 1 : 0;
      }
      Rational factor = left.ratioTo(right);
      if (factor == null) {
        return 0;
      }
      Fraction scaled = algebra.scaled(right, factor);
      return algebra.difference(left, scaled).isZero() ? factor.signum() : 0;
    } catch (Beyond e) {
      return 0;
    }
  }
}
