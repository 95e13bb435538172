package dev.ponder.experiment.figure;

import static java.util.Locale.ROOT;

import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Sigmoid;
import dev.ponder.experiment.Slope;
import dev.ponder.experiment.Strategy;
import dev.ponder.experiment.TestCurve;
import dev.ponder.experiment.TestPoint;
import dev.ponder.experiment.TrainPoint;
import dev.ponder.experiment.figure.Panel.Axis;
import dev.ponder.experiment.figure.Picture.Anchor;
import dev.ponder.experiment.figure.Picture.Point;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The figure of o1: accuracy against the logarithm of training compute, beside accuracy against
/// the logarithm of test-time compute, from results alone.
///
/// Left: every checkpoint of every seed with its 95 % interval, the mean of the seeds, the ScaleRL
/// sigmoid (dotted where it goes beyond the data), and the accuracy before reinforcement learning
/// as a broken line. Right: each strategy before (hollow, broken) and after (filled, solid).
public final class O1Figure {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 488;
  private static final double TOP = 66;
  private static final double BOTTOM = 334;
  private static final double LEGEND = 402;
  private static final double LEGEND_ROW = 22;
  private static final double TEXT = 12.5;
  private static final double PEN = 2;

  private final Results results;
  private final Sheet sheet = new Sheet(WIDTH, HEIGHT);

  private O1Figure(Results results) {
    this.results = results;
  }

  public static Picture draw(Results results) {
    return new O1Figure(results).draw();
  }

  private Picture draw() {
    String title = results.task() + ": learning to think, and thinking longer";
    sheet.bold(WIDTH / 2.0, 25, Glyphs.fit(title, 15, WIDTH - 60), 15, Anchor.MIDDLE);
    train();
    test();
    return sheet.picture(title, description());
  }

  private void train() {
    var flops = results.trainCurve().stream().map(TrainPoint::flops).toList();
    var panel = new Panel(sheet, 62, TOP, 446, BOTTOM, Axis.log(flops), Axis.linear(0, 1));
    heading(panel, "Training compute", results.fits().train());
    panel.frame(
        "FLOPs of reinforcement learning (log scale)", "accuracy on held-out problems", true);
    if (flops.stream().noneMatch(each -> each > 0)) {
      nothing(panel);
    }
    OptionalDouble base = base();
    if (base.isPresent()) {
      sheet.line(
          List.of(
              panel.at(panel.x().low(), base.getAsDouble()),
              panel.at(panel.x().high(), base.getAsDouble())),
          Sheet.INK,
          1.4,
          Sheet.DASHED);
    }
    for (int i = 0; i < results.seeds().size(); i++) {
      for (TrainPoint each : results.trainCurve(results.seeds().get(i))) {
        if (each.flops() > 0) {
          sheet.faint(
              List.of(panel.at(each.flops(), each.low()), panel.at(each.flops(), each.high())),
              Palette.seed(i),
              1.6,
              0.4);
        }
      }
    }
    List<TrainPoint> mean = Curves.mean(results).stream().filter(p -> p.flops() > 0).toList();
    if (results.seeds().size() > 1) {
      sheet.line(
          mean.stream().map(each -> panel.at(each.flops(), each.accuracy())).toList(),
          Sheet.SOFT_INK,
          1.2,
          Sheet.SOLID);
    }
    sigmoid(panel, flops);
    for (int i = 0; i < results.seeds().size(); i++) {
      for (TrainPoint each : results.trainCurve(results.seeds().get(i))) {
        if (each.flops() > 0) {
          Point at = panel.at(each.flops(), each.accuracy());
          sheet.marker(i, at.x(), at.y(), 3.6, Palette.seed(i), false);
        }
      }
    }
    trainLegend(panel, base);
  }

  private void sigmoid(Panel panel, List<Double> flops) {
    Sigmoid sigmoid = results.fits().sigmoid();
    if (sigmoid == null) {
      return;
    }
    double last = flops.stream().mapToDouble(each -> each).max().orElse(0);
    var inside = new ArrayList<Point>();
    var beyond = new ArrayList<Point>();
    for (int i = 0; i <= 160; i++) {
      double at = panel.x().value(i / 160.0);
      var point = panel.at(at, Math.clamp(sigmoid.at(at), 0, 1));
      (at <= last ? inside : beyond).add(point);
    }
    if (!inside.isEmpty()) {
      beyond.addFirst(inside.getLast());
    }
    sheet.line(inside, Palette.VERMILION, PEN + 0.4, Sheet.SOLID);
    sheet.line(beyond, Palette.VERMILION, PEN + 0.4, Sheet.DOTTED);
  }

  private void trainLegend(Panel panel, OptionalDouble base) {
    double x = panel.left();
    double y = LEGEND;
    for (int i = 0; i < results.seeds().size(); i++) {
      String name = "seed " + results.seeds().get(i);
      double width = 24 + Glyphs.width(name, TEXT);
      if (x + width > panel.right() && x > panel.left()) {
        break;
      }
      sheet.marker(i, x + 6, y - 4, 3.8, Palette.seed(i), false);
      sheet.text(x + 16, y, name, TEXT, Anchor.START, Sheet.INK);
      x += width + 8;
    }
    x = panel.left();
    y += LEGEND_ROW;
    if (results.seeds().size() > 1) {
      x = key(x, y, Sheet.SOFT_INK, 1.2, Sheet.SOLID, "mean of seeds");
    }
    if (results.fits().sigmoid() != null) {
      key(x, y, Palette.VERMILION, PEN + 0.4, Sheet.SOLID, ceiling(results.fits().sigmoid()));
    }
    if (base.isPresent()) {
      String name = String.format(ROOT, "before reinforcement learning: %.2f", base.getAsDouble());
      key(panel.left(), y + LEGEND_ROW, Sheet.INK, 1.4, Sheet.DASHED, name);
    }
    double bar = panel.left() + 14;
    y += 2 * LEGEND_ROW;
    sheet.faint(List.of(new Point(bar, y - 11), new Point(bar, y + 3)), Sheet.SOFT_INK, 1.6, 0.6);
    sheet.text(bar + 20, y, "95 % interval", TEXT, Anchor.START, Sheet.INK);
  }

  private static String ceiling(Sigmoid sigmoid) {
    return String.format(ROOT, "sigmoid fit, ceiling %.2f", sigmoid.a().value());
  }

  private double key(
      double x, double y, String colour, double pen, List<Double> dash, String name) {
    sheet.line(List.of(new Point(x, y - 4), new Point(x + 28, y - 4)), colour, pen, dash);
    sheet.text(x + 34, y, name, TEXT, Anchor.START, Sheet.INK);
    return x + 34 + Glyphs.width(name, TEXT) + 16;
  }

  private void test() {
    var tokens =
        results.testCurves().stream()
            .map(TestCurve::points)
            .flatMap(List::stream)
            .map(TestPoint::tokens)
            .toList();
    var panel = new Panel(sheet, 492, TOP, 880, BOTTOM, Axis.log(tokens), Axis.linear(0, 1));
    heading(panel, "Test-time compute", null);
    panel.frame("tokens per problem (log scale)", "", true);
    if (tokens.isEmpty()) {
      nothing(panel);
    }
    Set<Strategy> drawn = EnumSet.noneOf(Strategy.class);
    // Coverage bounds the others from above, so it lies below them on the sheet.
    for (Strategy strategy : List.of(Strategy.values()).reversed()) {
      for (Moment policy : Moment.values()) {
        for (List<TestPoint> points : Curves.of(results, strategy, policy)) {
          curve(panel, strategy, policy, points);
          drawn.add(strategy);
        }
      }
    }
    testLegend(panel, drawn);
  }

  private void curve(Panel panel, Strategy strategy, Moment policy, List<TestPoint> points) {
    String colour = Palette.of(strategy);
    boolean before = policy == Moment.BEFORE;
    if (strategy == Strategy.COVERAGE) {
      var band = new ArrayList<Point>();
      points.forEach(each -> band.add(panel.at(each.tokens(), each.high())));
      points.reversed().forEach(each -> band.add(panel.at(each.tokens(), each.low())));
      sheet.area(band, colour, 0.16);
    }
    sheet.line(
        points.stream().map(each -> panel.at(each.tokens(), each.accuracy())).toList(),
        colour,
        before ? 1.4 : PEN,
        before ? Sheet.DASHED : Sheet.SOLID);
    if (strategy == Strategy.COVERAGE) {
      return;
    }
    for (TestPoint each : points) {
      sheet.faint(
          List.of(panel.at(each.tokens(), each.low()), panel.at(each.tokens(), each.high())),
          colour,
          1.6,
          0.5);
      Point at = panel.at(each.tokens(), each.accuracy());
      sheet.marker(Palette.shape(strategy), at.x(), at.y(), 3.6, colour, before);
    }
  }

  private void testLegend(Panel panel, Set<Strategy> drawn) {
    double column = 212;
    int at = 0;
    for (Strategy each : drawn) {
      int right = at / 3;
      double x = panel.left() + right * column;
      double y = LEGEND + (at % 3) * LEGEND_ROW;
      String colour = Palette.of(each);
      sheet.line(List.of(new Point(x, y - 4), new Point(x + 28, y - 4)), colour, PEN, Sheet.SOLID);
      if (each != Strategy.COVERAGE) {
        sheet.marker(Palette.shape(each), x + 14, y - 4, 3.8, colour, false);
      }
      sheet.text(x + 34, y, Palette.name(each), TEXT, Anchor.START, Sheet.INK);
      at++;
    }
    if (drawn.isEmpty()) {
      return;
    }
    double y = LEGEND + 3 * LEGEND_ROW;
    double x = panel.left();
    for (Moment each : Moment.values()) {
      boolean before = each == Moment.BEFORE;
      List<Double> dash = before ? Sheet.DASHED : Sheet.SOLID;
      sheet.line(
          List.of(new Point(x, y - 4), new Point(x + 28, y - 4)),
          Sheet.INK,
          before ? 1.4 : PEN,
          dash);
      sheet.marker(0, x + 14, y - 4, 3.6, Sheet.INK, before);
      sheet.text(x + 34, y, each.label() + " RL", TEXT, Anchor.START, Sheet.INK);
      x += column;
    }
  }

  private void heading(Panel panel, String text, @Nullable Slope slope) {
    sheet.bold(panel.left(), TOP - 13, text, 13.5, Anchor.START);
    if (slope != null) {
      String tenfold =
          String.format(
              ROOT,
              "%+.2f [%.2f, %.2f] per tenfold",
              slope.slopePerDecade(),
              slope.low(),
              slope.high());
      sheet.text(panel.right(), TOP - 13, tenfold, 12, Anchor.END, Sheet.SOFT_INK);
    }
  }

  private void nothing(Panel panel) {
    sheet.text(
        (panel.left() + panel.right()) / 2,
        (panel.top() + panel.bottom()) / 2,
        "not measured",
        TEXT,
        Anchor.MIDDLE,
        Sheet.SOFT_INK);
  }

  /// Mean accuracy of the checkpoints at step 0; the sigmoid's R0 where there are none.
  private OptionalDouble base() {
    OptionalDouble measured =
        results.trainCurve().stream()
            .filter(each -> each.step() == 0)
            .mapToDouble(TrainPoint::accuracy)
            .average();
    Sigmoid sigmoid = results.fits().sigmoid();
    return measured.isPresent() || sigmoid == null
        ? measured
        : OptionalDouble.of(sigmoid.base().value());
  }

  private String description() {
    var text = new StringBuilder("Two panels share an accuracy axis from 0 to 1. Left: ");
    List<TrainPoint> mean = Curves.mean(results);
    if (mean.size() > 1) {
      text.append(
          String.format(
              ROOT,
              "accuracy goes from %.2f to %.2f over %d checkpoints of training. ",
              mean.getFirst().accuracy(),
              mean.getLast().accuracy(),
              mean.size()));
    }
    text.append("Right: accuracy by tokens per problem.");
    for (Strategy strategy : Strategy.values()) {
      for (Moment policy : Moment.values()) {
        for (List<TestPoint> points : Curves.of(results, strategy, policy)) {
          text.append(
              String.format(
                  ROOT,
                  " %s %s RL: from %.2f at %.0f tokens to %.2f at %.0f.",
                  strategy.label(),
                  policy.label(),
                  points.getFirst().accuracy(),
                  points.getFirst().tokens(),
                  points.getLast().accuracy(),
                  points.getLast().tokens()));
        }
      }
    }
    return text.toString();
  }
}
