package dev.ponder.experiment.figure;

import dev.ponder.experiment.figure.Picture.Mark;
import dev.ponder.experiment.figure.Picture.Point;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Paints a picture as PNG. Letters are filled outlines, so neither a font nor a display is needed.
final class PngWriter {
  /// Bold letters are the plain ones drawn round with a pen of this share of their size.
  private static final double BOLD_PEN = 0.045;

  private PngWriter() {}

  static byte[] write(Picture picture, double scale) {
    if (!(scale > 0 && scale <= 8)) {
      throw new IllegalArgumentException(
          "scale: " + scale + " is not allowed; it must be above 0 and at most 8");
    }
    int width = (int) Math.ceil(picture.width() * scale);
    int height = (int) Math.ceil(picture.height() * scale);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.scale(scale, scale);
      for (Mark mark : picture.marks()) {
        switch (mark) {
          case Mark.Path path -> path(graphics, path);
          case Mark.Disc disc -> disc(graphics, disc);
          case Mark.Label label -> label(graphics, label);
        }
      }
    } finally {
      graphics.dispose();
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("this Java writes no PNG; its java.desktop is incomplete");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void path(Graphics2D graphics, Mark.Path path) {
    var shape = new Path2D.Double();
    boolean first = true;
    for (Point point : path.points()) {
      if (first) {
        shape.moveTo(point.x(), point.y());
      } else {
        shape.lineTo(point.x(), point.y());
      }
      first = false;
    }
    if (path.closed()) {
      shape.closePath();
    }
    float[] dash = new float[path.dash().size()];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = path.dash().get(i).floatValue();
    }
    graphics.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) path.opacity()));
    paint(graphics, shape, path.fill(), path.stroke(), path.width(), dash);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private static void disc(Graphics2D graphics, Mark.Disc disc) {
    double r = disc.radius();
    var shape = new Ellipse2D.Double(disc.centre().x() - r, disc.centre().y() - r, 2 * r, 2 * r);
    paint(graphics, shape, disc.fill(), disc.stroke(), disc.width(), new float[0]);
  }

  private static void label(Graphics2D graphics, Mark.Label label) {
    double size = label.size();
    double raisedSize = size * Glyphs.RAISED_SIZE;
    double textWidth = Glyphs.width(label.text(), size);
    double width = textWidth + Glyphs.width(label.raised(), raisedSize);
    double from =
        switch (label.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(label.at().x(), label.at().y());
    if (label.turned()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.translate(from, 0);
    text(graphics, label.text(), size, label);
    graphics.translate(textWidth, -Glyphs.RAISED_BY * size);
    text(graphics, label.raised(), raisedSize, label);
    graphics.setTransform(before);
  }

  private static void text(Graphics2D graphics, String text, double size, Mark.Label label) {
    if (text.isEmpty()) {
      return;
    }
    var scale = AffineTransform.getScaleInstance(size / 1000, size / 1000);
    Shape outline = scale.createTransformedShape(Glyphs.outline(text));
    String pen = label.bold() ? label.colour() : null;
    paint(graphics, outline, label.colour(), pen, size * BOLD_PEN, new float[0]);
  }

  private static void paint(
      Graphics2D graphics,
      Shape shape,
      @Nullable String fill,
      @Nullable String stroke,
      double width,
      float[] dash) {
    if (fill != null) {
      graphics.setColor(Color.decode(fill));
      graphics.fill(shape);
    }
    if (stroke != null) {
      graphics.setColor(Color.decode(stroke));
      graphics.setStroke(
          new BasicStroke(
              (float) width,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_ROUND,
              10,
              dash.length == 0 ? null : dash,
              0));
      graphics.draw(shape);
    }
  }
}
