package dev.ponder.model.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor's largest caches, as the operating system tells of them.
final class ProcessorCache {
  /// Assumed where nothing is told.
  private static final long USUAL = 16L << 20;

  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private ProcessorCache() {}

  /// All of them together.
  static long bytes() {
    return bytes(LINUX, Runtime.getRuntime().availableProcessors());
  }

  /// The largest cache that a folder describes, once for every group of processors that shares one.
  ///
  /// @param folder with a folder `index0`, `index1`, ... for each cache of one processor, in it
  ///   `size` (`32768K` or the like) and `shared_cpu_list` (`0-3,8` or the like)
  /// @param processors in all
  static long bytes(Path folder, int processors) {
    long largest = 0;
    int sharers = processors;
    for (int i = 0; Files.isReadable(folder.resolve("index" + i).resolve("size")); i++) {
      Path cache = folder.resolve("index" + i);
      try {
        long size = parse(Files.readString(cache.resolve("size")).strip());
        if (size >= largest) {
          largest = size;
          Path list = cache.resolve("shared_cpu_list");
          sharers = Files.isReadable(list) ? count(Files.readString(list).strip()) : processors;
        }
      } catch (IOException e) {
        return USUAL;
      }
    }
    int caches = Math.max(1, sharers < 1 ? 1 : (processors + sharers - 1) / sharers);
    return largest > 0 ? largest * caches : USUAL;
  }

  /// How many processors a list names; 0 where it can't be read.
  private static int count(String list) {
    int count = 0;
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      try {
        count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
      } catch (NumberFormatException e) {
        return 0;
      }
    }
    return count;
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
