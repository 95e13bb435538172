package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextPlotTest {
  @Test
  void decadesAreEquallyFarApartAndAccuracyGoesUp() {
    var curve = new TextPlot.Curve('*', new double[] {1e3, 1e4, 1e5}, new double[] {0, 0.5, 1});
    assertThat(new TextPlot(28, 3).lines("FLOPs", List.of(curve)))
        .containsExactly(
            " 1.0 |                     *",
            " 0.5 |           *",
            " 0.0 | *",
            "     +----------------------",
            "       1e03    FLOPs    1e05");
  }

  @Test
  void aLaterCurveIsDrawnOverAnEarlierOne() {
    var low = new TextPlot.Curve('o', new double[] {1, 10}, new double[] {0, 1});
    var high = new TextPlot.Curve('*', new double[] {10}, new double[] {1});
    assertThat(String.join("\n", new TextPlot(20, 3).lines("x", List.of(low, high))))
        .contains("*")
        .containsOnlyOnce("o");
  }

  @Test
  void aPlotOfNothingIsEmptyAxes() {
    assertThat(new TextPlot(20, 3).lines("x", List.of())).hasSize(4);
    var unlogged = new TextPlot.Curve('*', new double[] {0}, new double[] {1});
    assertThat(String.join("", new TextPlot(20, 3).lines("x", List.of(unlogged))))
        .doesNotContain("*");
  }

  @Test
  void everyLineFitsTheWidth() {
    var curve = new TextPlot.Curve('*', new double[] {1, 2, 3e17}, new double[] {0.1, 2, -1});
    assertThat(
            new TextPlot(40, 7).lines("a rather long label of the axis, too long", List.of(curve)))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }

  @Test
  void unequalLengthsAreRefused() {
    assertThatThrownBy(() -> new TextPlot.Curve('*', new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("curve: 2 x values, but 1 y values");
  }
}
