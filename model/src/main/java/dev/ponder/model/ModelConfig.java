package dev.ponder.model;

/// The shape of a decoder-only transformer of the Llama/Qwen family: RMSNorm, rotary positions,
/// grouped-query attention, SwiGLU. Names follow Hugging Face's `config.json`.
///
/// @param vocabSize number of token ids, at least 1
/// @param hiddenSize width of the residual stream
/// @param intermediateSize width of the feed-forward layer
/// @param numLayers number of blocks
/// @param numHeads query heads
/// @param numKvHeads key and value heads; divides `numHeads`
/// @param headDim size of one head, even
/// @param maxPositions longest sequence, prompt and completion together
/// @param ropeTheta base of the rotary frequencies
/// @param rmsNormEps added to the mean square before the root
/// @param tiedEmbeddings true when the output layer is the embedding
/// @param qkvBias true when the query, key and value projections have a bias (Qwen2)
public record ModelConfig(
    int vocabSize,
    int hiddenSize,
    int intermediateSize,
    int numLayers,
    int numHeads,
    int numKvHeads,
    int headDim,
    int maxPositions,
    double ropeTheta,
    double rmsNormEps,
    boolean tiedEmbeddings,
    boolean qkvBias) {

  public ModelConfig {
    positive("vocab_size", vocabSize);
    positive("hidden_size", hiddenSize);
    positive("intermediate_size", intermediateSize);
    positive("num_hidden_layers", numLayers);
    positive("num_attention_heads", numHeads);
    positive("num_key_value_heads", numKvHeads);
    positive("head_dim", headDim);
    positive("max_position_embeddings", maxPositions);
    if (numHeads % numKvHeads != 0) {
      throw new IllegalArgumentException(
          "num_key_value_heads: %d does not divide num_attention_heads %d"
              .formatted(numKvHeads, numHeads));
    }
    if (headDim % 2 != 0) {
      throw new IllegalArgumentException(
          "head_dim: " + headDim + " is odd; rotary positions need an even number");
    }
    if (!(ropeTheta > 0) || !Double.isFinite(ropeTheta)) {
      throw new IllegalArgumentException("rope_theta: " + ropeTheta + " is not a positive number");
    }
    if (!(rmsNormEps > 0) || !Double.isFinite(rmsNormEps)) {
      throw new IllegalArgumentException(
          "rms_norm_eps: " + rmsNormEps + " is not a positive number");
    }
  }

  /// A model with as many key heads as query heads, no biases, rope theta 10,000.
  public static ModelConfig of(
      int vocabSize,
      int layers,
      int hidden,
      int heads,
      int intermediate,
      int maxPositions,
      boolean tied) {
    return new ModelConfig(
        vocabSize,
        hidden,
        intermediate,
        layers,
        heads,
        heads,
        hidden / heads,
        maxPositions,
        10_000,
        1e-5,
        tied,
        false);
  }

  /// Total number of parameters.
  public long parameters() {
    long q = (long) numHeads * headDim;
    long kv = (long) numKvHeads * headDim;
    long attention = hiddenSize * (q + 2 * kv) + q * hiddenSize + (qkvBias ? q + 2 * kv : 0);
    long feedForward = 3L * hiddenSize * intermediateSize;
    long embeddings = (long) vocabSize * hiddenSize * (tiedEmbeddings ? 1 : 2);
    return numLayers * (attention + feedForward + 2L * hiddenSize) + embeddings + hiddenSize;
  }

  /// Parameters that multiply every token: all but the input embedding's table.
  public long matmulParameters() {
    return parameters() - (tiedEmbeddings ? 0 : (long) vocabSize * hiddenSize);
  }

  /// FLOPs of computing one token that sees `context` positions: 2 per parameter, and attention's
  /// two products.
  public double forwardFlops(int context) {
    return 2.0 * matmulParameters() + 4.0 * numLayers * numHeads * headDim * context;
  }

  /// FLOPs of computing tokens at positions `from` (inclusive) to `to` (exclusive) of one sequence.
  public double forwardFlops(int from, int to) {
    double tokens = to - from;
    double contexts = ((double) to * (to + 1) - (double) from * (from + 1)) / 2;
    return 2.0 * matmulParameters() * tokens + 4.0 * numLayers * numHeads * headDim * contexts;
  }

  private static void positive(String field, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(field + ": " + value + " must be at least 1");
    }
  }
}
