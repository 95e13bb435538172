package dev.ponder.verify.worker;

import dev.ponder.core.Verdict;

/// What came of a request: the handler's text, or why there is none.
public sealed interface Reply {
  /// What the handler answered.
  record Answer(String text) implements Reply {}

  /// There is no answer. This says nothing about the request: it is neither a pass nor a fail.
  ///
  /// @param kind what went wrong
  /// @param reason in words, with the limit where one was hit
  record Failure(Kind kind, String reason) implements Reply {
    /// The verdict of a verifier whose worker failed.
    public Verdict undecided() {
      return Verdict.undecided(reason);
    }
  }

  /// What can go wrong.
  enum Kind {
    /// The deadline passed; the worker was killed.
    TIME,
    /// The heap or the memory limit of the process was hit; the worker was ended.
    MEMORY,
    /// The worker died, twice: killed from outside, a fault in native code, an exit of its own.
    CRASH,
    /// The handler threw.
    EXCEPTION,
    /// The request or the reply is larger than allowed, or not well-formed text.
    SIZE,
    /// No worker could be started.
    START,
    /// The pool is closed.
    CLOSED
  }
}
