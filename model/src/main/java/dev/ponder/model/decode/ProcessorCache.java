package dev.ponder.model.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The size of the processor's largest cache, as the operating system tells it.
final class ProcessorCache {
  /// Assumed where nothing is told.
  private static final long USUAL = 16L << 20;

  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private ProcessorCache() {}

  static long bytes() {
    return bytes(LINUX);
  }

  /// The largest of the caches that a folder describes, one folder `index0`, `index1`, ... each
  /// with a file `size` that says `32768K` or the like.
  static long bytes(Path folder) {
    long largest = 0;
    for (int i = 0; Files.isReadable(folder.resolve("index" + i).resolve("size")); i++) {
      try {
        var size = Files.readString(folder.resolve("index" + i).resolve("size")).strip();
        largest = Math.max(largest, parse(size));
      } catch (IOException e) {
        return USUAL;
      }
    }
    return largest > 0 ? largest : USUAL;
  }

  private static long parse(String size) {
    int digits = 0;
    while (digits < size.length() && digits < 12 && Character.isDigit(size.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return 0;
    }
    int shift =
        switch (size.substring(digits)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Long.parseLong(size.substring(0, digits)) << shift;
  }
}
