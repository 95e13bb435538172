package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;

/// Memory of one micro-batch: what the forward pass keeps for the backward pass, layer by layer,
/// and the gradients in flight. Addresses of dense rows of floats.
final class Activations implements AutoCloseable {
  private final ModelConfig c;
  private final int rows;
  private final int weighted;
  private final int longest;
  private final long probabilities;
  private final NativeFloats memory;
  private final long base;
  private final long layer;
  private final long width;
  private final long wide;
  private final long attended;
  private final long fed;
  private final long tail;

  Activations(ModelConfig c, int rows, int weighted, int longest, long probabilities) {
    this.c = c;
    this.rows = rows;
    this.weighted = weighted;
    this.longest = longest;
    this.probabilities = (probabilities + 15) / 16 * 16;
    this.width = room((long) rows * c.hiddenSize());
    this.attended = room((long) rows * c.numHeads() * c.headDim());
    this.wide = room((long) rows * (c.numHeads() + 2L * c.numKvHeads()) * c.headDim());
    this.fed = room((long) rows * c.intermediateSize());
    this.layer = 4 * width + 2 * room(rows) + wide + attended + 2 * fed + fed + this.probabilities;
    this.tail = c.numLayers() * layer + width;
    long total =
        tail
            + 2 * width
            + attended
            + wide
            + 3 * fed
            + Attention.scratch(longest)
            + 4 * picks()
            + room(weighted)
            + room((long) weighted * c.vocabSize());
    this.memory = new NativeFloats(total);
    this.base = memory.segment().address();
  }

  private long picks() {
    return room((long) weighted * c.hiddenSize());
  }

  private static long room(long floats) {
    return (floats + 15) / 16 * 16;
  }

  boolean fits(int someRows, int someWeighted, int someLongest, long someProbabilities) {
    return someRows <= rows
        && someWeighted <= weighted
        && someLongest <= longest
        && someProbabilities <= probabilities;
  }

  /// Empty memory that fits both this one's sizes and the given.
  Activations grown(int someRows, int someWeighted, int someLongest, long someProbabilities) {
    return new Activations(
        c,
        Math.max(rows, someRows),
        Math.max(weighted, someWeighted),
        Math.max(longest, someLongest),
        Math.max(probabilities, someProbabilities));
  }

  private long in(int i, long floats) {
    return base + 4 * (i * layer + floats);
  }

  private long behind(long floats) {
    return base + 4 * (tail + floats);
  }

  /// The residual stream before block `i`; after the last for the number of blocks.
  long x(int i) {
    return in(i, 0);
  }

  /// The normed input of attention.
  long h1(int i) {
    return in(i, width);
  }

  /// The residual stream between attention and feed-forward.
  long y(int i) {
    return in(i, 2 * width);
  }

  /// The normed input of the feed-forward layer.
  long h2(int i) {
    return in(i, 3 * width);
  }

  /// One over the root mean square of each row of `x`.
  long r1(int i) {
    return in(i, 4 * width);
  }

  /// One over the root mean square of each row of `y`.
  long r2(int i) {
    return in(i, 4 * width + room(rows));
  }

  /// Queries, keys and values, rotated.
  long qkv(int i) {
    return in(i, 4 * width + 2 * room(rows));
  }

  /// What the heads read out.
  long o(int i) {
    return in(i, 4 * width + 2 * room(rows) + wide);
  }

  /// Gate and up projections.
  long gateUp(int i) {
    return in(i, 4 * width + 2 * room(rows) + wide + attended);
  }

  /// The input of the down projection.
  long fed(int i) {
    return in(i, 4 * width + 2 * room(rows) + wide + attended + 2 * fed);
  }

  /// Attention probabilities.
  long p(int i) {
    return in(i, 4 * width + 2 * room(rows) + wide + attended + 3 * fed);
  }

  /// Gradient of the residual stream.
  long dx() {
    return behind(0);
  }

  /// Gradient of a normed input.
  long dh() {
    return behind(width);
  }

  /// Gradient of what the heads read out.
  long dAttended() {
    return behind(2 * width);
  }

  /// Gradient of queries, keys and values.
  long dQkv() {
    return behind(2 * width + attended);
  }

  /// Gradient of the down projection's input.
  long dFed() {
    return behind(2 * width + attended + wide);
  }

  /// Gradient of gate and up.
  long dGateUp() {
    return behind(2 * width + attended + wide + fed);
  }

  /// Room for attention's way back.
  long scratch() {
    return behind(2 * width + attended + wide + 3 * fed);
  }

  private long picked(int i) {
    return scratch() + 4 * (Attention.scratch(longest) + i * picks());
  }

  /// The residual stream's weighted rows.
  long picked() {
    return picked(0);
  }

  /// The same, normed.
  long normed() {
    return picked(1);
  }

  /// Gradient of the normed rows.
  long dNormed() {
    return picked(2);
  }

  /// Gradient of the picked rows.
  long dPicked() {
    return picked(3);
  }

  /// One over the root mean square of each picked row.
  long rHead() {
    return picked(4);
  }

  /// Logits, then probabilities, then their gradient.
  long logits() {
    return picked(4) + 4 * room(weighted);
  }

  @Override
  public void close() {
    memory.close();
  }
}
