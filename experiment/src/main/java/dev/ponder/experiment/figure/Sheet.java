package dev.ponder.experiment.figure;

import dev.ponder.experiment.figure.Picture.Anchor;
import dev.ponder.experiment.figure.Picture.Mark;
import dev.ponder.experiment.figure.Picture.Point;
import java.util.ArrayList;
import java.util.List;

/// A picture being drawn: each call adds a mark above the ones before.
final class Sheet {
  static final String INK = "#222222";
  static final String SOFT_INK = "#555555";
  static final String GRID = "#e4e4e4";

  /// Dashes of a broken line.
  static final List<Double> DASHED = List.of(5.0, 4.0);

  static final List<Double> DOTTED = List.of(1.5, 3.0);
  static final List<Double> SOLID = List.of();

  private final int width;
  private final int height;
  private final List<Mark> marks = new ArrayList<>();

  Sheet(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Picture picture(String title, String description) {
    return new Picture(width, height, title, description, marks);
  }

  void line(List<Point> points, String colour, double pen, List<Double> dash) {
    if (points.size() > 1) {
      marks.add(new Mark.Path(points, false, null, colour, pen, dash, 1));
    }
  }

  void line(double x1, double y1, double x2, double y2, String colour, double pen) {
    line(List.of(new Point(x1, y1), new Point(x2, y2)), colour, pen, SOLID);
  }

  void faint(List<Point> points, String colour, double pen, double opacity) {
    marks.add(new Mark.Path(points, false, null, colour, pen, SOLID, opacity));
  }

  void area(List<Point> points, String colour, double opacity) {
    marks.add(new Mark.Path(points, true, colour, null, 0, SOLID, opacity));
  }

  void bar(double x1, double y1, double x2, double y2, String fill, String stroke) {
    var corners =
        List.of(new Point(x1, y1), new Point(x2, y1), new Point(x2, y2), new Point(x1, y2));
    marks.add(new Mark.Path(corners, true, fill, stroke, 1.2, SOLID, 1));
  }

  void text(double x, double y, String text, double size, Anchor anchor, String colour) {
    label(x, y, text, "", size, anchor, colour, false, false);
  }

  void bold(double x, double y, String text, double size, Anchor anchor) {
    label(x, y, text, "", size, anchor, INK, true, false);
  }

  void turned(double x, double y, String text, double size) {
    label(x, y, text, "", size, Anchor.MIDDLE, INK, false, true);
  }

  void power(double x, double y, int exponent, double size) {
    String raised = Integer.toString(exponent).replace('-', '−');
    label(x, y, "10", raised, size, Anchor.MIDDLE, SOFT_INK, false, false);
  }

  private void label(
      double x,
      double y,
      String text,
      String raised,
      double size,
      Anchor anchor,
      String colour,
      boolean bold,
      boolean turned) {
    marks.add(new Mark.Label(new Point(x, y), text, raised, size, anchor, colour, bold, turned));
  }

  /// A data point's marker, hollow or filled; shapes repeat after four.
  void marker(int shape, double x, double y, double radius, String colour, boolean hollow) {
    String fill = hollow ? "#ffffff" : colour;
    double r = radius;
    switch (Math.floorMod(shape, 4)) {
      case 1 ->
          polygon(
              fill, colour, x, y, -0.9 * r, -0.9 * r, 0.9 * r, -0.9 * r, 0.9 * r, 0.9 * r, -0.9 * r,
              0.9 * r);
      case 2 -> polygon(fill, colour, x, y, 0, -1.25 * r, 1.15 * r, 0.85 * r, -1.15 * r, 0.85 * r);
      case 3 -> polygon(fill, colour, x, y, 0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
      default -> marks.add(new Mark.Disc(new Point(x, y), r, fill, colour, 1.4));
    }
  }

  private void polygon(String fill, String stroke, double x, double y, double... corners) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < corners.length; i += 2) {
      points.add(new Point(x + corners[i], y + corners[i + 1]));
    }
    marks.add(new Mark.Path(points, true, fill, stroke, 1.4, SOLID, 1));
  }
}
