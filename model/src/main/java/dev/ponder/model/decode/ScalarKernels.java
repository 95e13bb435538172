package dev.ponder.model.decode;

import java.util.Arrays;

/// The kernels in plain Java: for machines without usable vectors, and the oracle of the others.
final class ScalarKernels implements Kernels {
  private static final int PANEL = 8;
  private static final KvPacking PACKING = new KvPacking(PANEL);
  private static final int PAIR = 2 * KvPacking.GROUP;
  static final float LOG2_E = 1.44269504088896341f;
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;

  /// Adding it rounds to an integer, which then lies in the low bits.
  static final float ROUNDER = 12582912f;

  static final float EXP_MIN = -87f;
  static final float EXP_MAX = 88f;

  /// Coefficients of the exponential on half of ln 2 around 0 (Cephes' expf), highest power first.
  static final float C5 = 1.9875691500e-4f;

  static final float C4 = 1.3981999507e-3f;
  static final float C3 = 8.3334519073e-3f;
  static final float C2 = 4.1665795894e-2f;
  static final float C1 = 1.6666665459e-1f;
  static final float C0 = 5.0000001201e-1f;

  @Override
  public int panel() {
    return PANEL;
  }

  @Override
  public int panelsAtOnce(int rows, Matrix w) {
    return 1;
  }

  @Override
  public int packedSize(int rows, int depth) {
    return rows * depth;
  }

  @Override
  public float[] pack(int rows, float[] x, int xStride, Matrix w, float[] packed) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * xStride, packed, r * w.inputs(), w.inputs());
    }
    return packed;
  }

  @Override
  public void multiply(
      int rows,
      float[] x,
      Matrix w,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride,
      int column) {
    for (int p = from; p < to; p++) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < PANEL; c++) {
          int at = column + (p - from) * PANEL + c;
          float sum = init[r * initStride + at];
          for (int k = 0; k < w.inputs(); k++) {
            sum = Math.fma(x[r * w.inputs() + k], weight(w, p * w.inputs() + k, c), sum);
          }
          out[r * outStride + at] = sum;
        }
      }
    }
  }

  /// The weight of one column in a row of a panel.
  private static float weight(Matrix w, int row, int column) {
    if (!w.paired()) {
      return w.singles()[row * PANEL + column];
    }
    int half = PANEL / 2;
    int pair = w.pairs()[row * half + column % half];
    return Float.intBitsToFloat(column < half ? pair & Matrix.HIGH : pair << Short.SIZE);
  }

  @Override
  public void gate(
      int rows,
      float[] panel,
      int panelAt,
      int panelStride,
      float[] out,
      int outAt,
      int outStride) {
    int half = PANEL / 2;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < half; c++) {
        int at = panelAt + r * panelStride + c;
        float gate = panel[at];
        float silu = gate / (1 + exp(-gate));
        out[outAt + r * outStride + c] = silu * panel[at + half];
      }
    }
  }

  @Override
  public void norm(float[] x, int xAt, float[] weight, float[] out, int outAt, int n, double eps) {
    var partial = new float[LANES];
    for (int i = 0; i < n; i++) {
      float value = x[xAt + i];
      partial[i % LANES] = Math.fma(value, value, partial[i % LANES]);
    }
    float factor = (float) (1 / Math.sqrt(Kernels.total(partial, 0) / n + eps));
    for (int i = 0; i < n; i++) {
      out[outAt + i] = x[xAt + i] * factor * weight[i];
    }
  }

  @Override
  public void rotate(
      float[] x, int at, int headDim, float[] cos, float[] sin, int angleAt, float scale) {
    rotate(x, at, headDim, cos, sin, angleAt, scale, 0);
  }

  /// [#rotate] from the pair `from` on.
  static void rotate(
      float[] x,
      int at,
      int headDim,
      float[] cos,
      float[] sin,
      int angleAt,
      float scale,
      int from) {
    int half = headDim / 2;
    for (int i = from; i < half; i++) {
      float a = x[at + i];
      float b = x[at + half + i];
      float c = cos[angleAt + i];
      float s = sin[angleAt + i];
      x[at + i] = (a * c - b * s) * scale;
      x[at + half + i] = (b * c + a * s) * scale;
    }
  }

  @Override
  public void store(
      int from,
      int to,
      float[] x,
      int keyAt,
      int kvHeads,
      int headDim,
      int[] block,
      int layer,
      int slot) {
    PACKING.store(from, to, x, keyAt, kvHeads, headDim, block, layer, slot);
  }

  @Override
  public void attend(
      int from,
      int to,
      float[] q,
      int qAt,
      int kvHeads,
      int group,
      int headDim,
      int[][] blocks,
      int layer,
      int count,
      float[] scores,
      int scoresAt,
      float[] out,
      int outAt) {
    var partial = new float[LANES];
    for (int h = from * group; h < to * group; h++) {
      float max = Float.NEGATIVE_INFINITY;
      for (int t = 0; t < count; t++) {
        int[] block = blocks[t / BLOCK];
        int at = PACKING.keyAt(layer, h / group, kvHeads, headDim, t % BLOCK);
        float sum = score(q, qAt + h * headDim, headDim, block, at);
        int scale = block[at + KvPacking.words(headDim) * PACKING.width()];
        float score = sum * Float.intBitsToFloat(scale) * KvPacking.UNIT;
        scores[scoresAt + t] = score;
        max = Math.max(max, score);
      }
      Arrays.fill(partial, 0);
      int scales = KvPacking.scalesAt(layer, h / group, kvHeads, headDim);
      for (int t = 0; t < count; t++) {
        float weight = exp(scores[scoresAt + t] - max);
        partial[t % LANES] += weight;
        int scale = blocks[t / BLOCK][scales + t % BLOCK];
        scores[scoresAt + t] = weight * Float.intBitsToFloat(scale);
      }
      float factor = KvPacking.UNIT / Kernels.total(partial, 0);
      int at = outAt + h * headDim;
      Arrays.fill(out, at, at + headDim, 0);
      for (int t = 0; t < count; t += BLOCK) {
        int n = Math.min(BLOCK, count - t);
        int[] words = blocks[t / BLOCK];
        for (int d = 0; d < headDim; d++) {
          int values = PACKING.valueAt(layer, h / group, kvHeads, headDim, d);
          int stride = PACKING.valueStride(headDim, d);
          mix(1, stride, words, values, n, scores, scoresAt + t, out, at + d);
        }
      }
      for (int d = 0; d < headDim; d++) {
        out[at + d] *= factor;
      }
    }
  }

  /// The product of a query and the key whose first word lies at `at`, in units.
  private static float score(float[] q, int qAt, int headDim, int[] block, int at) {
    float even = 0;
    float odd = 0;
    int paired = headDim / PAIR * PAIR;
    for (int d = 0; d < paired; d++) {
      float key = PACKING.key(block, at, headDim, d);
      if (d % PAIR < KvPacking.GROUP) {
        even = Math.fma(q[qAt + d], key, even);
      } else {
        odd = Math.fma(q[qAt + d], key, odd);
      }
    }
    float sum = even + odd;
    for (int d = paired; d < headDim; d++) {
      sum = Math.fma(q[qAt + d], PACKING.key(block, at, headDim, d), sum);
    }
    return sum;
  }

  /// Adds the weighted values of one block, in units, of `width` coordinates side by side.
  static void mix(
      int width,
      int stride,
      int[] words,
      int at,
      int n,
      float[] weights,
      int weightsAt,
      float[] out,
      int outAt) {
    int paired = KvPacking.read(n) / PAIR * PAIR;
    for (int d = 0; d < width; d++) {
      float even = 0;
      float odd = 0;
      for (int j = 0; j < Math.min(n, paired); j++) {
        float value = KvPacking.value(words, at + d, stride, j);
        if (j % PAIR < KvPacking.GROUP) {
          even = Math.fma(weights[weightsAt + j], value, even);
        } else {
          odd = Math.fma(weights[weightsAt + j], value, odd);
        }
      }
      float sum = out[outAt + d] + (even + odd);
      for (int j = paired; j < n; j++) {
        float value = KvPacking.value(words, at + d, stride, j);
        sum = Math.fma(weights[weightsAt + j], value, sum);
      }
      out[outAt + d] = sum;
    }
  }

  @Override
  public void exp(float[] x, int xAt, int n, float max, float factor, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = exp((x[xAt + i] - max) * factor);
    }
  }

  /// e to the x, to 1e-7 relative; x is held between -87 and 88.
  static float exp(float x) {
    float at = Math.min(Math.max(x, EXP_MIN), EXP_MAX);
    float rounded = Math.fma(at, LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, at));
    float p = Math.fma(Math.fma(Math.fma(C5, r, C4), r, C3), r, C2);
    p = Math.fma(Math.fma(p, r, C1), r, C0);
    p = Math.fma(p, r * r, r) + 1;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(rounded) << 23));
  }
}
