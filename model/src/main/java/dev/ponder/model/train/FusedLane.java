package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/// The transformer on the CPU with its backward pass written out: matrix products by libtorch's
/// libraries, everything else by fused kernels in Java.
///
/// Sequences are packed end to end without padding; attention sees each on its own and positions
/// start anew. The output layer is computed in fp32 and only where a token is weighted.
final class FusedLane implements Lane {
  private static final float[] NO_FLOATS = {};

  private final ModelConfig c;
  private final NativeFloats gradient;
  private final NativeFloats angles;
  private final Attention attention;
  private final Products products;
  private final Products exact = Products.Single.PRODUCTS;
  private final List<Block> blocks = new ArrayList<>();
  private final Products.Matrix head;
  private final long embedding;
  private final long dEmbedding;
  private final long norm;
  private final long dNorm;
  private final int wide;
  private final int attended;
  private final float[] lanes = new float[Raw.LANES];
  private Activations memory;

  private record Block(
      long norm1,
      long dNorm1,
      Products.Matrix qkv,
      long bias,
      long dBias,
      Products.Matrix out,
      long norm2,
      long dNorm2,
      Products.Matrix gateUp,
      Products.Matrix down) {}

  FusedLane(Layout layout, NativeFloats parameters, Compute.Precision precision) {
    this.c = layout.config();
    this.gradient = new NativeFloats(layout.size());
    this.attention = new Attention(c);
    int d = c.hiddenSize();
    int kv = c.numKvHeads() * c.headDim();
    this.attended = c.numHeads() * c.headDim();
    this.wide = attended + 2 * kv;
    long w = parameters.segment().address();
    long g = gradient.segment().address();
    var matrices = new ArrayList<Products.Matrix>();
    for (int i = 0; i < c.numLayers(); i++) {
      String name = "model.layers." + i + ".";
      long bias = c.qkvBias() ? 4L * layout.at(name + "self_attn.q_proj.bias") : -1;
      long norm1 = 4L * layout.at(name + "input_layernorm.weight");
      long norm2 = 4L * layout.at(name + "post_attention_layernorm.weight");
      blocks.add(
          new Block(
              w + norm1,
              g + norm1,
              matrix(matrices, w, g, layout.at(name + "self_attn.q_proj.weight"), wide, d),
              bias < 0 ? 0 : w + bias,
              bias < 0 ? 0 : g + bias,
              matrix(matrices, w, g, layout.at(name + "self_attn.o_proj.weight"), d, attended),
              w + norm2,
              g + norm2,
              matrix(
                  matrices,
                  w,
                  g,
                  layout.at(name + "mlp.gate_proj.weight"),
                  2 * c.intermediateSize(),
                  d),
              matrix(
                  matrices,
                  w,
                  g,
                  layout.at(name + "mlp.down_proj.weight"),
                  d,
                  c.intermediateSize())));
    }
    int table = layout.at("model.embed_tokens.weight");
    int output = c.tiedEmbeddings() ? table : layout.at("lm_head.weight");
    this.embedding = w + 4L * table;
    this.dEmbedding = g + 4L * table;
    this.head = new Products.Matrix(-1, w + 4L * output, g + 4L * output, c.vocabSize(), d);
    this.norm = w + 4L * layout.at("model.norm.weight");
    this.dNorm = g + 4L * layout.at("model.norm.weight");
    this.angles = angles();
    this.memory = new Activations(c, 256, 256, 1, 1);
    this.products =
        switch (precision) {
          case FP32 -> exact;
          case BF16 ->
              Processor.lacksBfloat16(Processor.flags())
                  ? new RoundedProducts(matrices)
                  : new Bfloat16Products(matrices, 256);
        };
  }

  private static Products.Matrix matrix(
      List<Products.Matrix> all, long w, long g, int offset, int out, int in) {
    var matrix = new Products.Matrix(all.size(), w + 4L * offset, g + 4L * offset, out, in);
    all.add(matrix);
    return matrix;
  }

  /// Cosines of all positions, then sines.
  private NativeFloats angles() {
    int half = c.headDim() / 2;
    int count = c.maxPositions() * half;
    var values = new float[2 * count];
    for (int position = 0; position < c.maxPositions(); position++) {
      for (int i = 0; i < half; i++) {
        double angle = position * Math.pow(c.ropeTheta(), -2.0 * i / c.headDim());
        values[position * half + i] = (float) Math.cos(angle);
        values[count + position * half + i] = (float) Math.sin(angle);
      }
    }
    var angles = new NativeFloats(values.length);
    angles.write(values);
    return angles;
  }

  @Override
  public void refresh() {
    products.refresh();
  }

  @Override
  public NativeFloats gradient() {
    return gradient;
  }

  @Override
  public List<Score> run(List<Example> examples, boolean backward, boolean entropy) {
    int rows = 0;
    int weighted = 0;
    int longest = 0;
    long probabilities = 0;
    for (Example each : examples) {
      rows += each.length();
      weighted += each.weights().length;
      longest = Math.max(longest, each.length());
      probabilities += attention.probabilities(each.length());
    }
    if (!memory.fits(rows, weighted, longest, probabilities)) {
      Activations old = memory;
      memory = old.grown(rows, weighted, longest, probabilities);
      old.close();
    }
    Activations m = memory;
    embed(examples, m);
    for (int i = 0; i < blocks.size(); i++) {
      forward(blocks.get(i), m, i, rows, examples);
    }
    List<Score> scores = score(examples, m, weighted, backward, entropy);
    if (backward) {
      scatter(examples, m, rows);
      for (int i = blocks.size() - 1; i >= 0; i--) {
        backward(blocks.get(i), m, i, rows, examples);
      }
      embedBackward(examples, m);
    }
    return scores;
  }

  private void embed(List<Example> examples, Activations m) {
    long row = 4L * c.hiddenSize();
    long at = m.x(0);
    for (Example each : examples) {
      for (int t = 0; t < each.length(); t++, at += row) {
        Raw.copy(embedding + row * token(each, t), at, c.hiddenSize());
      }
    }
  }

  private int token(Example example, int at) {
    int token = example.tokens()[at];
    if (token < 0 || token >= c.vocabSize()) {
      throw new IllegalArgumentException(
          "tokens: id %d at %d is not in 0..%d".formatted(token, at, c.vocabSize() - 1));
    }
    return token;
  }

  private void forward(Block b, Activations m, int i, int rows, List<Example> examples) {
    int d = c.hiddenSize();
    float epsilon = (float) c.rmsNormEps();
    Kernels.norm(m.x(i), b.norm1(), m.h1(i), m.r1(i), rows, d, epsilon, lanes);
    products.forward(b.qkv(), m.h1(i), m.qkv(i), rows, false);
    long at = m.qkv(i);
    long p = m.p(i);
    long o = m.o(i);
    for (Example each : examples) {
      int length = each.length();
      for (int t = 0; t < length; t++) {
        long row = at + 4L * t * wide;
        if (b.bias() != 0) {
          Kernels.add(b.bias(), row, wide);
        }
        rotate(row, t, 1);
      }
      attention.forward(at, p, o, length);
      at += 4L * length * wide;
      p += 4L * attention.probabilities(length);
      o += 4L * length * attended;
    }
    Raw.copy(m.x(i), m.y(i), (long) rows * d);
    products.forward(b.out(), m.o(i), m.y(i), rows, true);
    Kernels.norm(m.y(i), b.norm2(), m.h2(i), m.r2(i), rows, d, epsilon, lanes);
    products.forward(b.gateUp(), m.h2(i), m.gateUp(i), rows, false);
    Kernels.swiglu(m.gateUp(i), m.fed(i), rows, c.intermediateSize());
    Raw.copy(m.y(i), m.x(i + 1), (long) rows * d);
    products.forward(b.down(), m.fed(i), m.x(i + 1), rows, true);
  }

  private void rotate(long row, int position, float sign) {
    int half = c.headDim() / 2;
    long cosines = angles.segment().address() + 4L * position * half;
    long sines = cosines + 4L * c.maxPositions() * half;
    Kernels.rotate(row, c.numHeads() + c.numKvHeads(), c.headDim(), cosines, sines, sign);
  }

  /// Final norm, logits and scores; leaves the gradient of the weighted rows in `m.picked()`.
  private List<Score> score(
      List<Example> examples, Activations m, int weighted, boolean backward, boolean entropy) {
    int d = c.hiddenSize();
    int v = c.vocabSize();
    long at = m.x(blocks.size());
    long to = m.picked();
    for (Example each : examples) {
      Raw.copy(at + 4L * d * (each.from() - 1), to, (long) d * each.weights().length);
      at += 4L * d * each.length();
      to += 4L * d * each.weights().length;
    }
    Kernels.norm(
        m.picked(), norm, m.normed(), m.rHead(), weighted, d, (float) c.rmsNormEps(), lanes);
    exact.forward(head, m.normed(), m.logits(), weighted, false);
    var scores = new ArrayList<Score>(examples.size());
    long row = m.logits();
    for (Example each : examples) {
      int count = each.weights().length;
      var logProbs = new float[count];
      float[] entropies = entropy ? new float[count] : NO_FLOATS;
      for (int i = 0; i < count; i++, row += 4L * v) {
        int target = token(each, each.from() + i);
        logProbs[i] = Kernels.logProb(row, v, target, lanes);
        if (entropy) {
          entropies[i] = Kernels.entropy(row, v);
        }
        if (backward) {
          float weight = each.weights()[i];
          Kernels.scale(row, weight, v);
          Raw.put(Raw.get(row + 4L * target) - weight, row + 4L * target);
        }
      }
      scores.add(new Score(logProbs, entropies));
    }
    if (backward) {
      exact.backward(head, m.logits(), m.normed(), m.dNormed(), weighted);
      Raw.zero(m.dPicked(), (long) weighted * d);
      Kernels.normBackward(
          m.dNormed(), m.picked(), norm, m.rHead(), m.dPicked(), dNorm, weighted, d, lanes);
    }
    return scores;
  }

  private void scatter(List<Example> examples, Activations m, int rows) {
    int d = c.hiddenSize();
    Raw.zero(m.dx(), (long) rows * d);
    long at = m.dx();
    long from = m.dPicked();
    for (Example each : examples) {
      Raw.copy(from, at + 4L * d * (each.from() - 1), (long) d * each.weights().length);
      at += 4L * d * each.length();
      from += 4L * d * each.weights().length;
    }
  }

  private void backward(Block b, Activations m, int i, int rows, List<Example> examples) {
    int d = c.hiddenSize();
    products.backward(b.down(), m.dx(), m.fed(i), m.dFed(), rows);
    Kernels.swigluBackward(m.dFed(), m.gateUp(i), m.dGateUp(), rows, c.intermediateSize());
    products.backward(b.gateUp(), m.dGateUp(), m.h2(i), m.dh(), rows);
    Kernels.normBackward(m.dh(), m.y(i), b.norm2(), m.r2(i), m.dx(), b.dNorm2(), rows, d, lanes);
    products.backward(b.out(), m.dx(), m.o(i), m.dAttended(), rows);
    long qkv = m.qkv(i);
    long p = m.p(i);
    long dOut = m.dAttended();
    long dQkv = m.dQkv();
    for (Example each : examples) {
      int length = each.length();
      attention.backward(qkv, p, dOut, dQkv, length, m.scratch());
      for (int t = 0; t < length; t++) {
        long row = dQkv + 4L * t * wide;
        rotate(row, t, -1);
        if (b.bias() != 0) {
          Kernels.add(row, b.dBias(), wide);
        }
      }
      qkv += 4L * length * wide;
      p += 4L * attention.probabilities(length);
      dOut += 4L * length * attended;
      dQkv += 4L * length * wide;
    }
    products.backward(b.qkv(), m.dQkv(), m.h1(i), m.dh(), rows);
    Kernels.normBackward(m.dh(), m.x(i), b.norm1(), m.r1(i), m.dx(), b.dNorm1(), rows, d, lanes);
  }

  private void embedBackward(List<Example> examples, Activations m) {
    long row = 4L * c.hiddenSize();
    long at = m.dx();
    for (Example each : examples) {
      for (int t = 0; t < each.length(); t++, at += row) {
        Kernels.add(at, dEmbedding + row * token(each, t), c.hiddenSize());
      }
    }
  }

  @Override
  public void close() {
    if (products != exact) {
      products.close();
    }
    memory.close();
    angles.close();
    gradient.close();
  }
}
