package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.List;

/// Computes logits of a transformer of the Llama/Qwen family, many positions of many sequences at
/// once.
///
/// A row is one position of one sequence; its numbers don't depend on the other rows, so a prompt
/// computed at once, in pieces or token by token gives the same logits bit for bit. Not
/// thread-safe: each worker has its own, over shared weights.
public final class Decoder {
  private PackedWeights weights;
  private final ModelConfig config;
  private final Kernels kernels;
  private final int maxRows;
  private final int hidden;
  private final int qkv;
  private final int attended;
  private final int inner;
  private final int logitStride;
  private final float[] residual;
  private final float[] normed;
  private final float[] packed;
  private final float[] projected;
  private final float[] mixed;
  private final float[] panel;
  private final float[] gated;
  private final float[] logits;
  private final float[] scores;
  private final float[] zeros;
  private final KvCache[] rowCache;
  private final int[] rowPosition;

  /// Positions `from` (inclusive) to `to` (exclusive) of a sequence to compute.
  ///
  /// @param cache of the sequence, holding exactly `from` positions
  /// @param tokens of the sequence
  record Feed(KvCache cache, int[] tokens, int from, int to) {}

  /// A decoder of its own weights.
  ///
  /// @param maxRows most positions computed at once, at least 1
  public Decoder(Weights weights, int maxRows) {
    this(new PackedWeights(weights, Kernels.best().panel()), Kernels.best(), maxRows);
  }

  Decoder(PackedWeights weights, Kernels kernels, int maxRows) {
    ModelConfig c = weights.config;
    this.weights = weights;
    this.config = c;
    this.kernels = kernels;
    this.maxRows = maxRows;
    int unit = kernels.panel();
    this.hidden = Kernels.roundUp(c.hiddenSize(), unit);
    this.qkv = Kernels.roundUp((c.numHeads() + 2 * c.numKvHeads()) * c.headDim(), unit);
    this.attended = c.numHeads() * c.headDim();
    this.inner = Kernels.roundUp(c.intermediateSize(), unit);
    this.logitStride = Kernels.roundUp(c.vocabSize(), unit);
    this.residual = new float[maxRows * hidden];
    this.normed = new float[maxRows * hidden];
    this.packed = new float[maxRows * Math.max(hidden, Math.max(inner, attended))];
    this.projected = new float[maxRows * qkv];
    this.mixed = new float[maxRows * attended];
    this.panel = new float[Math.max(maxRows, Kernels.ROW_PANELS) * unit];
    this.gated = new float[maxRows * inner];
    this.logits = new float[maxRows * logitStride];
    this.scores = new float[c.numHeads() * Kernels.roundUp(c.maxPositions(), Kernels.LANES)];
    this.zeros = new float[Math.max(Kernels.ROW_PANELS * unit, Math.max(logitStride, hidden))];
    this.rowCache = new KvCache[maxRows];
    this.rowPosition = new int[maxRows];
  }

  /// Computes with other weights of the same shape from now on.
  void use(PackedWeights next) {
    weights = next;
  }

  /// Logits of every position of a text.
  ///
  /// @param tokens at most `maxRows` and `maxPositions` of the config
  /// @return one array of `vocabSize` values per token
  public float[][] logits(int... tokens) {
    if (tokens.length > Math.min(maxRows, config.maxPositions())) {
      throw new IllegalArgumentException(
          "tokens: %d are more than the %d positions this decoder can compute at once"
              .formatted(tokens.length, Math.min(maxRows, config.maxPositions())));
    }
    try (var cache = new KvCache(new KvPool(config, 0))) {
      int rows = blocks(List.of(new Feed(cache, tokens, 0, tokens.length)));
      head(rows);
      var result = new float[rows][config.vocabSize()];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(logits, r * logitStride, result[r], 0, config.vocabSize());
      }
      return result;
    }
  }

  /// Values from one row of logits to the next.
  int logitStride() {
    return logitStride;
  }

  /// Computes the feeds' positions and the logits of the last one of each.
  ///
  /// @param feeds of distinct caches, at most `maxRows` positions together
  /// @return one row of logits per feed, [#logitStride] apart; valid until the next call
  float[] forward(List<Feed> feeds) {
    blocks(feeds);
    int row = 0;
    for (int i = 0; i < feeds.size(); i++) {
      row += feeds.get(i).to() - feeds.get(i).from();
      System.arraycopy(residual, (row - 1) * hidden, residual, i * hidden, hidden);
    }
    head(feeds.size());
    return logits;
  }

  /// Embeds the feeds' tokens and runs all blocks over them.
  private int blocks(List<Feed> feeds) {
    int rows = 0;
    for (Feed each : feeds) {
      each.cache().extend(each.to());
      for (int t = each.from(); t < each.to(); t++, rows++) {
        rowCache[rows] = each.cache();
        rowPosition[rows] = t;
        System.arraycopy(
            weights.embedding,
            each.tokens()[t] * config.hiddenSize(),
            residual,
            rows * hidden,
            config.hiddenSize());
      }
    }
    for (int i = 0; i < weights.layers.length; i++) {
      attention(i, weights.layers[i], rows);
      feedForward(weights.layers[i], rows);
    }
    return rows;
  }

  private void attention(int index, PackedWeights.Layer layer, int rows) {
    norm(layer.attentionNorm(), rows);
    product(layer.qkv(), rows, normed, hidden, layer.qkvBias(), 0, projected, qkv);
    int headDim = config.headDim();
    int half = headDim / 2;
    int group = config.numHeads() / config.numKvHeads();
    int layerAt = index * 2 * config.numKvHeads() * headDim * Kernels.BLOCK;
    float scale = (float) (1 / Math.sqrt(headDim));
    for (int r = 0; r < rows; r++) {
      int position = rowPosition[r];
      int at = r * qkv;
      for (int h = 0; h < config.numHeads() + config.numKvHeads(); h++) {
        kernels.rotate(
            projected,
            at + h * headDim,
            headDim,
            weights.cos,
            weights.sin,
            position * half,
            h < config.numHeads() ? scale : 1);
      }
      kernels.store(
          projected,
          at + attended,
          config.numKvHeads(),
          headDim,
          rowCache[r].values()[position / Kernels.BLOCK],
          layerAt,
          position % Kernels.BLOCK);
    }
    for (int r = 0; r < rows; r++) {
      kernels.attend(
          projected,
          r * qkv,
          config.numHeads(),
          group,
          headDim,
          rowCache[r].values(),
          layerAt,
          rowPosition[r] + 1,
          scores,
          mixed,
          r * attended);
    }
    product(layer.output(), rows, mixed, attended, residual, hidden, residual, hidden);
  }

  private void feedForward(PackedWeights.Layer layer, int rows) {
    norm(layer.feedForwardNorm(), rows);
    Matrix both = layer.gateAndUp();
    int unit = kernels.panel();
    int half = unit / 2;
    float[] x = pack(rows, normed, hidden, both.inputs());
    if (rows == 1) {
      for (int p = 0; p < both.panels(); p += Kernels.ROW_PANELS) {
        int to = Math.min(both.panels(), p + Kernels.ROW_PANELS);
        kernels.multiply(1, x, both, p, to, zeros, 0, panel, unit);
        kernels.gate(to - p, panel, gated, p * half, half);
      }
    } else {
      for (int p = 0; p < both.panels(); p++) {
        kernels.multiply(rows, x, both, p, p + 1, zeros, 0, panel, unit);
        kernels.gate(rows, panel, gated, p * half, inner);
      }
    }
    product(layer.down(), rows, gated, inner, residual, hidden, residual, hidden);
  }

  /// Final norm and output layer over the first `rows` rows.
  private void head(int rows) {
    norm(weights.finalNorm, rows);
    product(weights.head, rows, normed, hidden, zeros, 0, logits, logitStride);
  }

  private void norm(float[] weight, int rows) {
    for (int r = 0; r < rows; r++) {
      kernels.norm(
          residual,
          r * hidden,
          weight,
          normed,
          r * hidden,
          config.hiddenSize(),
          config.rmsNormEps());
    }
  }

  private void product(
      Matrix matrix,
      int rows,
      float[] x,
      int xStride,
      float[] init,
      int initStride,
      float[] out,
      int outStride) {
    float[] in = pack(rows, x, xStride, matrix.inputs());
    kernels.multiply(rows, in, matrix, 0, matrix.panels(), init, initStride, out, outStride);
  }

  /// Rows as the kernels multiply them, valid until the next call.
  private float[] pack(int rows, float[] x, int xStride, int depth) {
    if (rows == 1) {
      return x;
    }
    kernels.pack(rows, x, xStride, depth, packed);
    return packed;
  }
}
