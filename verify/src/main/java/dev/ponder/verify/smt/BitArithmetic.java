package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Term.Operation;
import dev.ponder.verify.smt.Value.Bits;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/// What the operations of bit vectors give on values. Division by zero is defined there: all ones,
/// and the dividend as the rest.
final class BitArithmetic {
  private BitArithmetic() {}

  static Value apply(Operation operation, List<Value> values) {
    var left = (Bits) values.getFirst();
    var right = (Bits) values.getLast();
    int width = left.width();
    var a = left.value();
    var b = right.value();
    return switch (operation.operator()) {
      case BVNOT -> new Bits(width, a.not());
      case BVNEG -> new Bits(width, a.negate());
      case BVAND -> fold(values, BigInteger::and);
      case BVOR -> fold(values, BigInteger::or);
      case BVXOR -> fold(values, BigInteger::xor);
      case BVADD -> fold(values, BigInteger::add);
      case BVMUL -> fold(values, BigInteger::multiply);
      case BVSUB -> new Bits(width, a.subtract(b));
      case BVUDIV -> new Bits(width, divided(width, a, b));
      case BVUREM -> new Bits(width, rest(a, b));
      case BVSDIV -> {
        boolean negative = a.testBit(width - 1) != b.testBit(width - 1);
        var size = divided(width, size(left), size(right));
        yield new Bits(width, negative ? size.negate() : size);
      }
      case BVSREM -> {
        var size = rest(size(left), size(right));
        yield new Bits(width, a.testBit(width - 1) ? size.negate() : size);
      }
      case BVSMOD -> {
        // The rest has the divisor's sign.
        BigInteger divisor = right.signed();
        yield new Bits(
            width,
            divisor.signum() == 0
                ? a
                : left.signed().mod(divisor.abs()).add(overshoot(left, right)));
      }
      case BVSHL ->
          new Bits(width, shift(width, b) < width ? a.shiftLeft(shift(width, b)) : BigInteger.ZERO);
      case BVLSHR -> new Bits(width, a.shiftRight(shift(width, b)));
      case BVASHR -> new Bits(width, left.signed().shiftRight(shift(width, b)));
      case BVULT -> Value.of(a.compareTo(b) < 0);
      case BVULE -> Value.of(a.compareTo(b) <= 0);
      case BVUGT -> Value.of(a.compareTo(b) > 0);
      case BVUGE -> Value.of(a.compareTo(b) >= 0);
      case BVSLT -> Value.of(left.signed().compareTo(right.signed()) < 0);
      case BVSLE -> Value.of(left.signed().compareTo(right.signed()) <= 0);
      case BVSGT -> Value.of(left.signed().compareTo(right.signed()) > 0);
      case BVSGE -> Value.of(left.signed().compareTo(right.signed()) >= 0);
      case CONCAT -> new Bits(width + right.width(), a.shiftLeft(right.width()).or(b));
      case EXTRACT -> {
        int low = operation.indices().getLast();
        yield new Bits(operation.indices().getFirst() - low + 1, a.shiftRight(low));
      }
      case ZERO_EXTEND -> new Bits(width + operation.indices().getFirst(), a);
      case SIGN_EXTEND -> new Bits(width + operation.indices().getFirst(), left.signed());
      default -> throw new IllegalStateException(operation.operator() + " is no operation on bits");
    };
  }

  private static Value fold(List<Value> values, BinaryOperator<BigInteger> step) {
    int width = ((Bits) values.getFirst()).width();
    return values.stream()
        .map(Bits.class::cast)
        .reduce((a, b) -> new Bits(width, step.apply(a.value(), b.value())))
        .orElseThrow();
  }

  private static BigInteger divided(int width, BigInteger a, BigInteger b) {
    return b.signum() == 0 ? BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE) : a.divide(b);
  }

  /// What takes a rest that is not negative to the sign of a negative divisor.
  private static BigInteger overshoot(Bits left, Bits right) {
    BigInteger divisor = right.signed();
    boolean whole = left.signed().mod(divisor.abs()).signum() == 0;
    return divisor.signum() > 0 || whole ? BigInteger.ZERO : divisor;
  }

  private static BigInteger rest(BigInteger a, BigInteger b) {
    return b.signum() == 0 ? a : a.mod(b);
  }

  private static BigInteger size(Bits bits) {
    return bits.signed().abs();
  }

  private static int shift(int width, BigInteger by) {
    return by.bitLength() > 30 ? width : Math.min(width, by.intValue());
  }
}
