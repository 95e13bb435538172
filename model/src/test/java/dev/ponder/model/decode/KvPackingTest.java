package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KvPackingTest {
  private static final int LAYERS = 2;
  private static final int HEADS = 3;

  /// Five roundings of floats, in units.
  private static final int FLOATS = 5 * 128;

  /// Half a step of numbers 1 and 2, and of number 0.
  private static final int HALF = 1024;

  private static final int HALF_OF_FIRST = 512;

  @ParameterizedTest
  @CsvSource({"4, 6", "4, 18", "8, 15", "8, 64", "16, 64", "16, 92", "16, 110", "16, 128"})
  void numbersAreOffByHalfAStepAndLaterOnesDontChangeThem(int width, int headDim) {
    var random = RandomKey.of(1).generator();
    var block = new Block(width, headDim, random);
    float[][] rows = new float[Kernels.BLOCK][];
    float[][][] read = new float[Kernels.BLOCK][][];
    for (int slot = 0; slot < Kernels.BLOCK; slot++) {
      rows[slot] = row(headDim, slot, random);
      // The other layers get something else, so that nobody's words are another's.
      for (int layer = 0; layer < LAYERS; layer++) {
        block.store(layer == 1 ? rows[slot] : row(headDim, 0, random), layer, slot);
      }
      read[slot] = block.read(1, slot);
      for (int i = 0; i < 2 * HEADS; i++) {
        check(rows[slot], i * headDim, read[slot][i], i < HEADS ? -1 : slot);
      }
    }
    for (int slot = 0; slot < Kernels.BLOCK; slot++) {
      assertThat(block.read(1, slot)).as("position %d", slot).isDeepEqualTo(read[slot]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void positionsAreStoredAgainFromAnyOn(int width) {
    int headDim = 38;
    var random = RandomKey.of(2).generator();
    for (int from = 0; from < Kernels.BLOCK; from++) {
      var block = new Block(width, headDim, random);
      for (int slot = 0; slot < Kernels.BLOCK; slot++) {
        block.store(row(headDim, slot, random), 0, slot);
      }
      float[][] before = from == 0 ? new float[0][] : block.read(0, from - 1);
      for (int slot = from; slot < Kernels.BLOCK; slot++) {
        float[] row = row(headDim, slot, random);
        block.store(row, 0, slot);
        float[][] read = block.read(0, slot);
        for (int i = 0; i < 2 * HEADS; i++) {
          check(row, i * headDim, read[i], i < HEADS ? -1 : slot);
        }
      }
      if (from > 0) {
        assertThat(block.read(0, from - 1)).isDeepEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 61, 63})
  void zerosStayAndWhatIsNoNumberIsNotHidden(int slot) {
    int headDim = 12;
    var random = RandomKey.of(3).generator();
    var block = new Block(4, headDim, random);
    for (int before = 0; before < slot; before++) {
      block.store(row(headDim, 5, random), 0, before);
    }
    float[] row = new float[2 * HEADS * headDim];
    row[headDim] = 1e-30f;
    row[2 * headDim + 3] = Float.NaN;
    row[3 * headDim] = -1e-30f;
    row[4 * headDim + 1] = Float.POSITIVE_INFINITY;
    row[5 * headDim + 11] = Float.NEGATIVE_INFINITY;
    block.store(row, 0, slot);
    float[][] read = block.read(0, slot);

    for (int i : new int[] {0, 1, 3}) {
      for (float value : read[i]) {
        assertThat(Math.abs(value)).as("vector %d", i).isLessThan(1e-30f);
      }
    }
    assertThat(read[2]).containsOnly(Float.NaN);
    for (int i : new int[] {4, 5}) {
      for (float value : read[i]) {
        assertThat(Float.isFinite(value)).as("vector %d", i).isFalse();
      }
    }
  }

  /// @param slot of a value, -1 for a key
  private static void check(float[] row, int at, float[] read, int slot) {
    double largest = 0;
    for (int d = 0; d < read.length; d++) {
      largest = Math.max(largest, Math.abs(row[at + d]));
    }
    for (int d = 0; d < read.length; d++) {
      int units = slot < 0 ? bound(d, read.length) : bound(slot, Kernels.BLOCK);
      assertThat(Math.abs((double) read[d] - row[at + d]))
          .as("coordinate %d", d)
          .isLessThanOrEqualTo(units * 0x1p-31 * largest);
    }
  }

  /// How far number `i` of `count` may be off, in units.
  private static int bound(int i, int count) {
    if (i >= count / KvPacking.GROUP * KvPacking.GROUP) {
      return FLOATS;
    }
    return FLOATS + (i % KvPacking.GROUP == 0 ? HALF_OF_FIRST : HALF);
  }

  /// Keys and values of a position, of any size; of every fourth position as large as they can be.
  private static float[] row(int headDim, int slot, RandomGenerator random) {
    float[] row = new float[2 * HEADS * headDim];
    for (int i = 0; i < row.length; i += headDim) {
      float size = (float) Math.pow(10, random.nextDouble(-20, 20));
      for (int d = 0; d < headDim; d++) {
        row[i + d] = size * (slot % 4 == 0 ? sign(random) : (float) random.nextGaussian());
      }
    }
    return row;
  }

  private static float sign(RandomGenerator random) {
    return random.nextBoolean() ? 1 : -1;
  }

  /// A block whose memory held something else before.
  private static final class Block {
    private final KvPacking packing;
    private final int headDim;
    private final int[] words;

    Block(int width, int headDim, RandomGenerator random) {
      this.packing = new KvPacking(width);
      this.headDim = headDim;
      this.words = random.ints(LAYERS * KvPacking.layerWords(HEADS, headDim)).toArray();
    }

    /// Key heads one after the other, as helpers do.
    void store(float[] row, int layer, int slot) {
      float[] x = new float[row.length + 7];
      System.arraycopy(row, 0, x, 7, row.length);
      for (int h = 0; h < HEADS; h++) {
        packing.store(h, h + 1, x, 7, HEADS, headDim, words, layer, slot);
      }
    }

    /// Keys of all heads, then values.
    float[][] read(int layer, int slot) {
      float[][] read = new float[2 * HEADS][headDim];
      for (int h = 0; h < HEADS; h++) {
        int key = packing.keyAt(layer, h, HEADS, headDim, slot);
        float keyScale = scale(key + KvPacking.words(headDim) * packing.width());
        float scale = scale(KvPacking.scalesAt(layer, h, HEADS, headDim) + slot);
        for (int d = 0; d < headDim; d++) {
          read[h][d] = packing.key(words, key, headDim, d) * keyScale;
          int value = packing.valueAt(layer, h, HEADS, headDim, d);
          int stride = packing.valueStride(headDim, d);
          read[HEADS + h][d] = KvPacking.value(words, value, stride, slot) * scale;
        }
      }
      for (float[] each : read) {
        for (int d = 0; d < headDim; d++) {
          each[d] *= KvPacking.UNIT;
        }
      }
      return read;
    }

    private float scale(int at) {
      return Float.intBitsToFloat(words[at]);
    }
  }
}
