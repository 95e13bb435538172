package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceTest {
  private static final Problem PROBLEM = new Problem("p", "1+1=\n");

  private static Step step(String text, int... tokens) {
    var logProbs = new float[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      logProbs[i] = -tokens[i];
    }
    return Step.sampled(text, tokens, logProbs);
  }

  @Test
  void siblingsShareTheirPrefixAndNotEachOther() {
    Step shared = step("ab", 1, 2);
    Trace prefix = Trace.start(PROBLEM).then(shared);
    Trace left = prefix.then(step("c", 3));
    Trace right = prefix.then(step("de", 4, 5), Ending.STOPPED);
    assertThat(left.text()).isEqualTo("abc");
    assertThat(right.text()).isEqualTo("abde");
    assertThat(prefix.text()).isEqualTo("ab");
    assertThat(left.steps().getFirst()).isSameAs(right.steps().getFirst()).isSameAs(shared);
    assertThat(left.tokens()).containsExactly(1, 2, 3);
    assertThat(right.logProbs()).containsExactly(-1, -2, -4, -5);
    assertThat(right.tokenCount()).isEqualTo(4);
    assertThat(right.depth()).isEqualTo(2);
  }

  @Test
  void anEndedTraceTakesNoStepUntilItIsReopened() {
    Trace ended = Trace.start(PROBLEM).then(step("a", 1), Ending.TRUNCATED);
    assertThatThrownBy(() -> ended.then(step("b", 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("p has ended (TRUNCATED)");
    assertThat(ended.ended(Ending.OPEN).then(step("b", 2)).text()).isEqualTo("ab");
    assertThat(ended.finished()).isTrue();
  }

  @Test
  void changingTheEndingKeepsTheSteps() {
    Trace open = Trace.start(PROBLEM).then(step("a", 1)).then(Step.forced("wait\n"));
    Trace ended = open.ended(Ending.STOPPED);
    assertThat(ended.steps()).isEqualTo(open.steps());
    assertThat(ended.depth()).isEqualTo(2);
    assertThat(ended.tokenCount()).isEqualTo(1);
    assertThat(open.ending()).isEqualTo(Ending.OPEN);
    assertThat(open.ended(Ending.OPEN)).isSameAs(open);
  }

  @Test
  void aLongTraceIsReadWithoutRecursion() {
    Trace trace = Trace.start(PROBLEM);
    for (int i = 0; i < 200_000; i++) {
      trace = trace.then(step("x", 7));
    }
    assertThat(trace.text()).hasSize(200_000);
    assertThat(trace.tokens()).hasSize(200_000);
  }

  @Test
  void everyTokenOfAStepHasALogProbability() {
    assertThatThrownBy(() -> Step.sampled("a", new int[] {1, 2}, new float[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for 2 tokens");
  }
}
