package dev.ponder.experiment.figure;

import dev.ponder.experiment.figure.Picture.Anchor;
import dev.ponder.experiment.figure.Picture.Mark;
import dev.ponder.experiment.figure.Picture.Point;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a picture as SVG with presentation attributes only: no style, script, id or reference, so
/// it can stand inline in a page with the strictest content policy.
final class SvgWriter {
  private SvgWriter() {}

  static String write(Picture picture) {
    var out = new StringBuilder();
    out.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
                + " font-family=\"DejaVu Sans, Verdana, Geneva, sans-serif\">\n")
            .formatted(
                picture.width(),
                picture.height(),
                picture.width(),
                picture.height(),
                escape(picture.title())));
    out.append("<title>").append(escape(picture.title())).append("</title>\n");
    out.append("<desc>").append(escape(picture.description())).append("</desc>\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for (Mark mark : picture.marks()) {
      switch (mark) {
        case Mark.Path path -> path(out, path);
        case Mark.Disc disc -> disc(out, disc);
        case Mark.Label label -> label(out, label);
      }
    }
    return out.append("</svg>\n").toString();
  }

  private static void path(StringBuilder out, Mark.Path path) {
    out.append("<path d=\"");
    boolean first = true;
    for (Point point : path.points()) {
      out.append(first ? "M" : "L").append(number(point.x())).append(' ').append(number(point.y()));
      first = false;
    }
    out.append(path.closed() ? "Z\"" : "\"");
    paint(out, path.fill(), path.stroke(), path.width());
    if (!path.dash().isEmpty()) {
      out.append(" stroke-dasharray=\"").append(join(path.dash())).append('"');
    }
    if (path.opacity() < 1) {
      out.append(" opacity=\"").append(number(path.opacity())).append('"');
    }
    out.append(" stroke-linejoin=\"round\"/>\n");
  }

  private static void disc(StringBuilder out, Mark.Disc disc) {
    out.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\""
            .formatted(
                number(disc.centre().x()), number(disc.centre().y()), number(disc.radius())));
    paint(out, disc.fill(), disc.stroke(), disc.width());
    out.append("/>\n");
  }

  private static void label(StringBuilder out, Mark.Label label) {
    String x = number(label.at().x());
    String y = number(label.at().y());
    out.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\"".formatted(x, y, number(label.size())));
    if (label.anchor() != Anchor.START) {
      out.append(" text-anchor=\"")
          .append(label.anchor().name().toLowerCase(Locale.ROOT))
          .append('"');
    }
    out.append(" fill=\"").append(escape(label.colour())).append('"');
    if (label.bold()) {
      out.append(" font-weight=\"bold\"");
    }
    if (label.turned()) {
      out.append(" transform=\"rotate(-90 ").append(x).append(' ').append(y).append(")\"");
    }
    out.append('>').append(escape(label.text()));
    if (!label.raised().isEmpty()) {
      out.append(
          "<tspan dy=\"%s\" font-size=\"%s\">%s</tspan>"
              .formatted(
                  number(-Glyphs.RAISED_BY * label.size()),
                  number(Glyphs.RAISED_SIZE * label.size()),
                  escape(label.raised())));
    }
    out.append("</text>\n");
  }

  private static void paint(
      StringBuilder out, @Nullable String fill, @Nullable String stroke, double width) {
    out.append(" fill=\"").append(fill == null ? "none" : escape(fill)).append('"');
    if (stroke != null) {
      out.append(" stroke=\"").append(escape(stroke)).append('"');
      out.append(" stroke-width=\"").append(number(width)).append('"');
    }
  }

  private static String join(List<Double> numbers) {
    return String.join(" ", numbers.stream().map(SvgWriter::number).toList());
  }

  /// At most two decimals, none where they are 0.
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    return text.equals("-0") ? "0" : text;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
