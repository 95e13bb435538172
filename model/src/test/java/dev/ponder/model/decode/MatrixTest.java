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
  private static final int PANELS = 3;
  private static final int DEPTH = 37;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void productsAreTheSameInSixteenBitsAsIn32(boolean vectors) {
    Kernels kernels = vectors ? new VectorKernels() : new ScalarKernels();
    RandomGenerator random = RandomKey.of(1).generator();
    int panel = kernels.panel();
    float[] values = random(PANELS * DEPTH * panel, random);
    for (int i = 0; i < values.length; i++) {
      values[i] = DType.BF16.round(values[i]);
    }
    values[5] = -0f;
    values[7] = Float.MIN_NORMAL;
    // One panel more, of which one value needs 32 bits, so that the same columns stay in 32 bits.
    float[] wider = Arrays.copyOf(values, values.length + DEPTH * panel);
    wider[wider.length - 1] = 0.1f;
    var paired = new Matrix(values, DEPTH, panel);
    var single = new Matrix(wider, DEPTH, panel);
    assertThat(paired.paired()).isTrue();
    assertThat(single.paired()).isFalse();

    for (int rows = 1; rows <= 17; rows++) {
      int stride = DEPTH + 3;
      float[] x = random(rows * stride, random);
      float[] init = random(rows * PANELS * panel, random);
      assertThat(product(kernels, rows, x, stride, paired, init))
          .as("%d rows", rows)
          .isEqualTo(product(kernels, rows, x, stride, single, init));
    }
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

  private static float[] product(
      Kernels kernels, int rows, float[] x, int stride, Matrix matrix, float[] init) {
    int outputs = PANELS * kernels.panel();
    var out = new float[rows * outputs];
    kernels.multiply(rows, x, stride, matrix, 0, 1, init, outputs, out, outputs);
    int rest = (PANELS - 1) * kernels.panel();
    var more = new float[rows * rest];
    kernels.multiply(rows, x, stride, matrix, 1, PANELS, init, outputs, more, rest);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(more, r * rest, out, r * outputs + kernels.panel(), rest);
    }
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
