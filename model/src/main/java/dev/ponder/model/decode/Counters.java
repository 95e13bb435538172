package dev.ponder.model.decode;

import java.util.concurrent.atomic.LongAdder;

/// Counts what an engine does. Tokens are counted by the workers, time under the engine's lock.
final class Counters {
  private final LongAdder sampled = new LongAdder();
  private final LongAdder prompt = new LongAdder();
  private final LongAdder cached = new LongAdder();
  private final LongAdder steps = new LongAdder();
  private final LongAdder stepped = new LongAdder();
  private long busyNanos;
  private long since;
  private boolean busy;

  void prompt(int computed, int found) {
    prompt.add(computed);
    cached.add(found);
  }

  void sampled(int tokens) {
    sampled.add(tokens);
  }

  void step(int sequences) {
    steps.increment();
    stepped.add(sequences);
    sampled.add(sequences);
  }

  /// Work comes in while `unfinished` samples are there already.
  void begin(int unfinished) {
    if (unfinished == 0) {
      since = System.nanoTime();
      busy = true;
    }
  }

  /// Work went out and `unfinished` samples are left.
  void end(int unfinished) {
    if (unfinished == 0 && busy) {
      busyNanos += System.nanoTime() - since;
      busy = false;
    }
  }

  EngineMetrics metrics() {
    double seconds = (busyNanos + (busy ? System.nanoTime() - since : 0)) / 1e9;
    return new EngineMetrics(
        sampled.sum(),
        prompt.sum(),
        cached.sum(),
        steps.sum(),
        steps.sum() == 0 ? 0 : (double) stepped.sum() / steps.sum(),
        seconds,
        seconds == 0 ? 0 : sampled.sum() / seconds);
  }
}
