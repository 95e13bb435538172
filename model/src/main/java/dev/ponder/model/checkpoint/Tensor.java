package dev.ponder.model.checkpoint;

import java.util.List;

/// A named array's content: its shape and its values, row-major. Arrays are shared, not copied.
public sealed interface Tensor {
  /// How the values lie in the file.
  DType dtype();

  /// Sizes of the dimensions; empty for a single number.
  List<Integer> shape();

  /// Real numbers, in memory always 32-bit.
  ///
  /// @param dtype F32, F16 or BF16; writing rounds to nearest even, reading widens exactly
  record Floats(DType dtype, List<Integer> shape, float[] values) implements Tensor {
    public Floats {
      shape = List.copyOf(shape);
      if (dtype == DType.I64) {
        throw new IllegalArgumentException("dtype: I64 does not hold real numbers");
      }
      check(shape, values.length);
    }
  }

  /// Whole numbers: counters, positions, data.
  record Longs(List<Integer> shape, long[] values) implements Tensor {
    public Longs {
      shape = List.copyOf(shape);
      check(shape, values.length);
    }

    @Override
    public DType dtype() {
      return DType.I64;
    }
  }

  static Tensor floats(List<Integer> shape, float[] values) {
    return new Floats(DType.F32, shape, values);
  }

  static Tensor floats(float... values) {
    return new Floats(DType.F32, List.of(values.length), values);
  }

  static Tensor longs(long... values) {
    return new Longs(List.of(values.length), values);
  }

  private static void check(List<Integer> shape, int values) {
    long expected = 1;
    for (int size : shape) {
      expected = size < 0 ? -1 : Math.multiplyExact(expected, size);
    }
    if (expected != values) {
      throw new IllegalArgumentException(
          "shape: " + shape + " does not hold " + values + " values");
    }
  }
}
