package dev.ponder.search.revise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import org.junit.jupiter.api.Test;

class ForcedTest {
  private static final Trace START = Trace.start(new Problem("p", "q\n"));

  private static Trace trace(Ending ending, Step... steps) {
    Trace trace = START;
    for (Step each : steps) {
      trace = trace.then(each);
    }
    return trace.ended(ending);
  }

  private static Step chars(String text, int... ends) {
    var tokens = new int[text.length() + ends.length];
    for (int i = 0; i < text.length(); i++) {
      tokens[i] = text.charAt(i);
    }
    System.arraycopy(ends, 0, tokens, text.length(), ends.length);
    return Step.sampled(text, tokens, new float[tokens.length]);
  }

  @Test
  void cuttingCrossesSteps() {
    Trace cut = Forced.cut(trace(Ending.OPEN, chars("ab"), chars("cd"), chars("e")), 2);
    assertThat(cut.text()).isEqualTo("abc");
    assertThat(cut.tokens()).containsExactly('a', 'b', 'c');
  }

  @Test
  void reopeningTakesTheEndTokenOut() {
    Trace open = Forced.open(trace(Ending.STOPPED, chars("ab\n", 1)), "A:");
    assertThat(open.ending()).isEqualTo(Ending.OPEN);
    assertThat(open.tokens()).containsExactly('a', 'b', '\n');
  }

  @Test
  void tokensOfSeveralCharactersAreLeftAsTextWhenCut() {
    var word = Step.sampled("hello A:", new int[] {5, 6}, new float[2]);
    Trace open = Forced.open(trace(Ending.OPEN, word), "A:");
    assertThat(open.text()).isEqualTo("hello ");
    assertThat(open.tokenCount()).isZero();
  }

  @Test
  void aMarkerIsOnlyCompletedAtALineStart() {
    assertThat(Forced.marker(trace(Ending.TRUNCATED, chars("x\nA")), "A:").text())
        .isEqualTo("x\nA:");
    assertThat(Forced.marker(trace(Ending.TRUNCATED, chars("xA")), "A:").text())
        .isEqualTo("xA\nA:");
    assertThat(Forced.marker(START, "A:").text()).isEqualTo("A:");
  }

  @Test
  void circlesAreFourCopiesAtTheEnd() {
    assertThat(Forced.circles("xx" + "ab\n".repeat(4))).isTrue();
    assertThat(Forced.circles("xx" + "ab\n".repeat(3))).isFalse();
    assertThat(Forced.circles("ab\n".repeat(4) + "c")).isFalse();
    assertThat(Forced.circles("3+5=8,8*7=56?22x\n3*5=15,15+7=22?22!\n")).isFalse();
  }
}
