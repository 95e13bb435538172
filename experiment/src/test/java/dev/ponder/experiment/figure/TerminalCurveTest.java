package dev.ponder.experiment.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.experiment.figure.TerminalCurve.Format;
import dev.ponder.experiment.figure.TerminalCurve.Point;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TerminalCurveTest {
  private static final Format ASCII = new Format(40, 8, false, "FLOPs");
  private static final List<Point> RISING =
      List.of(new Point(1e10, 0), new Point(1e11, 0.5), new Point(1e12, 1));

  @Test
  void aRisingCurveRunsFromTheLowerLeftToTheUpperRight() {
    List<String> lines = TerminalCurve.lines(RISING, OptionalDouble.empty(), ASCII);
    assertThat(lines.subList(0, 7))
        .containsExactly(
            "  1.0 |                               '",
            "      |",
            "      |",
            "  0.5 |                '",
            "      |",
            "  0.0 | .",
            "      +-+--------------+--------------+-");
    assertThat(lines.get(7)).startsWith("       1e10          1e11").endsWith("1e12");
  }

  @Test
  void itFitsTheTerminalAndStaysAsciiWhereAsked() {
    for (boolean unicode : new boolean[] {true, false}) {
      var lines = TerminalCurve.lines(RISING, OptionalDouble.of(0.3), Format.terminal(unicode));
      assertThat(lines).hasSize(12).allMatch(line -> line.length() <= 80);
      assertThat(String.join("", lines).chars().allMatch(each -> each < 128)).isNotEqualTo(unicode);
    }
  }

  @Test
  void theBaseIsABrokenLineThatPointsCover() {
    List<String> lines =
        TerminalCurve.lines(List.of(new Point(1e11, 0.5)), OptionalDouble.of(0.5), ASCII);
    assertThat(lines.get(3)).startsWith("  0.5 |-").endsWith("- - -").contains("'");
  }

  @Test
  void pointsWithoutComputeAreLeftOut() {
    List<String> none =
        TerminalCurve.lines(List.of(new Point(0, 0.4)), OptionalDouble.empty(), ASCII);
    assertThat(none).hasSize(8);
    assertThat(String.join("", none.subList(0, 6))).doesNotContain("'", ":");
    assertThat(TerminalCurve.lines(List.of(), OptionalDouble.empty(), ASCII)).isEqualTo(none);
  }

  @Test
  void twoPointsInOneCellShowBoth() {
    var both = List.of(new Point(1e11, 1), new Point(1e11, 10 / 11.0));
    assertThat(TerminalCurve.lines(both, OptionalDouble.empty(), ASCII).getFirst()).contains(":");
  }

  @Test
  void tooSmallAFormatIsRefused() {
    assertThatThrownBy(() -> new Format(20, 12, true, ""))
        .hasMessage("format: 20 columns, 12 rows are too few; at least 30 and 6 are needed");
  }
}
