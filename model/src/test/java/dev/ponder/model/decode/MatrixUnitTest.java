package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ponder.core.RandomKey;
import dev.ponder.model.checkpoint.DType;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixUnitTest {
  private static final int PANEL = VectorTiles.PANEL;
  private static final int EXTRA = 3;

  /// On any processor, so that a libtorch without the kernel doesn't go unnoticed.
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void libtorchHasTheKernel() {
    Loader.load(torch.class);
    assertThat(MatrixUnit.SYMBOLS)
        .allMatch(symbol -> SymbolLookup.loaderLookup().find(symbol).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"256, 6", "160, 5", "37, 1", "1, 3", "31, 2", "32, 2", "33, 2", "768, 2", "1000, 3"})
  void productsAreTheUnitsToTheBitWhateverTheNumberOfRows(int depth, int panels) {
    needsTheUnit();
    RandomGenerator random = RandomKey.of(1).generator();
    var kernels = new VectorKernels(true);
    float[] values = weights(panels * depth * PANEL, random);
    Matrix matrix = kernels.matrix(values, depth, new HugeMemory());
    assertThat(matrix.blocked()).isTrue();
    assertThat(matrix.panels()).isEqualTo(panels);
    int outputs = panels * PANEL;

    for (int rows : new int[] {1, 2, 3, 5, 6, 7, 16, 31, 32, 33, 64, 70, 128}) {
      float[] x = random(rows * (depth + EXTRA), random);
      float[] init = random(rows * outputs, random);
      assertThat(product(kernels, rows, x, depth, matrix, init))
          .as("%d rows", rows)
          .isEqualTo(byHand(rows, x, depth, values, init));
    }
  }

  @Test
  void sumsAreThoseOfTheVectorsToTheSeventhDigit() {
    needsTheUnit();
    int depth = 768;
    RandomGenerator random = RandomKey.of(2).generator();
    var unit = new VectorKernels(true);
    var vectors = new VectorKernels(false);
    float[] values = weights(2 * depth * PANEL, random);
    Matrix blocked = unit.matrix(values, depth, new HugeMemory());
    Matrix paired = vectors.matrix(values, depth, new HugeMemory());
    assertThat(paired.paired()).isTrue();
    float[] x = random(40 * (depth + EXTRA), random);
    var zeros = new float[40 * 2 * PANEL];

    float[] got = product(unit, 40, x, depth, blocked, zeros);
    float[] expected = product(vectors, 40, x, depth, paired, zeros);

    // A sum of 768 products of size 1 is of size 28.
    for (int i = 0; i < got.length; i++) {
      assertThat(got[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  /// All 24 bits of an input count, large and small, but for the smallest, which the unit takes for
  /// zero.
  @Test
  void inputsAreNotRounded() {
    needsTheUnit();
    var kernels = new VectorKernels(true);
    var values = new float[PANEL];
    Arrays.fill(values, 1);
    Matrix ones = kernels.matrix(values, 1, new HugeMemory());
    RandomGenerator random = RandomKey.of(3).generator();
    for (int i = 0; i < 1000; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      if (Math.abs(x) > 1e-30f && Math.abs(x) <= Float.MAX_VALUE) {
        float[] row = {x, 9, 9, 9};
        assertThat(product(kernels, 1, row, 1, ones, new float[PANEL])[0]).isEqualTo(x);
      }
    }
  }

  @Test
  void whatIsNoNumberStaysInItsRow() {
    needsTheUnit();
    var kernels = new VectorKernels(true);
    RandomGenerator random = RandomKey.of(4).generator();
    Matrix matrix = kernels.matrix(weights(2 * PANEL, random), 2, new HugeMemory());
    for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] x = {1, 1, 9, 9, 9, broken, 1, 9, 9, 9, 1, 1, 9, 9, 9};

      float[] out = product(kernels, 3, x, 2, matrix, new float[3 * PANEL]);

      for (int c = 0; c < PANEL; c++) {
        assertThat(out[c]).isFinite();
        assertThat(Float.isFinite(out[PANEL + c])).isFalse();
        assertThat(out[2 * PANEL + c]).isFinite();
      }
    }
  }

  @Test
  void weightsOf32BitsStayWithTheVectors() {
    var kernels = new VectorKernels(true);
    var values = new float[2 * PANEL];
    values[3] = 0.1f;

    Matrix matrix = kernels.matrix(values, 2, new HugeMemory());

    assertThat(matrix.blocked()).isFalse();
    assertThat(matrix.singles()).isSameAs(values);
  }

  /// What the unit is documented to do: for each run of inputs it sums the first and the second
  /// numbers of the pairs apart, from zero, each product added without rounding between, and adds
  /// the two to what the runs before gave.
  private static float[] byHand(int rows, float[] x, int depth, float[] values, float[] init) {
    int half = VectorTiles.WIDTH;
    int outputs = init.length / rows;
    float[] out = init.clone();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < outputs; c++) {
        var sums = new float[3];
        for (int part = 0; part < 3; part++) {
          for (int run = 0; run < depth; run += 2 * half) {
            float even = 0;
            float odd = 0;
            for (int k = run; k < run + half && k < depth; k++) {
              int row = r * (depth + EXTRA);
              int panel = c / PANEL * depth;
              float low = part(x[row + k], part);
              even = Math.fma(low, values[(panel + k) * PANEL + c % PANEL], even);
              if (k + half < depth) {
                float high = part(x[row + k + half], part);
                odd = Math.fma(high, values[(panel + k + half) * PANEL + c % PANEL], odd);
              }
            }
            sums[part] += even + odd;
          }
        }
        out[r * outputs + c] += sums[2] + sums[1] + sums[0];
      }
    }
    return out;
  }

  /// The first, second or third 8 bits of a number.
  private static float part(float x, int part) {
    float rest = x;
    for (int i = 0; i < part; i++) {
      rest -= upper(rest);
    }
    return upper(rest);
  }

  private static float upper(float x) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) & 0xFFFF_0000);
  }

  private static float[] product(
      Kernels kernels, int rows, float[] x, int depth, Matrix matrix, float[] init) {
    int outputs = matrix.panels() * PANEL;
    var out = new float[rows * outputs];
    var packed = new float[kernels.packedSize(rows, depth)];
    // What an earlier product may have left there.
    Arrays.fill(packed, Float.NaN);
    float[] in = kernels.pack(rows, x, depth + EXTRA, matrix, packed);
    // An odd first panel, then the others.
    kernels.multiply(rows, in, matrix, 0, 1, init, outputs, out, outputs, 0);
    kernels.multiply(rows, in, matrix, 1, matrix.panels(), init, outputs, out, outputs, PANEL);
    kernels.rest();
    return out;
  }

  private static void needsTheUnit() {
    assumeTrue(
        MatrixUnit.usable(), "this processor has no matrix unit (AMX), or oneDNN may not use it");
  }

  private static float[] weights(int count, RandomGenerator random) {
    float[] values = random(count, random);
    for (int i = 0; i < count; i++) {
      values[i] = DType.BF16.round(values[i]);
    }
    return values;
  }

  private static float[] random(int count, RandomGenerator random) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
