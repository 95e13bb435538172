package dev.ponder.model.train;

import static dev.ponder.model.train.Raw.LANES;
import static dev.ponder.model.train.Raw.STEP;
import static dev.ponder.model.train.Raw.get;
import static dev.ponder.model.train.Raw.put;
import static dev.ponder.model.train.Raw.vector;

import dev.ponder.model.checkpoint.DType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Everything of a transformer that isn't a matrix product, forward and backward, one pass over
/// memory each. Addresses are raw; rows are dense.
final class Kernels {
  private Kernels() {}

  /// RMSNorm: `y = x r w` with `r = 1 / sqrt(mean(x^2) + epsilon)`; keeps each row's r.
  static void norm(
      long x, long weight, long y, long r, int rows, int width, float epsilon, float[] scratch) {
    int whole = width / LANES * LANES;
    for (int row = 0; row < rows; row++) {
      long at = x + 4L * row * width;
      FloatVector squares = Raw.broadcast(0);
      for (int i = 0; i < whole; i += LANES) {
        FloatVector v = vector(at + 4L * i);
        squares = v.fma(v, squares);
      }
      float sum = Raw.sum(squares, scratch);
      for (int i = whole; i < width; i++) {
        float v = get(at + 4L * i);
        sum = Math.fma(v, v, sum);
      }
      float root = (float) (1 / Math.sqrt(sum / width + epsilon));
      put(root, r + 4L * row);
      long to = y + 4L * row * width;
      for (int i = 0; i < whole; i += LANES) {
        put(vector(at + 4L * i).mul(root).mul(vector(weight + 4L * i)), to + 4L * i);
      }
      for (int i = whole; i < width; i++) {
        put(get(at + 4L * i) * root * get(weight + 4L * i), to + 4L * i);
      }
    }
  }

  /// Backward of [#norm]: adds to `dx` and to `dWeight`.
  static void normBackward(
      long dy,
      long x,
      long weight,
      long r,
      long dx,
      long dWeight,
      int rows,
      int width,
      float[] scratch) {
    int whole = width / LANES * LANES;
    for (int row = 0; row < rows; row++) {
      long from = 4L * row * width;
      float root = get(r + 4L * row);
      FloatVector dots = Raw.broadcast(0);
      for (int i = 0; i < whole; i += LANES) {
        FloatVector dyv = vector(dy + from + 4L * i);
        FloatVector dyx = dyv.mul(vector(x + from + 4L * i));
        dots = dyx.fma(vector(weight + 4L * i), dots);
        put(dyx.fma(Raw.broadcast(root), vector(dWeight + 4L * i)), dWeight + 4L * i);
      }
      float dot = Raw.sum(dots, scratch);
      for (int i = whole; i < width; i++) {
        float dyx = get(dy + from + 4L * i) * get(x + from + 4L * i);
        dot = Math.fma(dyx, get(weight + 4L * i), dot);
        put(Math.fma(dyx, root, get(dWeight + 4L * i)), dWeight + 4L * i);
      }
      float pull = -dot * root * root * root / width;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector push = vector(dy + from + 4L * i).mul(vector(weight + 4L * i));
        FloatVector sum = push.fma(Raw.broadcast(root), vector(dx + from + 4L * i));
        put(vector(x + from + 4L * i).fma(Raw.broadcast(pull), sum), dx + from + 4L * i);
      }
      for (int i = whole; i < width; i++) {
        float push = get(dy + from + 4L * i) * get(weight + 4L * i);
        float sum = Math.fma(push, root, get(dx + from + 4L * i));
        put(Math.fma(get(x + from + 4L * i), pull, sum), dx + from + 4L * i);
      }
    }
  }

  /// SwiGLU: `y = silu(gate) up` out of rows that hold gate and up side by side.
  static void swiglu(long gateUp, long y, int rows, int width) {
    int whole = width / LANES * LANES;
    FloatVector one = Raw.broadcast(1);
    for (int row = 0; row < rows; row++) {
      long gate = gateUp + 8L * row * width;
      long up = gate + 4L * width;
      long to = y + 4L * row * width;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector g = vector(gate + 4L * i);
        FloatVector silu = g.div(Raw.exp(g.neg()).add(one));
        put(silu.mul(vector(up + 4L * i)), to + 4L * i);
      }
      for (int i = whole; i < width; i++) {
        float g = get(gate + 4L * i);
        put(g / (Raw.exp(-g) + 1) * get(up + 4L * i), to + 4L * i);
      }
    }
  }

  /// Backward of [#swiglu]: `dy` becomes the gradient of gate and up side by side, in `dGateUp`.
  static void swigluBackward(long dy, long gateUp, long dGateUp, int rows, int width) {
    int whole = width / LANES * LANES;
    FloatVector one = Raw.broadcast(1);
    for (int row = 0; row < rows; row++) {
      long gate = 8L * row * width;
      long up = gate + 4L * width;
      long from = dy + 4L * row * width;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector g = vector(gateUp + gate + 4L * i);
        FloatVector d = vector(from + 4L * i);
        FloatVector sigmoid = one.div(Raw.exp(g.neg()).add(one));
        FloatVector silu = g.mul(sigmoid);
        put(d.mul(silu), dGateUp + up + 4L * i);
        FloatVector slope = sigmoid.mul(g.sub(silu).add(one));
        put(d.mul(vector(gateUp + up + 4L * i)).mul(slope), dGateUp + gate + 4L * i);
      }
      for (int i = whole; i < width; i++) {
        float g = get(gateUp + gate + 4L * i);
        float d = get(from + 4L * i);
        float sigmoid = 1 / (Raw.exp(-g) + 1);
        float silu = g * sigmoid;
        put(d * silu, dGateUp + up + 4L * i);
        put(d * get(gateUp + up + 4L * i) * (sigmoid * (g - silu + 1)), dGateUp + gate + 4L * i);
      }
    }
  }

  /// Turns `heads` adjoining heads of a row by the angles of its position, in place.
  ///
  /// @param cosines one per pair of this position
  /// @param sign 1 forward, -1 backward
  static void rotate(long row, int heads, int headDim, long cosines, long sines, float sign) {
    int half = headDim / 2;
    int whole = half / LANES * LANES;
    for (int head = 0; head < heads; head++) {
      long first = row + 4L * head * headDim;
      long second = first + 4L * half;
      for (int i = 0; i < whole; i += LANES) {
        FloatVector a = vector(first + 4L * i);
        FloatVector b = vector(second + 4L * i);
        FloatVector cos = vector(cosines + 4L * i);
        FloatVector sin = vector(sines + 4L * i).mul(sign);
        put(a.mul(cos).sub(b.mul(sin)), first + 4L * i);
        put(b.mul(cos).add(a.mul(sin)), second + 4L * i);
      }
      for (int i = whole; i < half; i++) {
        float a = get(first + 4L * i);
        float b = get(second + 4L * i);
        float cos = get(cosines + 4L * i);
        float sin = get(sines + 4L * i) * sign;
        put(a * cos - b * sin, first + 4L * i);
        put(b * cos + a * sin, second + 4L * i);
      }
    }
  }

  /// Softmax of the first `count` values of a row, in place; the rest up to `width` becomes 0.
  static void softmax(long row, int count, int width, float[] scratch) {
    int whole = count / LANES * LANES;
    FloatVector tops = Raw.broadcast(Float.NEGATIVE_INFINITY);
    for (int i = 0; i < whole; i += LANES) {
      tops = tops.max(vector(row + 4L * i));
    }
    tops.intoArray(scratch, 0);
    float top = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < LANES; i++) {
      top = Math.max(top, scratch[i]);
    }
    for (int i = whole; i < count; i++) {
      top = Math.max(top, get(row + 4L * i));
    }
    FloatVector sums = Raw.broadcast(0);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector e = Raw.exp(vector(row + 4L * i).sub(top));
      put(e, row + 4L * i);
      sums = sums.add(e);
    }
    float sum = Raw.sum(sums, scratch);
    for (int i = whole; i < count; i++) {
      float e = Raw.exp(get(row + 4L * i) - top);
      put(e, row + 4L * i);
      sum += e;
    }
    float scale = 1 / sum;
    for (int i = 0; i < whole; i += LANES) {
      put(vector(row + 4L * i).mul(scale), row + 4L * i);
    }
    for (int i = whole; i < count; i++) {
      put(get(row + 4L * i) * scale, row + 4L * i);
    }
    for (int i = count; i < width; i++) {
      put(0f, row + 4L * i);
    }
  }

  /// Backward of a softmax row: `d = scale p (d - sum(p d))`, in place.
  static void softmaxBackward(long p, long d, int width, float scale, float[] scratch) {
    int whole = width / LANES * LANES;
    FloatVector dots = Raw.broadcast(0);
    for (int i = 0; i < whole; i += LANES) {
      dots = vector(p + 4L * i).fma(vector(d + 4L * i), dots);
    }
    float dot = Raw.sum(dots, scratch);
    for (int i = whole; i < width; i++) {
      dot = Math.fma(get(p + 4L * i), get(d + 4L * i), dot);
    }
    for (int i = 0; i < whole; i += LANES) {
      FloatVector inner = vector(d + 4L * i).sub(dot).mul(scale);
      put(inner.mul(vector(p + 4L * i)), d + 4L * i);
    }
    for (int i = whole; i < width; i++) {
      put((get(d + 4L * i) - dot) * scale * get(p + 4L * i), d + 4L * i);
    }
  }

  /// Turns a row of logits into probabilities, in place.
  ///
  /// @return logarithm of the target's probability
  static float logProb(long logits, int width, int target, float[] scratch) {
    float chosen = get(logits + 4L * target);
    float top = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < width; i++) {
      top = Math.max(top, get(logits + 4L * i));
    }
    int whole = width / LANES * LANES;
    FloatVector sums = Raw.broadcast(0);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector e = Raw.exp(vector(logits + 4L * i).sub(top));
      put(e, logits + 4L * i);
      sums = sums.add(e);
    }
    float sum = Raw.sum(sums, scratch);
    for (int i = whole; i < width; i++) {
      float e = Raw.exp(get(logits + 4L * i) - top);
      put(e, logits + 4L * i);
      sum += e;
    }
    scale(logits, 1 / sum, width);
    return (float) ((chosen - top) - Math.log(sum));
  }

  /// Entropy in nats of a row of probabilities.
  static float entropy(long probabilities, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float p = get(probabilities + 4L * i);
      if (p > 0) {
        sum -= p * Math.log(p);
      }
    }
    return (float) sum;
  }

  /// `x = x factor`.
  static void scale(long x, float factor, int width) {
    int whole = width / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      put(vector(x + 4L * i).mul(factor), x + 4L * i);
    }
    for (int i = whole; i < width; i++) {
      put(get(x + 4L * i) * factor, x + 4L * i);
    }
  }

  /// `to = to + from`.
  static void add(long from, long to, long count) {
    long whole = count / LANES * LANES;
    for (long at = 0; at < 4 * whole; at += STEP) {
      put(vector(to + at).add(vector(from + at)), to + at);
    }
    for (long i = whole; i < count; i++) {
      put(get(to + 4 * i) + get(from + 4 * i), to + 4 * i);
    }
  }

  /// The nearest bf16 of each number, ties to even; NaN stays NaN. In place where `from` is `to`.
  static void roundToBfloat16(long from, long to, long count) {
    long whole = count / LANES * LANES;
    for (long at = 0; at < 4 * whole; at += STEP) {
      FloatVector x = vector(from + at);
      IntVector bits = x.reinterpretAsInts();
      IntVector odd = bits.lanewise(VectorOperators.LSHR, 16).and(1);
      FloatVector near = bits.add(odd).add(0x7FFF).and(0xFFFF0000).reinterpretAsFloats();
      put(near.blend(Float.NaN, x.test(VectorOperators.IS_NAN)), to + at);
    }
    for (long i = whole; i < count; i++) {
      put(DType.BF16.round(get(from + 4 * i)), to + 4 * i);
    }
  }
}
