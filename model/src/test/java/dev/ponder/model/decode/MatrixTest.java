package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import dev.ponder.model.checkpoint.DType;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
  private static final int PANELS = 6;
  private static final int DEPTH = 37;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void productsAreTheSameInSixteenBitsAsIn32(boolean vectors) {
    Kernels kernels = vectors ? new VectorKernels(false) : new ScalarKernels();
    RandomGenerator random = RandomKey.of(1).generator();
    int panel = kernels.panel();
    float[] values = random(PANELS * DEPTH * panel, random);
    round(values);
    values[5] = -0f;
    values[7] = Float.MIN_NORMAL;
    // One panel more, of which one value needs 32 bits, so that the same columns stay in 32 bits.
    float[] wider = Arrays.copyOf(values, values.length + DEPTH * panel);
    wider[wider.length - 1] = 0.1f;
    var paired = new Matrix(values, DEPTH, panel);
    var single = new Matrix(wider, DEPTH, panel);
    assertThat(paired.paired()).isTrue();
    assertThat(single.paired()).isFalse();

    for (int rows = 1; rows <= 29; rows++) {
      int stride = DEPTH + 3;
      float[] x = random(rows * stride, random);
      float[] init = random(rows * PANELS * panel, random);
      assertThat(product(kernels, rows, x, stride, paired, init))
          .as("%d rows", rows)
          .isEqualTo(product(kernels, rows, x, stride, single, init));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void productsAddUpAlongTheDepth(boolean paired) {
    Kernels kernels = new VectorKernels(false);
    RandomGenerator random = RandomKey.of(2).generator();
    int panel = kernels.panel();
    float[] values = random(PANELS * DEPTH * panel, random);
    if (paired) {
      round(values);
    }
    var matrix = new Matrix(values, DEPTH, panel);
    assertThat(matrix.paired()).isEqualTo(paired);

    for (int rows = 1; rows <= 29; rows++) {
      int stride = DEPTH + 3;
      float[] x = random(rows * stride, random);
      float[] init = random(rows * PANELS * panel, random);
      float[] expected = byHand(rows, x, stride, values, panel, init);
      assertThat(product(kernels, rows, x, stride, matrix, init))
          .as("%d rows", rows)
          .isEqualTo(expected);
    }
  }

  /// Whichever of them this processor takes.
  @ParameterizedTest
  @ValueSource(ints = {6, 8, 12})
  void tallTilesAddUpAlongTheDepth(int rows) {
    RandomGenerator random = RandomKey.of(3).generator();
    int panel = VectorTiles.PANEL;
    float[] values = random(DEPTH * panel, random);
    round(values);
    float[] x = random(rows * DEPTH, random);
    float[] init = random(rows * panel, random);
    var singles = new float[rows * panel];
    var pairs = new float[rows * panel];
    int[] w = new Matrix(values, DEPTH, panel).pairs();
    var packed = new float[x.length];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < DEPTH; k++) {
        packed[k * rows + r] = x[r * DEPTH + k];
      }
    }

    switch (rows) {
      case 6 -> {
        VectorTiles.tile6(DEPTH, packed, 0, values, 0, init, 0, panel, singles, 0, panel);
        PairTiles.tile6(DEPTH, packed, 0, w, 0, init, 0, panel, pairs, 0, panel);
      }
      case 8 -> {
        VectorTiles.tile8(DEPTH, packed, 0, values, 0, init, 0, panel, singles, 0, panel);
        PairTiles.tile8(DEPTH, packed, 0, w, 0, init, 0, panel, pairs, 0, panel);
      }
      default -> {
        VectorTiles.tile12(DEPTH, packed, 0, values, 0, init, 0, panel, singles, 0, panel);
        PairTiles.tile12(DEPTH, packed, 0, w, 0, init, 0, panel, pairs, 0, panel);
      }
    }

    float[] expected = byHand(rows, x, DEPTH, values, panel, init);
    assertThat(singles).isEqualTo(expected);
    assertThat(pairs).isEqualTo(expected);
  }

  @Test
  void oneWeightOf32BitsKeepsAll() {
    var values = new float[16];
    values[15] = 1 + Math.ulp(1f);

    var matrix = new Matrix(values, 2, 8);

    assertThat(matrix.paired()).isFalse();
    assertThat(matrix.singles()).isSameAs(values);
    assertThat(matrix.panels()).isEqualTo(1);
  }

  @Test
  void whatIsNoNumberStaysIt() {
    var values = new float[] {Float.NaN, Float.NEGATIVE_INFINITY};
    var matrix = new Matrix(values, 1, 2);

    assertThat(matrix.pairs()).containsExactly(0x7FC0_FF80);
  }

  @Test
  void aPairHoldsAColumnOfEachHalf() {
    var matrix = new Matrix(new float[] {1, 2, -3, 0.5f}, 1, 4);

    assertThat(matrix.pairs()).containsExactly(0x3F80_C040, 0x4000_3F00);
  }

  private static void round(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = DType.BF16.round(values[i]);
    }
  }

  private static float[] byHand(
      int rows, float[] x, int stride, float[] values, int panel, float[] init) {
    int outputs = init.length / rows;
    float[] sums = init.clone();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < outputs; c++) {
        for (int k = 0; k < DEPTH; k++) {
          float weight = values[(c / panel * DEPTH + k) * panel + c % panel];
          sums[r * outputs + c] = Math.fma(x[r * stride + k], weight, sums[r * outputs + c]);
        }
      }
    }
    return sums;
  }

  private static float[] product(
      Kernels kernels, int rows, float[] x, int stride, Matrix matrix, float[] init) {
    int outputs = PANELS * kernels.panel();
    var out = new float[rows * outputs];
    float[] in = kernels.pack(rows, x, stride, matrix, new float[kernels.packedSize(rows, DEPTH)]);
    kernels.multiply(rows, in, matrix, 0, 1, init, outputs, out, outputs, 0);
    int column = kernels.panel();
    kernels.multiply(rows, in, matrix, 1, PANELS, init, outputs, out, outputs, column);
    return out;
  }

  private static float[] random(int count, RandomGenerator random) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
