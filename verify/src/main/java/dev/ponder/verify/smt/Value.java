package dev.ponder.verify.smt;

import java.math.BigInteger;

/// A value that can be written down.
public sealed interface Value {
  Value TRUE = new Truth(true);
  Value FALSE = new Truth(false);

  record Truth(boolean value) implements Value {}

  record Whole(BigInteger value) implements Value {}

  record Real(Ratio value) implements Value {}

  /// Bits, read as a number from 0 to 2^width - 1.
  record Bits(int width, BigInteger value) implements Value {
    public Bits {
      value = value.mod(BigInteger.ONE.shiftLeft(width));
    }

    /// The number in two's complement.
    public BigInteger signed() {
      return value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
    }
  }

  /// A value of an enumeration.
  record Member(Sort.Enumeration type, int index) implements Value {}

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Value of(long value) {
    return new Whole(BigInteger.valueOf(value));
  }

  default Sort sort() {
    return switch (this) {
      case Truth _ -> Sort.BOOL;
      case Whole _ -> Sort.INT;
      case Real _ -> Sort.REAL;
      case Bits(int width, var _) -> new Sort.BitVector(width);
      case Member(var type, var _) -> type;
    };
  }

  /// As a person writes it: `-3`, `2/3`, `true`, `#b0101`, `red`.
  default String text() {
    return switch (this) {
      case Truth(boolean value) -> Boolean.toString(value);
      case Whole(var value) -> value.toString();
      case Real(var value) -> value.toString();
      case Bits(int width, var value) -> {
        var digits = value.toString(2);
        yield "#b" + "0".repeat(width - digits.length()) + digits;
      }
      case Member(var type, int index) -> type.values().get(index);
    };
  }
}
