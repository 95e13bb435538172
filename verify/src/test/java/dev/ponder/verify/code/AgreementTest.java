package dev.ponder.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.verify.sandbox.Boxes;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static BitSet set(int... bits) {
    var set = new BitSet();
    for (int each : bits) {
      set.set(each);
    }
    return set;
  }

  @Test
  void whatManySamplesAndTestsAgreeOnWins() {
    double[] scores =
        Agreement.scores(List.of(set(0, 1), set(0, 1), set(2), set(), set(0, 1, 2), set(2)));
    assertThat(scores[0]).isEqualTo(scores[1]).isGreaterThan(scores[2]);
    assertThat(scores[3]).isZero();
    assertThat(scores[4]).isEqualTo(3);
    assertThat(scores[2]).isEqualTo(scores[5]);
  }

  @Test
  void assertionsAreThoseThatCallTheEntry() {
    assertThat(
            GeneratedTests.assertions(
                List.of(" f(1) == 2\nassert g(1) == 3\nassert\n    f(2)\n    == 4\n", "f(1) == 2"),
                "f",
                5))
        .containsExactly("assert f(1) == 2", "assert f(2) == 4");
  }

  @Test
  void eachAssertionHoldsOrDoesNot() throws Exception {
    try (Sandbox sandbox = Boxes.open(2)) {
      Limits limits = Limits.of(Duration.ofSeconds(10), 256 << 20);
      UnitTests tests = UnitTests.in(sandbox, limits);
      var generated = new GeneratedTests(sandbox, limits, 0.2);
      String program = "def f(x):\n    while x < 0:\n        pass\n    return 2 * x\n";
      List<String> guesses =
          List.of(
              "assert f(1) == 2",
              "assert f(1) == 3",
              "assert f(-1) == 0",
              "assert f(",
              "assert f(2) == 4");
      assertThat(generated.held(tests, program, guesses)).isEqualTo(set(0, 4));
      assertThat(generated.held(tests, "def f(", guesses)).isEqualTo(set());
    }
  }
}
