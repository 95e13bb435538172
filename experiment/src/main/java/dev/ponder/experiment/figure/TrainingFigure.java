package dev.ponder.experiment.figure;

import dev.ponder.experiment.MetricRow;
import dev.ponder.experiment.figure.Panel.Axis;
import dev.ponder.experiment.figure.Picture.Anchor;
import dev.ponder.experiment.figure.Picture.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Training curves: one small panel for each logged number, one line for each seed, over the steps.
public final class TrainingFigure {
  private static final int WIDTH = 900;
  private static final double TOP = 50;
  private static final double PANEL_HEIGHT = 150;
  private static final double ROW = 216;
  private static final double TEXT = 12.5;

  /// A panel to draw.
  ///
  /// @param key name of the logged number
  /// @param title what it is, with its unit
  public record Curve(String key, String title) {}

  /// What the trainer's own log holds: success, length, entropy, and tries where they are counted.
  public static final List<Curve> STANDARD =
      List.of(
          new Curve("rewards.solved", "share of samples solved"),
          new Curve("lengths.mean", "mean length (tokens)"),
          new Curve("update.entropy", "entropy (nats per token)"),
          new Curve("statistics.tries", "tries per trace"));

  private TrainingFigure() {}

  /// Draws the curves that were logged at all, two in a row.
  public static Picture draw(List<MetricRow> rows, List<Curve> curves) {
    List<Curve> logged =
        curves.stream()
            .filter(curve -> rows.stream().anyMatch(row -> row.values().containsKey(curve.key())))
            .toList();
    List<Long> seeds = rows.stream().map(MetricRow::seed).distinct().sorted().toList();
    int height = (int) (TOP + ROW * Math.max(1, (logged.size() + 1) / 2));
    var sheet = new Sheet(WIDTH, height);
    String title = "Training, by step";
    sheet.bold(62, 25, title, 15, Anchor.START);
    double x = 330;
    for (int i = 0; i < seeds.size(); i++) {
      String name = "seed " + seeds.get(i);
      double width = 34 + Glyphs.width(name, TEXT) + 16;
      if (x + width > WIDTH) {
        break;
      }
      sheet.line(x, 21, x + 28, 21, Palette.seed(i), 2.4);
      sheet.text(x + 34, 25, name, TEXT, Anchor.START, Sheet.INK);
      x += width;
    }
    for (int i = 0; i < logged.size(); i++) {
      double left = i % 2 == 0 ? 62 : 512;
      int row = i / 2;
      double top = TOP + 24 + row * ROW;
      panel(sheet, left, top, logged.get(i), rows, seeds);
    }
    if (logged.isEmpty()) {
      sheet.text(62, TOP + 40, "nothing was logged", TEXT, Anchor.START, Sheet.SOFT_INK);
    }
    return sheet.picture(title, description(logged, seeds));
  }

  private static void panel(
      Sheet sheet, double left, double top, Curve curve, List<MetricRow> rows, List<Long> seeds) {
    List<MetricRow> with =
        rows.stream().filter(row -> row.values().containsKey(curve.key())).toList();
    double low = Math.min(0, with.stream().mapToDouble(row -> value(row, curve)).min().orElse(0));
    double high = with.stream().mapToDouble(row -> value(row, curve)).max().orElse(1);
    int last = with.stream().mapToInt(MetricRow::step).max().orElse(1);
    var panel =
        new Panel(
            sheet,
            left,
            top,
            left + 366,
            top + PANEL_HEIGHT,
            Axis.linear(0, last),
            Axis.linear(low, high + 0.06 * (high - low)));
    sheet.bold(left, top - 10, curve.title(), 13, Anchor.START);
    panel.frame("", "", true);
    for (int i = 0; i < seeds.size(); i++) {
      long seed = seeds.get(i);
      var line = new ArrayList<Point>();
      with.stream()
          .filter(row -> row.seed() == seed)
          .sorted((a, b) -> Integer.compare(a.step(), b.step()))
          .forEach(row -> line.add(panel.at(row.step(), value(row, curve))));
      sheet.line(line, Palette.seed(i), 1.8, Sheet.SOLID);
    }
  }

  private static double value(MetricRow row, Curve curve) {
    return Objects.requireNonNull(row.values().get(curve.key()), curve.key());
  }

  private static String description(List<Curve> curves, List<Long> seeds) {
    return "Over training steps, one line for each of the seeds %s: %s."
        .formatted(seeds, String.join(", ", curves.stream().map(Curve::title).toList()));
  }
}
