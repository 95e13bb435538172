package dev.ponder.model.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A worker's sequences and its own memory.
final class Batch {
  final List<Sequence> sequences = new ArrayList<>();
  final Decoder decoder;
  final Sampler sampler;
  final BatchWidth width;

  Batch(Decoder decoder, Sampler sampler, BatchWidth width) {
    this.decoder = decoder;
    this.sampler = sampler;
    this.width = width;
  }

  /// Whether helpers would find parts in the next step, which computes `prompts` if there are any.
  boolean splits(List<Request> prompts) {
    int rows = 0;
    for (Request each : prompts) {
      rows += each.prefix.length;
    }
    return decoder.splits(prompts.isEmpty() ? sequences.size() : rows);
  }

  /// Lets all but `most` sequences wait. Those that go on are as old on average as all were: what a
  /// step takes depends on it.
  void park(int most, ArrayDeque<Sequence> waiting) {
    int size = sequences.size();
    if (size <= most) {
      return;
    }
    for (int i = size - 1; i >= 0; i--) {
      if (i * most / size == (i + 1) * most / size) {
        waiting.addFirst(sequences.remove(i));
      }
    }
  }
}
