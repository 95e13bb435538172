package dev.ponder.verify.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// A word that no program can guess, from the kernel: how a reply begins. It decides no number, so
/// it has no seed.
final class Nonce {
  private static final Path SOURCE = Path.of("/dev/urandom");

  private Nonce() {}

  static String fresh() throws IOException {
    try (InputStream in = Files.newInputStream(SOURCE)) {
      return HexFormat.of().formatHex(in.readNBytes(16)) + " ";
    }
  }
}
