package dev.ponder.task.dataset;

/// A published data set that can be read from a file.
public interface DataSetKind {
  /// On the command line, e.g. `gsm8k`.
  String name();

  /// Reads the file.
  ///
  /// @throws IllegalArgumentException when it can't be read, or a row is not as published, naming
  ///   file, line and field
  DataSet read(Choice choice);
}
