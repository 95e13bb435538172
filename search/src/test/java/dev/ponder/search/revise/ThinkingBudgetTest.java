package dev.ponder.search.revise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Budget;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.SearchResult;
import dev.ponder.search.Stop;
import dev.ponder.search.ToyPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinkingBudgetTest extends SearchContract {
  @Override
  protected Search search(Policy policy) {
    return new ThinkingBudget(policy, SAMPLING, "A:", "wait\n", 60, 20, 3, 4);
  }

  private static SearchResult greedy(int cap, int floor, int forcings) {
    return new ThinkingBudget(
            new ToyPolicy(), SAMPLING.withTemperature(0), "A:", "wait\n", cap, floor, forcings, 4)
        .run(PROBLEM, Budget.UNLIMITED);
  }

  private static String text(SearchResult result) {
    return result.best().orElseThrow().trace().text();
  }

  @Test
  void withoutLimitsItSaysWhatOneChainSays() {
    SearchResult result = greedy(1_000, 0, 0);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\nA:7");
    assertThat(result.best().orElseThrow().trace().ending()).isEqualTo(Ending.STOPPED);
    assertThat(result.stop().detail()).isEqualTo("answered by itself");
    assertThat(result.spent().completion()).isEqualTo(13);
  }

  @Test
  void aCapOfNothingAnswersAtOnce() {
    SearchResult result = greedy(0, 0, 0);
    assertThat(text(result)).isEqualTo("A:7");
    assertThat(result.spent().completion()).isEqualTo(2);
    assertThat(result.best().orElseThrow().trace().steps().getFirst().forced()).isTrue();
  }

  @Test
  void theCapEndsTheThinkingOnALineOfItsOwn() {
    assertThat(text(greedy(3, 0, 0))).isEqualTo("t1\nA:7");
    assertThat(text(greedy(4, 0, 0))).isEqualTo("t1\nt\nA:7");
    assertThat(text(greedy(5, 0, 0))).isEqualTo("t1\nt2\nA:7");
    assertThat(greedy(5, 0, 0).stop().detail())
        .isEqualTo("made to answer at the cap of 5 thinking tokens");
  }

  @Test
  void aMarkerCutByTheCapIsCompletedNotRepeated() {
    SearchResult result = greedy(10, 0, 0);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\nA:7");
    assertThat(new String(result.best().orElseThrow().trace().tokens(), 0, 9))
        .isEqualTo("t1\nt2\nt3\n");
  }

  @Test
  void thinkingNeverExceedsTheCapAndItsCostTheAllowance() {
    for (int cap = 0; cap < 60; cap++) {
      for (int seed = 0; seed < 10; seed++) {
        SearchResult result =
            ThinkingBudget.capped(new ToyPolicy(), SAMPLING, "A:", cap, 4)
                .run(PROBLEM, Budget.UNLIMITED.seed(seed));
        assertThat(result.spent().completion()).isLessThanOrEqualTo(cap + 4);
        assertThat(ToyPolicy.answer(result.best().orElseThrow().trace())).isPresent();
      }
    }
  }

  @Test
  void belowTheFloorItIsMadeToThinkOn() {
    SearchResult result = greedy(1_000, 12, 1);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\nwait\nA:7");
    assertThat(result.stop().detail()).isEqualTo("answered by itself, made to think on 1 times");
    Trace trace = result.best().orElseThrow().trace();
    assertThat(trace.steps().stream().filter(step -> step.forced()).map(step -> step.text()))
        .containsExactly("wait\n");
    assertThat(trace.tokens()).startsWith('t', '1', '\n').doesNotContain('w').endsWith('7', 1);
    assertThat(trace.tokenCount()).isEqualTo(9 + 2 + 2);
  }

  @Test
  void forcingEndsWhenItIsUsedUp() {
    assertThat(text(greedy(1_000, 1_000, 3))).isEqualTo("t1\nt2\nt3\nwait\nwait\nwait\nA:7");
  }

  @Test
  void forcingEndsAtTheCap() {
    SearchResult result = greedy(13, 13, 100);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\nwait\nA:7");
    assertThat(result.spent().completion()).isEqualTo(13 + 2);
  }

  @Test
  void forcingEndsWhenTheThinkingRunsInCircles() {
    SearchResult result = greedy(1_000, 1_000, 100);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\n" + "wait\n".repeat(4) + "A:7");
    assertThat(result.stop().detail()).contains("runs in circles");
  }

  @Test
  void aFloorMakesRandomChainsThinkLonger() {
    double free = 0;
    double floored = 0;
    for (int seed = 0; seed < 200; seed++) {
      Budget budget = Budget.UNLIMITED.seed(seed);
      free +=
          ThinkingBudget.capped(new ToyPolicy(), SAMPLING, "A:", 60, 4)
              .run(PROBLEM, budget)
              .spent()
              .completion();
      floored += search(new ToyPolicy()).run(PROBLEM, budget).spent().completion();
    }
    assertThat(floored).isGreaterThan(1.5 * free);
  }

  @Test
  void theAnswersAllowanceIsSetAside() {
    for (int tokens = 1; tokens < 14; tokens++) {
      SearchResult result =
          new ThinkingBudget(
                  new ToyPolicy(), SAMPLING.withTemperature(0), "A:", "wait\n", 1_000, 0, 0, 2)
              .run(PROBLEM, Budget.tokens(tokens));
      assertThat(text(result)).endsWith("A:7");
    }
  }

  @Test
  void aPolicyThatFailsMidwayLeavesTheThinkingSoFar() {
    var second = Budget.UNLIMITED.key().child(PROBLEM.id()).child(1).child(0);
    SearchResult result =
        new ThinkingBudget(
                new ToyPolicy(second::equals), SAMPLING.withTemperature(0), "A:", "", 9, 0, 0, 4)
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(text(result)).isEqualTo("t1\nt2\nt3\n");
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.FAILED);
  }

  @Test
  void aPolicyWithAShortMemoryIsMadeToAnswerAndSaysWhy() {
    var toy = new ToyPolicy();
    Policy forgetful =
        new Policy() {
          @Override
          public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
            return toy.propose(trace, count, sampling, ledger);
          }

          @Override
          public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
            int most = Math.min(sampling.maxTokens(), 3);
            return toy.complete(trace, count, sampling.withMaxTokens(most), ledger);
          }
        };
    SearchResult result =
        ThinkingBudget.capped(forgetful, SAMPLING.withTemperature(0), "A:", 1_000, 4)
            .run(PROBLEM, Budget.UNLIMITED);
    assertThat(text(result)).isEqualTo("t1\nA:7");
    assertThat(result.stop().detail())
        .isEqualTo("the policy's longest text is reached: made to answer");
  }

  @Test
  void impossibleSettingsAreNamed() {
    assertThatThrownBy(() -> greedy(-1, 0, 0)).hasMessageContaining("cap: -1 is not allowed");
    assertThatThrownBy(() -> greedy(5, 6, 0))
        .hasMessageContaining("floor: 6 is above the cap of 5");
    assertThatThrownBy(() -> greedy(5, 0, -2)).hasMessageContaining("forcings: -2");
  }
}
