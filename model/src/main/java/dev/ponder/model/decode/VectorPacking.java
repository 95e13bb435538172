package dev.ponder.model.decode;

import static dev.ponder.model.decode.KvPacking.GROUP;
import static dev.ponder.model.decode.KvPacking.GROUP_WORDS;
import static dev.ponder.model.decode.VectorAttention.I;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Packs keys and values as [KvPacking] does, some at once.
final class VectorPacking {
  private static final KvPacking PACKING = VectorAttention.PACKING;
  private static final int FIRST_STEP = 1 << KvPacking.DROPPED;
  private static final int STEP = 1 << KvPacking.SHARED;
  private static final int NOISE = STEP - 1;

  private VectorPacking() {}

  /// [Kernels#store].
  static void store(
      int from,
      int to,
      float[] x,
      int keyAt,
      int kvHeads,
      int headDim,
      int[] words,
      int layer,
      int slot,
      float[] scratch,
      int scratchAt) {
    int paired = PACKING.paired(headDim);
    for (int h = from; h < to; h++) {
      int key = keyAt + h * headDim;
      float largest = largest(x, key, headDim);
      int keys = PACKING.keyAt(layer, h, kvHeads, headDim, slot);
      putKey(x, key, headDim, KvPacking.factor(largest), words, keys, scratch, scratchAt);
      words[keys + KvPacking.words(headDim) * WIDTH] = KvPacking.scale(largest);
      int value = key + kvHeads * headDim;
      largest = largest(x, value, headDim);
      float factor = KvPacking.factor(largest);
      words[KvPacking.scalesAt(layer, h, kvHeads, headDim) + slot] = KvPacking.scale(largest);
      for (int d = 0; d < paired; d += WIDTH) {
        int at = PACKING.valueAt(layer, h, kvHeads, headDim, d);
        putValues(numbers(x, value + d, factor), words, at, slot);
      }
      int last = PACKING.valueAt(layer, h, kvHeads, headDim, paired);
      int rest = headDim - paired;
      KvPacking.putValues(x, value + paired, rest, factor, words, last, slot);
    }
  }

  /// The largest magnitude, or NaN if there is one.
  private static float largest(float[] x, int from, int n) {
    FloatVector most = FloatVector.zero(S);
    int i = 0;
    for (; i + WIDTH <= n; i += WIDTH) {
      most = most.max(FloatVector.fromArray(S, x, from + i).abs());
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[from + i]));
    }
    return largest;
  }

  private static void putKey(
      float[] x,
      int from,
      int n,
      float factor,
      int[] words,
      int to,
      float[] scratch,
      int scratchAt) {
    int groups = n / GROUP;
    for (int g = 0; g < groups; g += WIDTH) {
      int count = Math.min(WIDTH, groups - g);
      int i = from + g * GROUP;
      for (int j = scratchAt; j < scratchAt + count; j++, i += GROUP) {
        scratch[j] = x[i];
        scratch[j + WIDTH] = x[i + 1];
        scratch[j + 2 * WIDTH] = x[i + 2];
      }
      pack(scratch, scratchAt, factor);
      int at = to + g * GROUP_WORDS * WIDTH;
      for (int j = scratchAt; j < scratchAt + count; j++, at += GROUP_WORDS * WIDTH) {
        words[at] = Float.floatToRawIntBits(scratch[j]);
        words[at + WIDTH] = Float.floatToRawIntBits(scratch[j + WIDTH]);
      }
    }
    int whole = groups * GROUP;
    int at = to + groups * GROUP_WORDS * WIDTH;
    for (int i = from + whole; i < from + n; i++, at += WIDTH) {
      words[at] = (int) (x[i] * factor);
    }
  }

  /// Makes of three vectors the bits of two vectors of words.
  private static void pack(float[] x, int at, float factor) {
    IntVector zero = first(numbers(x, at, factor));
    IntVector word0 = step(numbers(x, at + WIDTH, factor), upper(zero));
    IntVector word1 = step(numbers(x, at + 2 * WIDTH, factor), lower(zero));
    word0.reinterpretAsFloats().intoArray(x, at);
    word1.reinterpretAsFloats().intoArray(x, at + WIDTH);
  }

  /// One vector of a position's values.
  private static void putValues(IntVector numbers, int[] words, int first, int slot) {
    int at = first + slot / GROUP * GROUP_WORDS * WIDTH;
    int k = slot % GROUP;
    if (slot >= KvPacking.GROUPED) {
      numbers.intoArray(words, at + k * WIDTH);
    } else if (k == 0) {
      IntVector zero = first(numbers);
      upper(zero).intoArray(words, at);
      lower(zero).intoArray(words, at + WIDTH);
    } else {
      int to = at + (k - 1) * WIDTH;
      step(numbers, IntVector.fromArray(I, words, to).and(NOISE)).intoArray(words, to);
    }
  }

  private static IntVector numbers(float[] x, int at, float factor) {
    return (IntVector) FloatVector.fromArray(S, x, at).mul(factor).convert(VectorOperators.F2I, 0);
  }

  private static IntVector first(IntVector number) {
    return number.add(FIRST_STEP / 2).and(-FIRST_STEP);
  }

  private static IntVector upper(IntVector number) {
    return number.lanewise(VectorOperators.LSHR, Integer.SIZE - KvPacking.SHARED);
  }

  private static IntVector lower(IntVector number) {
    return number.lanewise(VectorOperators.LSHR, KvPacking.DROPPED).and(NOISE);
  }

  private static IntVector step(IntVector number, IntVector noise) {
    return number.sub(noise).add(STEP / 2).and(-STEP).or(noise);
  }
}
