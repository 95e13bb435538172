package dev.ponder.verify.worker;

/// The work a child process does: a request's text in, a reply's text out.
///
/// Named by its class, which needs a constructor without parameters and may be package-private. The
/// child makes one, and calls it from one thread, one request after the other. What it prints goes
/// nowhere; its locale is the root, its time zone UTC, its environment empty.
@FunctionalInterface
public interface Handler {
  /// Answers one request.
  ///
  /// @throws Exception when it can't; the caller gets a [Reply.Failure], never a result
  String handle(String request) throws Exception;
}
