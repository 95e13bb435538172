package dev.ponder.experiment.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.experiment.Fits;
import dev.ponder.experiment.MetricRow;
import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Strategy;
import dev.ponder.experiment.Synthetic;
import dev.ponder.experiment.TestCurve;
import dev.ponder.experiment.TestPoint;
import dev.ponder.experiment.TrainPoint;
import dev.ponder.experiment.figure.Picture.Mark;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FiguresTest {
  private static final Results RESULTS = Synthetic.results();
  private static final List<TrainingFigure.Curve> CURVES =
      List.of(
          new TrainingFigure.Curve("rewards.solved", "reward"),
          new TrainingFigure.Curve("absent", "never logged"),
          new TrainingFigure.Curve("update.entropy", "entropy (nats)"));

  @Test
  void theSameResultsDrawTheSamePicture() {
    assertThat(O1Figure.draw(RESULTS).svg()).isEqualTo(O1Figure.draw(RESULTS).svg());
  }

  @Test
  void everyFigureIsWellFormedAndRefersToNothingOutside() throws Exception {
    for (Picture each : all()) {
      Document svg = parse(each.svg());
      assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
      String outside = each.svg().replace("http://www.w3.org/2000/svg", "");
      assertThat(outside).doesNotContain("http", "href", "<script", "<style", "style=", "NaN");
    }
  }

  @Test
  void everyLetterIsAtLeastTwelvePixelsHighButForExponents() {
    for (Picture each : all()) {
      for (Mark mark : each.marks()) {
        if (mark instanceof Mark.Label label) {
          assertThat(label.size()).as(label.text()).isGreaterThanOrEqualTo(12);
        }
      }
    }
  }

  @Test
  void everyMarkLiesOnThePicture() {
    for (Picture each : all()) {
      for (Mark mark : each.marks()) {
        List<Picture.Point> points =
            switch (mark) {
              case Mark.Path path -> path.points();
              case Mark.Disc disc -> List.of(disc.centre());
              case Mark.Label label -> List.of(label.at(), end(label));
            };
        assertThat(points)
            .as(mark.toString())
            .allMatch(point -> point.x() >= 0 && point.x() <= each.width())
            .allMatch(point -> point.y() >= 0 && point.y() <= each.height());
      }
    }
  }

  @Test
  void thePngHasTheSizeAskedForAndInkOnWhite() throws Exception {
    for (Picture each : all()) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(each.png(1.5)));
      assertThat(image.getWidth()).isEqualTo((int) Math.ceil(each.width() * 1.5));
      assertThat(image.getHeight()).isEqualTo((int) Math.ceil(each.height() * 1.5));
      assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
      int ink = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        for (int y = 0; y < image.getHeight(); y++) {
          ink += image.getRGB(x, y) == 0xffffffff ? 0 : 1;
        }
      }
      assertThat(ink).isGreaterThan(5_000);
    }
    assertThatThrownBy(() -> all().getFirst().png(0)).hasMessageContaining("scale: 0.0");
  }

  @Test
  void axesOfTheO1FigureAreMarkedInPowersOfTen() {
    List<String> powers =
        O1Figure.draw(RESULTS).marks().stream()
            .filter(mark -> mark instanceof Mark.Label label && !label.raised().isEmpty())
            .map(mark -> ((Mark.Label) mark).text() + "^" + ((Mark.Label) mark).raised())
            .toList();
    assertThat(powers).contains("10^12", "10^13", "10^1", "10^2", "10^3", "10^4");
  }

  @Test
  void everyCheckpointIsOnTheLeftPanelAtItsAccuracy() {
    Picture picture = O1Figure.draw(RESULTS);
    // Seed 1 is drawn with discs; those of the left panel, without the one in the legend.
    List<Mark.Disc> discs =
        picture.marks().stream()
            .filter(mark -> mark instanceof Mark.Disc disc && disc.centre().x() < 450)
            .map(mark -> (Mark.Disc) mark)
            .filter(disc -> disc.centre().y() < 340)
            .toList();
    List<TrainPoint> points =
        RESULTS.trainCurve(1).stream().filter(each -> each.flops() > 0).toList();
    assertThat(discs).hasSameSizeAs(points);
    for (int i = 1; i < discs.size(); i++) {
      double way = discs.get(0).centre().y() - discs.get(i).centre().y();
      double gain = points.get(i).accuracy() - points.get(0).accuracy();
      assertThat(way).isCloseTo(gain * (334 - 66), offset(1e-6));
    }
  }

  @Test
  void seedsCurvesAreJoinedWhereNoJoinedOneIsGiven() {
    var one = new TestPoint(10, 1, 0.2, 0.1, 0.3);
    var two = new TestPoint(30, 3, 0.4, 0.3, 0.5);
    var joined =
        Curves.of(
            with(
                List.of(
                    new TestCurve(Strategy.COVERAGE, Moment.AFTER, 1L, List.of(one)),
                    new TestCurve(Strategy.COVERAGE, Moment.AFTER, 2L, List.of(two)))),
            Strategy.COVERAGE,
            Moment.AFTER);
    assertThat(joined).hasSize(1);
    TestPoint mean = joined.getFirst().getFirst();
    assertThat(mean.tokens()).isEqualTo(20);
    assertThat(mean.accuracy()).isCloseTo(0.3, offset(1e-12));
    assertThat(Curves.of(RESULTS, Strategy.COVERAGE, Moment.AFTER))
        .containsExactly(
            RESULTS.testCurves().stream()
                .filter(c -> c.strategy() == Strategy.COVERAGE && c.policy() == Moment.AFTER)
                .findFirst()
                .orElseThrow()
                .points());
  }

  @Test
  void aRunThatMeasuredNothingYetSaysSo() {
    var empty =
        new Results(
            "countdown",
            List.of(1L),
            List.of(),
            List.of(),
            Fits.NONE,
            RESULTS.behaviours(),
            RESULTS.ledger(),
            Map.of(),
            RESULTS.machine(),
            "./ponder scale",
            Map.of(),
            List.of());
    assertThat(O1Figure.draw(empty).svg()).contains("not measured").doesNotContain("NaN");
    assertThat(TrainingFigure.draw(List.of(), CURVES).svg()).contains("nothing was logged");
  }

  @Test
  void aTitleTooLongIsCutAndTextIsEscaped() {
    var wide =
        new Results(
            "<b>&\"" + "very ".repeat(60),
            List.of(1L),
            List.of(),
            List.of(),
            Fits.NONE,
            RESULTS.behaviours(),
            RESULTS.ledger(),
            Map.of(),
            RESULTS.machine(),
            "./ponder scale",
            Map.of(),
            List.of());
    String svg = O1Figure.draw(wide).svg();
    assertThat(svg).contains("&lt;b&gt;&amp;&quot;very", "…</text>").doesNotContain("<b>");
  }

  @Test
  void onlyLoggedCurvesAreDrawn() {
    String svg = TrainingFigure.draw(Synthetic.metrics(), CURVES).svg();
    assertThat(svg).contains(">reward<", ">entropy (nats)<").doesNotContain("never logged");
    var gap = new MetricRow(1, 1, Map.of("rewards.solved", Double.NaN));
    assertThat(TrainingFigure.draw(List.of(gap), CURVES).svg()).contains("nothing was logged");
  }

  @Test
  void bothFilesAreWritten(@TempDir Path folder) throws Exception {
    Path figures = folder.resolve("figures");
    Figures.write(all().getFirst(), figures, "o1");
    assertThat(Files.readString(figures.resolve("o1.svg"))).startsWith("<svg");
    assertThat(ImageIO.read(figures.resolve("o1.png").toFile()).getWidth()).isEqualTo(1800);
  }

  private static List<Picture> all() {
    return List.of(
        O1Figure.draw(RESULTS),
        BehaviourFigure.draw(RESULTS),
        TrainingFigure.draw(Synthetic.metrics(), TrainingFigure.STANDARD));
  }

  /// Where a level text ends on its far side; its middle for the turned ones.
  private static Picture.Point end(Mark.Label label) {
    double width = Glyphs.width(label.text(), label.size());
    double x = label.at().x();
    return label.turned()
        ? new Picture.Point(x, label.at().y() - width / 2)
        : new Picture.Point(
            switch (label.anchor()) {
              case START -> x + width;
              case MIDDLE -> x + width / 2;
              case END -> x - width;
            },
            label.at().y());
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Results with(List<TestCurve> curves) {
    return new Results(
        RESULTS.task(),
        RESULTS.seeds(),
        RESULTS.trainCurve(),
        curves,
        Fits.NONE,
        RESULTS.behaviours(),
        RESULTS.ledger(),
        RESULTS.versions(),
        RESULTS.machine(),
        RESULTS.command(),
        RESULTS.settings(),
        RESULTS.alarms());
  }
}
