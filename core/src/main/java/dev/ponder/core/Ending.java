package dev.ponder.core;

/// How a trace ended, or that it has not.
public enum Ending {
  /// May be continued.
  OPEN,
  /// The policy ended it by itself (end-of-text, or it stated its answer).
  STOPPED,
  /// The token limit cut it; it has no end of its own.
  TRUNCATED,
  /// It was cancelled or its policy failed; what there is of it must not vote.
  CANCELLED
}
