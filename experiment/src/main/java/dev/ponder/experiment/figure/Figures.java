package dev.ponder.experiment.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes pictures into a folder, each as SVG and as PNG.
public final class Figures {
  /// Image pixels per picture pixel: sharp on dense screens.
  private static final double PNG_SCALE = 2;

  private Figures() {}

  /// Writes `name.svg` and `name.png`, replacing what was there.
  public static void write(Picture picture, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".svg"), picture.svg(), StandardCharsets.UTF_8);
    Files.write(folder.resolve(name + ".png"), picture.png(PNG_SCALE));
  }
}
