package dev.ponder.core;

import java.util.List;

/// Proposes how a trace may continue.
///
/// Both methods block and may be called from many virtual threads at once; an implementation
/// gathers concurrent calls into batches if that pays. What they spend is reserved from the ledger
/// before it happens and settled afterwards. A ledger that has no more to give shortens the
/// returned list, down to none; it is never an error. An interrupted call cancels its work and
/// throws [java.util.concurrent.CancellationException].
public interface Policy {
  /// Samples `count` next steps, each one unit of reasoning (one line, for our own tasks).
  ///
  /// @return at most `count` continuations of `trace`, in sample order; open ones may be proposed
  ///   for again
  List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger);

  /// Samples `count` continuations to the end: until the policy stops, a stop string appears or
  /// `maxTokens` is reached.
  ///
  /// A continuation that met a stop string is returned `OPEN`, one that reached `maxTokens` is
  /// `TRUNCATED`.
  ///
  /// @return at most `count` continuations of `trace`, in sample order
  List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger);
}
