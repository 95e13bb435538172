package dev.ponder.experiment.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A drawing on white: marks in painting order, in pixels from the upper left corner.
///
/// The same picture is SVG for pages and PNG for everything else.
///
/// @param title what it shows, in one line
/// @param description the same in words, for readers who can't see it
public record Picture(int width, int height, String title, String description, List<Mark> marks) {
  public Picture {
    marks = List.copyOf(marks);
  }

  /// As an SVG document that refers to nothing outside itself.
  public String svg() {
    return SvgWriter.write(this);
  }

  /// As a PNG file, `scale` image pixels per pixel of the picture.
  public byte[] png(double scale) {
    return PngWriter.write(this, scale);
  }

  /// One mark of ink.
  public sealed interface Mark {
    /// A line through points, or an area bounded by them.
    ///
    /// @param fill colour inside, none if null
    /// @param stroke colour of the line, none if null
    /// @param width of the line
    /// @param dash lengths of ink and gap, solid when empty
    /// @param opacity of both, in [0, 1]
    record Path(
        List<Point> points,
        boolean closed,
        @Nullable String fill,
        @Nullable String stroke,
        double width,
        List<Double> dash,
        double opacity)
        implements Mark {
      public Path {
        points = List.copyOf(points);
        dash = List.copyOf(dash);
      }
    }

    /// A disc, or a ring when it is filled with white.
    record Disc(Point centre, double radius, String fill, String stroke, double width)
        implements Mark {}

    /// A line of text whose base line goes through `at`.
    ///
    /// @param raised smaller text set high behind it, e.g. an exponent; empty for none
    /// @param size of the letters in pixels
    /// @param turned true when the text reads upwards
    record Label(
        Point at,
        String text,
        String raised,
        double size,
        Anchor anchor,
        String colour,
        boolean bold,
        boolean turned)
        implements Mark {}
  }

  /// A place on the picture.
  public record Point(double x, double y) {}

  /// Which part of a text stands at its point.
  public enum Anchor {
    START,
    MIDDLE,
    END
  }
}
