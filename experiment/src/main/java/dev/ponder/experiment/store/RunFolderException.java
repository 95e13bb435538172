package dev.ponder.experiment.store;

import java.nio.file.Path;

/// A folder that can't be this run's: one line that says why and what to do.
public final class RunFolderException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  RunFolderException(Path folder, String problem) {
    super(folder + ": " + problem);
  }

  RunFolderException(Path folder, String problem, Throwable cause) {
    super(folder + ": " + problem, cause);
  }
}
