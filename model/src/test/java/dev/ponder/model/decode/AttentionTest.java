package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attention over blocks whose memory held something else before, worst of all bits that are no
/// numbers.
class AttentionTest {
  private static final int POSITIONS = 2 * Kernels.BLOCK + 7;
  private static final int LAYER = 1;

  @ParameterizedTest
  @CsvSource({"6, 1, 2", "18, 2, 1", "32, 3, 2", "64, 2, 2", "92, 1, 1", "110, 2, 3"})
  void kernelsAgreeBitForBitAndWithTheFormulaWhateverTheMemoryHeld(
      int headDim, int kvHeads, int group) {
    var random = RandomKey.of(headDim).generator();
    var scalar = new Sequence(new ScalarKernels(), headDim, kvHeads, group, random);
    var vector = new Sequence(new VectorKernels(false), headDim, kvHeads, group, random);
    var rows = new float[POSITIONS][];
    for (int t = 0; t < POSITIONS; t++) {
      float[] row = gaussian((group + 2) * kvHeads * headDim, random);
      if (t % 10 == 3) {
        Arrays.fill(row, (group + 1) * kvHeads * headDim, row.length, 0);
      }
      rows[t] = row;
      float[] one = scalar.next(row, t);
      float[] other = vector.next(row, t);

      assertThat(bits(other)).as("position %d", t).isEqualTo(bits(one));
      double[] exact = attention(rows, t, headDim, kvHeads, group);
      for (int i = 0; i < one.length; i++) {
        assertThat((double) one[i]).as("position %d, %d", t, i).isCloseTo(exact[i], within(2e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNoNumberShowsAndIsGoneWithItsText(float bad) {
    int headDim = 64;
    var random = RandomKey.of(5).generator();
    for (Kernels kernels : new Kernels[] {new ScalarKernels(), new VectorKernels(false)}) {
      var sequence = new Sequence(kernels, headDim, 1, 1, random);
      for (int t = 0; t < 70; t++) {
        float[] row = gaussian(3 * headDim, random);
        row[2 * headDim + 5] = bad;
        row[headDim + 9] = t % 2 == 0 ? bad : 1;
        assertThat(Float.isFinite(sequence.next(row, t)[5])).isFalse();
      }
      for (int t = 0; t < 70; t++) {
        float[] out = sequence.next(gaussian(3 * headDim, random), t);
        for (float value : out) {
          assertThat(Float.isFinite(value)).as("position %d", t).isTrue();
        }
      }
    }
  }

  private static float[] gaussian(int n, RandomGenerator random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  /// As it is written down.
  private static double[] attention(float[][] rows, int t, int headDim, int kvHeads, int group) {
    double[] out = new double[kvHeads * group * headDim];
    for (int h = 0; h < kvHeads * group; h++) {
      int key = (kvHeads * group + h / group) * headDim;
      double[] weights = new double[t + 1];
      double total = 0;
      for (int s = 0; s <= t; s++) {
        double score = 0;
        for (int d = 0; d < headDim; d++) {
          score += Sequence.QUERY * rows[t][h * headDim + d] * rows[s][key + d];
        }
        weights[s] = Math.exp(score);
        total += weights[s];
      }
      for (int s = 0; s <= t; s++) {
        for (int d = 0; d < headDim; d++) {
          float value = rows[s][key + kvHeads * headDim + d];
          out[h * headDim + d] += weights[s] / total * value;
        }
      }
    }
    return out;
  }

  /// Keys and values in blocks of old memory, and scratch of the least size that is allowed.
  private static final class Sequence {
    /// Makes scores of some units.
    static final float QUERY = 0.25f;

    private final Kernels kernels;
    private final int headDim;
    private final int kvHeads;
    private final int group;
    private final int[][] blocks;

    Sequence(Kernels kernels, int headDim, int kvHeads, int group, RandomGenerator random) {
      this.kernels = kernels;
      this.headDim = headDim;
      this.kvHeads = kvHeads;
      this.group = group;
      int count = (POSITIONS + Kernels.BLOCK - 1) / Kernels.BLOCK;
      this.blocks = new int[count][(LAYER + 1) * KvPacking.layerWords(kvHeads, headDim)];
      for (int[] block : blocks) {
        for (int i = 0; i < block.length; i++) {
          int bits = random.nextInt();
          block[i] = i % 4 == 0 ? bits | 0x7fc00000 : bits;
        }
      }
    }

    /// Stores a position and attends from it; heads one after the other, as helpers do.
    float[] next(float[] row, int position) {
      float[] q = row.clone();
      int queries = kvHeads * group * headDim;
      for (int i = 0; i < queries; i++) {
        q[i] *= QUERY;
      }
      float[] out = new float[queries];
      for (int h = kvHeads - 1; h >= 0; h--) {
        int slot = position % Kernels.BLOCK;
        int[] block = blocks[position / Kernels.BLOCK];
        kernels.store(h, h + 1, q, queries, kvHeads, headDim, block, LAYER, slot);
        int padded = Kernels.roundUp(position + 1, Kernels.LANES) + Kernels.LANES;
        float[] scores = filled(group * padded);
        kernels.attend(
            h,
            h + 1,
            q,
            0,
            kvHeads,
            group,
            headDim,
            blocks,
            LAYER,
            position + 1,
            scores,
            0,
            out,
            0);
      }
      return out;
    }

    private static float[] filled(int n) {
      float[] values = new float[n];
      Arrays.fill(values, Float.NaN);
      return values;
    }
  }
}
