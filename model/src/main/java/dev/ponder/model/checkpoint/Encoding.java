package dev.ponder.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// Values to bytes and back, little-endian, in chunks.
final class Encoding {
  /// Prefix of the metadata key under which a tensor's CRC-32C lies.
  static final String CHECKSUM = "crc32c:";

  private static final int CHUNK = 1 << 18;

  private Encoding() {}

  @FunctionalInterface
  interface Sink<X extends Exception> {
    void accept(ByteBuffer chunk) throws X;
  }

  /// Hands a tensor's bytes to the sink, chunk by chunk; the buffer is reused.
  static <X extends Exception> void encode(Tensor tensor, Sink<X> sink) throws X {
    int size = tensor.dtype().bytes();
    int count =
        switch (tensor) {
          case Tensor.Floats floats -> floats.values().length;
          case Tensor.Longs longs -> longs.values().length;
        };
    var buffer = ByteBuffer.allocate((int) Math.min(CHUNK, (long) count * size));
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    int step = Math.max(1, CHUNK / size);
    for (int from = 0; from < count; from += step) {
      int to = Math.min(count, from + step);
      buffer.clear();
      switch (tensor) {
        case Tensor.Floats floats -> put(floats.dtype(), floats.values(), from, to, buffer);
        case Tensor.Longs longs -> {
          for (int i = from; i < to; i++) {
            buffer.putLong(longs.values()[i]);
          }
        }
      }
      sink.accept(buffer.flip());
    }
  }

  private static void put(DType dtype, float[] values, int from, int to, ByteBuffer buffer) {
    for (int i = from; i < to; i++) {
      switch (dtype) {
        case F32 -> buffer.putFloat(values[i]);
        case F16 -> buffer.putShort(Float.floatToFloat16(values[i]));
        case BF16 -> buffer.putShort(DType.toBf16(values[i]));
        case I64 -> throw new IllegalStateException("I64 holds no floats");
      }
    }
  }

  /// Decodes a whole chunk into `values` from index `at`; returns how many values it held.
  static int decode(DType dtype, ByteBuffer chunk, float[] values, int at) {
    int count = chunk.remaining() / dtype.bytes();
    for (int i = at; i < at + count; i++) {
      values[i] =
          switch (dtype) {
            case F32 -> chunk.getFloat();
            case F16 -> Float.float16ToFloat(chunk.getShort());
            case BF16 -> DType.fromBf16(chunk.getShort());
            case I64 -> throw new IllegalStateException("I64 holds no floats");
          };
    }
    return count;
  }

  static int decode(ByteBuffer chunk, long[] values, int at) {
    int count = chunk.remaining() / Long.BYTES;
    for (int i = at; i < at + count; i++) {
      values[i] = chunk.getLong();
    }
    return count;
  }

  /// Index of the first value that is NaN or infinite, -1 when all are finite.
  static int firstNonFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /// Index of the first value that becomes infinite in `dtype`, -1 when all fit.
  static int firstOverflow(DType dtype, float[] values) {
    for (int i = 0; i < values.length; i++) {
      boolean fits =
          switch (dtype) {
            case F16 -> Float.isFinite(Float.float16ToFloat(Float.floatToFloat16(values[i])));
            case BF16 -> Float.isFinite(DType.fromBf16(DType.toBf16(values[i])));
            case F32, I64 -> true;
          };
      if (!fits) {
        return i;
      }
    }
    return -1;
  }

  static String checksum(Tensor tensor) {
    var crc = new CRC32C();
    encode(tensor, crc::update);
    return hex(crc);
  }

  static String hex(CRC32C crc) {
    return "%08x".formatted(crc.getValue());
  }
}
