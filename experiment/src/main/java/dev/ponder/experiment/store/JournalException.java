package dev.ponder.experiment.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A journal could not be read or written; what it had acknowledged before is still there.
public final class JournalException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  JournalException(Path file, String problem, IOException cause) {
    super(new IOException(file + ": " + problem + ": " + cause.getMessage(), cause));
  }

  JournalException(Path file, String problem) {
    super(new IOException(file + ": " + problem));
  }
}
