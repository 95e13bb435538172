package dev.ponder.experiment.figure;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Outlines and widths of letters, from a resource of our own: a PNG looks the same on every
/// machine, also on one without fonts.
final class Glyphs {
  /// Size of raised text relative to the text it follows, and how high it is set.
  static final double RAISED_SIZE = 0.75;

  static final double RAISED_BY = 0.4;

  private static final double UNITS = 1000;
  private static final Map<Character, Glyph> ALL = load();

  private record Glyph(double advance, Path2D outline) {}

  private Glyphs() {}

  /// Width of a text in pixels at a size in pixels.
  static double width(String text, double size) {
    double units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += glyph(text.charAt(i)).advance;
    }
    return units * size / UNITS;
  }

  /// The text cut to a width, with an ellipsis where something was cut.
  static String fit(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /// The outlines of a text whose base line starts at the origin, in 1/1000 of its size.
  static Path2D outline(String text) {
    var outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = 0;
    for (int i = 0; i < text.length(); i++) {
      Glyph glyph = glyph(text.charAt(i));
      var at = java.awt.geom.AffineTransform.getTranslateInstance(x, 0);
      outline.append(glyph.outline.getPathIterator(at), false);
      x += glyph.advance;
    }
    return outline;
  }

  private static Glyph glyph(char letter) {
    Glyph glyph = ALL.get(letter);
    return glyph != null ? glyph : Objects.requireNonNull(ALL.get('?'));
  }

  private static Map<Character, Glyph> load() {
    var all = new HashMap<Character, Glyph>();
    try (InputStream in = Glyphs.class.getResourceAsStream("glyphs.txt")) {
      String text =
          new String(
              Objects.requireNonNull(in, "glyphs.txt").readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.startsWith("#")).forEach(line -> read(line, all));
    } catch (IOException e) {
      throw new UncheckedIOException("glyphs.txt can't be read", e);
    }
    return all;
  }

  private static void read(String line, Map<Character, Glyph> all) {
    String[] parts = line.split(" ", -1);
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 2; i < parts.length; i++) {
      String[] c = parts[i].substring(1).split(",", -1);
      switch (parts[i].charAt(0)) {
        case 'M' -> path.moveTo(at(c, 0), at(c, 1));
        case 'L' -> path.lineTo(at(c, 0), at(c, 1));
        case 'Q' -> path.quadTo(at(c, 0), at(c, 1), at(c, 2), at(c, 3));
        case 'Z' -> path.closePath();
        default -> throw new IllegalStateException("glyphs.txt: what is " + parts[i] + "?");
      }
    }
    char letter = (char) Integer.parseInt(parts[0], 16);
    all.put(letter, new Glyph(Double.parseDouble(parts[1]), path));
  }

  private static double at(String[] numbers, int index) {
    return Double.parseDouble(numbers[index]);
  }
}
