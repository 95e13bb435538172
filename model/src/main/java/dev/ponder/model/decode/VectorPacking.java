package dev.ponder.model.decode;

import static dev.ponder.model.decode.KvPacking.GROUP;
import static dev.ponder.model.decode.KvPacking.GROUP_WORDS;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Packs keys and values as [KvPacking] does, some at once.
final class VectorPacking {
  private static final KvPacking PACKING = VectorAttention.PACKING;
  private static final int FIRST_STEP = 1 << KvPacking.FIRST;
  private static final int STEP = 1 << KvPacking.SHARED;
  private static final int NOISE = STEP - 1;
  private static final int LAST_MASK = (1 << KvPacking.LAST) - 1;

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
        scratch[j + 3 * WIDTH] = x[i + 3];
        scratch[j + 4 * WIDTH] = x[i + 4];
      }
      pack(scratch, scratchAt, factor);
      int at = to + g * GROUP_WORDS * WIDTH;
      for (int j = scratchAt; j < scratchAt + count; j++, at += GROUP_WORDS * WIDTH) {
        words[at] = Float.floatToRawIntBits(scratch[j]);
        words[at + WIDTH] = Float.floatToRawIntBits(scratch[j + WIDTH]);
        words[at + 2 * WIDTH] = Float.floatToRawIntBits(scratch[j + 2 * WIDTH]);
      }
    }
    int whole = groups * GROUP;
    int at = to + groups * GROUP_WORDS * WIDTH;
    for (int i = from + whole; i < from + n; i++, at += WIDTH) {
      words[at] = (int) (x[i] * factor);
    }
  }

  /// Makes of five vectors the bits of three vectors of words.
  private static void pack(float[] x, int at, float factor) {
    IntVector zero = numbers(x, at, factor).add(FIRST_STEP / 2).and(-FIRST_STEP);
    IntVector last = shr(zero, KvPacking.FIRST).and(LAST_MASK);
    IntVector noise = shl(last, KvPacking.SHARED - KvPacking.LAST);
    IntVector one = step(numbers(x, at + WIDTH, factor), noise);
    IntVector word0 = step(numbers(x, at + 2 * WIDTH, factor), upper(one));
    IntVector word1 = step(numbers(x, at + 3 * WIDTH, factor), lower(one));
    IntVector word2 = step(numbers(x, at + 4 * WIDTH, factor), upper(zero));
    word0.reinterpretAsFloats().intoArray(x, at);
    word1.reinterpretAsFloats().intoArray(x, at + WIDTH);
    word2.reinterpretAsFloats().intoArray(x, at + 2 * WIDTH);
  }

  /// One vector of a position's values.
  private static void putValues(IntVector numbers, int[] words, int first, int slot) {
    int at = first + slot / GROUP * GROUP_WORDS * WIDTH;
    int k = slot % GROUP;
    if (slot >= KvPacking.GROUPED) {
      numbers.intoArray(words, at + k * WIDTH);
    } else if (k == 0) {
      IntVector zero = numbers.add(FIRST_STEP / 2).and(-FIRST_STEP);
      shr(zero, KvPacking.FIRST).and(LAST_MASK).intoArray(words, at + WIDTH);
      upper(zero).intoArray(words, at + 2 * WIDTH);
    } else if (k == 1) {
      IntVector last = word(words, at + WIDTH).and(LAST_MASK);
      IntVector one = step(numbers, shl(last, KvPacking.SHARED - KvPacking.LAST));
      upper(one).intoArray(words, at);
      lower(one).intoArray(words, at + WIDTH);
    } else {
      int to = at + (k - 2) * WIDTH;
      step(numbers, word(words, to).and(NOISE)).intoArray(words, to);
    }
  }

  private static IntVector word(int[] words, int at) {
    return IntVector.fromArray(VectorAttention.I, words, at);
  }

  private static IntVector numbers(float[] x, int at, float factor) {
    return (IntVector) FloatVector.fromArray(S, x, at).mul(factor).convert(VectorOperators.F2I, 0);
  }

  private static IntVector step(IntVector number, IntVector noise) {
    return number.sub(noise).add(STEP / 2).and(-STEP).or(noise);
  }

  private static IntVector upper(IntVector number) {
    return shr(number, Integer.SIZE - KvPacking.SHARED);
  }

  private static IntVector lower(IntVector number) {
    return shr(number, KvPacking.SHARED - KvPacking.LAST).and(NOISE);
  }

  private static IntVector shl(IntVector x, int bits) {
    return x.lanewise(VectorOperators.LSHL, bits);
  }

  private static IntVector shr(IntVector x, int bits) {
    return x.lanewise(VectorOperators.LSHR, bits);
  }
}
