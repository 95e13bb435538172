package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much slower than alone a program gets on here just now.
final class Load {
  private static final double MOST = 16;

  private Load() {}

  /// Programs that want to run for each core, between 1 and 16.
  static double stretch() {
    try {
      String text = Files.readString(Path.of("/proc/loadavg"));
      double load = Double.parseDouble(text.substring(0, text.indexOf(' ')));
      int cores = Runtime.getRuntime().availableProcessors();
      return Math.clamp(load / cores, 1, MOST);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return 1;
    }
  }
}
