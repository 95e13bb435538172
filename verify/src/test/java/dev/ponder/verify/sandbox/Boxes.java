package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// A sandbox for tests, or the word why this machine can't give one, and files of small programs.
public final class Boxes {
  private Boxes() {}

  /// Opens the box; a test that needs it is skipped where it can't be had.
  public static Sandbox open(int slots) {
    try {
      return Sandbox.open(slots);
    } catch (SandboxException e) {
      return Assumptions.abort("no box on this machine: " + e.getMessage());
    }
  }

  /// The programs of a file of sections, each of which opens with `=== name`, in order.
  public static Map<String, String> programs(Class<?> near, String file) throws IOException {
    String text;
    try (InputStream in = near.getResourceAsStream(file)) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, String> programs = new LinkedHashMap<>();
    for (String section : text.split("(?m)^=== ")) {
      if (!section.isBlank()) {
        int end = section.indexOf('\n');
        String name = section.substring(0, end).strip();
        if (programs.put(name, section.substring(end + 1)) != null) {
          throw new IllegalArgumentException(file + " has " + name + " twice");
        }
      }
    }
    return programs;
  }
}
