package dev.ponder.cli.verify;

/// Decides one line. Called from several threads at once.
@FunctionalInterface
public interface Judge {
  /// The ruling on a line. What this throws leaves the line undecided, but for a [LineException],
  /// which ends the run, and an interruption.
  Ruling rule(Line line) throws Exception;
}
