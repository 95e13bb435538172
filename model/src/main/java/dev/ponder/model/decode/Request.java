package dev.ponder.model.decode;

import dev.ponder.core.Sampling;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// One call of an engine: a prefix and how many continuations of it. Its fields are guarded by the
/// engine's lock, but for those a worker sets while it alone holds the request.
final class Request {
  final int[] prefix;
  final Sampling sampling;

  /// Most tokens a continuation may have.
  final int limit;

  final @Nullable Continuation[] results;
  final Condition done;
  int remaining;

  /// False while the queue has no room for it.
  boolean admitted;

  volatile boolean cancelled;
  @Nullable Throwable failure;

  /// Prefix tokens computed and found.
  int computed;

  int cached;

  Request(int[] prefix, int count, Sampling sampling, int limit, Condition done) {
    this.prefix = prefix;
    this.sampling = sampling;
    this.limit = limit;
    this.results = new Continuation[count];
    this.remaining = count;
    this.done = done;
  }

  /// Gives up on the samples that are not finished.
  void fail(Throwable why) {
    failure = why;
    cancelled = true;
  }

  /// Refuses a call that makes no sense, in words.
  static void check(int[] prefix, int count, int vocab) {
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " must not be negative");
    }
    if (prefix.length == 0) {
      throw new IllegalArgumentException(
          "prompt: it is empty; the model needs at least one token to continue");
    }
    for (int token : prefix) {
      if (token < 0 || token >= vocab) {
        throw new IllegalArgumentException(
            "prompt: token %d is not in 0..%d".formatted(token, vocab - 1));
      }
    }
  }
}
