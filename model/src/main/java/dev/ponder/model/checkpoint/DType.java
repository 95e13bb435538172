package dev.ponder.model.checkpoint;

/// How one value of a tensor is stored, little-endian. Names are those of safetensors.
public enum DType {
  /// 32-bit float.
  F32(4),
  /// IEEE half: 11 significant bits, largest 65504.
  F16(2),
  /// The upper half of a 32-bit float: 8 significant bits.
  BF16(2),
  /// 64-bit integer.
  I64(8);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes per value.
  public int bytes() {
    return bytes;
  }

  /// The number that is read where this value was stored: the nearest of this type.
  ///
  /// @throws UnsupportedOperationException for integers
  public float round(float value) {
    return switch (this) {
      case F32 -> value;
      case F16 -> Float.float16ToFloat(Float.floatToFloat16(value));
      case BF16 -> fromBf16(toBf16(value));
      case I64 -> throw new UnsupportedOperationException("I64 holds no floats");
    };
  }

  /// Rounds to the nearest bfloat16, ties to even; NaN stays NaN.
  static short toBf16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  /// The exact value of a bfloat16.
  static float fromBf16(short value) {
    return Float.intBitsToFloat(value << 16);
  }
}
