package dev.ponder.model.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Floats at raw addresses, one or a vector at a time, and arithmetic whose bits never depend on
/// whether the code was compiled yet: sums in a fixed order, and an exponential of our own.
///
/// The Vector API's own reductions and exponentials round differently in the interpreter and in
/// compiled code, which would break exact resumption.
final class Raw {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  static final long STEP = 4L * LANES;

  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final float LOG2E = 1.4426950408889634f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f;
  private static final float LOWEST = -87f;
  private static final float HIGHEST = 88f;
  private static final float C2 = 0.5f;
  private static final float C3 = 1f / 6;
  private static final float C4 = 1f / 24;
  private static final float C5 = 1f / 120;
  private static final float C6 = 1f / 720;

  private Raw() {}

  static FloatVector vector(long address) {
    return FloatVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
  }

  static void put(FloatVector value, long address) {
    value.intoMemorySegment(ALL, address, ORDER);
  }

  static float get(long address) {
    return ALL.get(FLOAT, address);
  }

  static void put(float value, long address) {
    ALL.set(FLOAT, address, value);
  }

  static void zero(long address, long floats) {
    ALL.asSlice(address, 4 * floats).fill((byte) 0);
  }

  static void copy(long from, long to, long floats) {
    MemorySegment.copy(ALL, from, ALL, to, 4 * floats);
  }

  /// Sum of the lanes, halves folded onto each other.
  static float sum(FloatVector value, float[] scratch) {
    value.intoArray(scratch, 0);
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        scratch[i] += scratch[i + half];
      }
    }
    return scratch[0];
  }

  /// `e^x` within 2 units in the last place for x in [-87, 88]; clamped outside, NaN for NaN.
  static FloatVector exp(FloatVector x) {
    VectorMask<Float> broken = x.test(VectorOperators.IS_NAN);
    FloatVector clamped = x.max(LOWEST).min(HIGHEST);
    FloatVector shifted = clamped.fma(broadcast(LOG2E), broadcast(ROUND));
    FloatVector whole = shifted.sub(ROUND);
    FloatVector rest = whole.fma(broadcast(-LN2_HIGH), clamped);
    rest = whole.fma(broadcast(-LN2_LOW), rest);
    FloatVector series = rest.fma(broadcast(C6), broadcast(C5));
    series = series.fma(rest, broadcast(C4));
    series = series.fma(rest, broadcast(C3));
    series = series.fma(rest, broadcast(C2));
    series = series.fma(rest, broadcast(1f));
    series = series.fma(rest, broadcast(1f));
    IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    FloatVector scaled = series.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    return scaled.blend(x, broken);
  }

  /// The same for one number, to the same bits.
  static float exp(float x) {
    if (Float.isNaN(x)) {
      return x;
    }
    float clamped = Math.min(Math.max(x, LOWEST), HIGHEST);
    float shifted = Math.fma(clamped, LOG2E, ROUND);
    float whole = shifted - ROUND;
    float rest = Math.fma(whole, -LN2_HIGH, clamped);
    rest = Math.fma(whole, -LN2_LOW, rest);
    float series = Math.fma(rest, C6, C5);
    series = Math.fma(series, rest, C4);
    series = Math.fma(series, rest, C3);
    series = Math.fma(series, rest, C2);
    series = Math.fma(series, rest, 1f);
    series = Math.fma(series, rest, 1f);
    int exponent = Float.floatToRawIntBits(shifted) << 23;
    return Float.intBitsToFloat(Float.floatToRawIntBits(series) + exponent);
  }

  static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
