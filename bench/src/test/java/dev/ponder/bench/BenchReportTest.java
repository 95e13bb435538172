package dev.ponder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {
  private static final List<BenchResult> RESULTS =
      List.of(
          new BenchResult("decode", "S4", "ponder", 1, 64, 9000, 0.91),
          new BenchResult("decode", "S4", "libtorch", 1, 64, 4500, 1.82),
          new BenchResult("decode", "S8", "ponder", 1, 64, 1234567, 0.5));

  @Test
  void jsonHoldsTheFieldsThatReadersExpect() {
    var list = JsonMapper.shared().readTree(BenchReport.json(RESULTS));

    assertThat(list.size()).isEqualTo(3);
    assertThat(list.get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "bench", "shape", "engine", "threads", "batch", "tokensPerSecond", "seconds");
    assertThat(list.get(1).get("tokensPerSecond").asDouble()).isEqualTo(4500);
  }

  @Test
  void tableComparesLikeWithLikeAndFitsATerminal() {
    var lines = BenchReport.table(RESULTS).lines().toList();

    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(lines.get(1)).endsWith("2.00x");
    assertThat(lines.get(3)).doesNotContain("x");
  }
}
