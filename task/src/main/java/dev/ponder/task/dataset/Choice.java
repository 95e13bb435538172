package dev.ponder.task.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// What a person chose of a data set.
///
/// @param path the file
/// @param parting how it is parted into splits; else as the data set's publishers part it
/// @param subject the only one asked for, e.g. `Algebra`; else all
public record Choice(Path path, Optional<Parting> parting, Optional<String> subject) {
  /// A whole file.
  public static Choice of(Path path) {
    return new Choice(path, Optional.empty(), Optional.empty());
  }
}
