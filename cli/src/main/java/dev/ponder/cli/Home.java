package dev.ponder.cli;

import java.nio.file.Path;

/// Ponder's own folder: the one the launcher lies in, with `models/`.
final class Home {
  private Home() {}

  /// The folder that the launcher names (`-Dponder.home`), else the working directory.
  static Path folder() {
    String home = System.getProperty("ponder.home");
    return Path.of(home == null ? "" : home).toAbsolutePath().normalize();
  }
}
