package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.Arrays;
import java.util.List;

/// Computes logits of a transformer of the Llama/Qwen family, many positions of many sequences at
/// once.
///
/// A row is one position of one sequence; its numbers don't depend on the other rows, so a prompt
/// computed at once, in pieces or token by token gives the same logits bit for bit. Not
/// thread-safe: each worker has its own, over shared weights.
public final class Decoder {
  /// Multiply-adds that take longer than handing them to another thread.
  private static final long WORTH = 1 << 15;

  /// Most parts of a phase for each thread: many, so that a slow one takes fewer.
  private static final int PARTS_EACH = 16;

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
  private final float[] gated;
  private final float[] logits;
  private final float[] scores;
  private final float[] zeros;
  private final KvCache[] rowCache;
  private final int[] rowPosition;
  private final Crew crew;
  private float[][] panels = new float[0][];

  /// Positions `from` (inclusive) to `to` (exclusive) of a sequence to compute.
  ///
  /// @param cache of the sequence, holding exactly `from` positions
  /// @param tokens of the sequence
  record Feed(KvCache cache, int[] tokens, int from, int to) {}

  /// A decoder of its own weights.
  ///
  /// @param maxRows most positions computed at once, at least 1
  public Decoder(Weights weights, int maxRows) {
    this(new PackedWeights(weights, Kernels.best()), Kernels.best(), maxRows, new Crew());
  }

  /// @param crew of the thread that uses this decoder
  Decoder(PackedWeights weights, Kernels kernels, int maxRows, Crew crew) {
    this.crew = crew;
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
    this.packed =
        new float[kernels.packedSize(maxRows, Math.max(hidden, Math.max(inner, attended)))];
    this.projected = new float[maxRows * qkv];
    this.mixed = new float[maxRows * attended];
    this.gated = new float[maxRows * inner];
    this.logits = new float[maxRows * logitStride];
    int padded = Kernels.roundUp(c.maxPositions(), Kernels.LANES) + Kernels.LANES;
    this.scores = new float[c.numHeads() * padded];
    this.zeros = new float[Math.max(Kernels.MOST_PANELS * unit, Math.max(logitStride, hidden))];
    this.rowCache = new KvCache[maxRows];
    this.rowPosition = new int[maxRows];
  }

  /// Who may help with what this computes.
  Crew crew() {
    return crew;
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
    } finally {
      kernels.rest();
    }
  }

  /// Whether so many positions give helpers something to compute.
  boolean splits(int rows) {
    return worth((long) rows * 2 * inner * hidden);
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
    try {
      blocks(feeds);
      int row = 0;
      for (int i = 0; i < feeds.size(); i++) {
        row += feeds.get(i).to() - feeds.get(i).from();
        System.arraycopy(residual, (row - 1) * hidden, residual, i * hidden, hidden);
      }
      head(feeds.size());
      return logits;
    } finally {
      kernels.rest();
    }
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
    long positions = 0;
    for (int r = 0; r < rows; r++) {
      positions += rowPosition[r] + 1;
    }
    spread(
        config.numKvHeads(),
        2 * positions * attended,
        (part, from, to) -> attention(index, rows, from, to));
    product(layer.output(), rows, mixed, attended, residual, hidden, residual, hidden);
  }

  /// Attention of the key heads `from` (inclusive) to `to` (exclusive) and their query heads.
  private void attention(int index, int rows, int from, int to) {
    int headDim = config.headDim();
    int group = config.numHeads() / config.numKvHeads();
    float scale = (float) (1 / Math.sqrt(headDim));
    for (int r = 0; r < rows; r++) {
      for (int h = from * group; h < to * group; h++) {
        rotate(r, h, scale);
      }
      for (int h = from; h < to; h++) {
        rotate(r, config.numHeads() + h, 1);
      }
      // A position's keys are read right after they were stored, while the cache has them; those of
      // later positions are not needed.
      int position = rowPosition[r];
      kernels.store(
          from,
          to,
          projected,
          r * qkv + attended,
          config.numKvHeads(),
          headDim,
          rowCache[r].words()[position / Kernels.BLOCK],
          index,
          position % Kernels.BLOCK);
      kernels.attend(
          from,
          to,
          projected,
          r * qkv,
          config.numKvHeads(),
          group,
          headDim,
          rowCache[r].words(),
          index,
          position + 1,
          scores,
          from * group * (scores.length / config.numHeads()),
          mixed,
          r * attended);
    }
  }

  private void rotate(int row, int head, float scale) {
    int headDim = config.headDim();
    int angles = rowPosition[row] * (headDim / 2);
    int at = row * qkv + head * headDim;
    kernels.rotate(projected, at, headDim, weights.cos, weights.sin, angles, scale);
  }

  private void feedForward(PackedWeights.Layer layer, int rows) {
    norm(layer.feedForwardNorm(), rows);
    Matrix both = layer.gateAndUp();
    float[] x = kernels.pack(rows, normed, hidden, both, packed);
    spreadPanels(both, rows, (part, from, to) -> gate(both, rows, x, from, to, panels[part]));
    product(layer.down(), rows, gated, inner, residual, hidden, residual, hidden);
  }

  /// Gate and input of the feed-forward layer over the panels `from` (inclusive) to `to`
  /// (exclusive).
  private void gate(Matrix both, int rows, float[] x, int from, int to, float[] panel) {
    int unit = kernels.panel();
    int half = unit / 2;
    int most = kernels.panelsAtOnce(rows, both);
    for (int p = from; p < to; p += most) {
      int n = Math.min(most, to - p);
      kernels.multiply(rows, x, both, p, p + n, zeros, 0, panel, n * unit, 0);
      for (int i = 0; i < n; i++) {
        kernels.gate(rows, panel, i * unit, n * unit, gated, (p + i) * half, inner);
      }
    }
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
    float[] in = kernels.pack(rows, x, xStride, matrix, packed);
    int unit = kernels.panel();
    spreadPanels(
        matrix,
        rows,
        (part, from, to) ->
            kernels.multiply(
                rows, in, matrix, from, to, init, initStride, out, outStride, from * unit));
  }

  /// One of the parts of a phase.
  private interface Range {
    /// @param part its number
    /// @param from first unit (inclusive), `to` the last (exclusive)
    void compute(int part, int from, int to);
  }

  /// Computes a product's panels, in parts if there are helpers.
  private void spreadPanels(Matrix matrix, int rows, Range range) {
    int most = kernels.panelsAtOnce(rows, matrix);
    int count = matrix.panels();
    spread(
        (count + most - 1) / most,
        (long) rows * count * kernels.panel() * matrix.inputs(),
        (part, from, to) -> range.compute(part, from * most, Math.min(count, to * most)));
  }

  /// Computes units, in parts if there are helpers and so many multiply-adds are worth it.
  private void spread(int units, long operations, Range range) {
    int size = crew.size();
    int parts = size > 1 && worth(operations) ? Math.min(units, PARTS_EACH * size) : 1;
    if (panels.length < parts) {
      panels = scratch(parts);
    }
    crew.run(parts, i -> range.compute(i, units * i / parts, units * (i + 1) / parts));
  }

  private static boolean worth(long operations) {
    return operations >= 2 * WORTH;
  }

  private float[][] scratch(int parts) {
    float[][] more = Arrays.copyOf(panels, parts);
    for (int i = panels.length; i < parts; i++) {
      // More panels than the unit's at once are those of a single row.
      more[i] =
          new float[Math.max(MatrixUnit.PANELS * maxRows, Kernels.MOST_PANELS) * kernels.panel()];
    }
    return more;
  }
}
