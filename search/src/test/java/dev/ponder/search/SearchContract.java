package dev.ponder.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.Cost;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds for every search, whatever its strategy.
public abstract class SearchContract {
  protected static final Problem PROBLEM = new Problem("toy:1", "3 5 7>22\n");
  protected static final Sampling SAMPLING = Sampling.plain(60, dev.ponder.core.RandomKey.of(0));

  /// The strategy, with a toy's settings, over the given policy.
  protected abstract Search search(Policy policy);

  @Test
  void theSameSeedGivesTheSameResult() {
    for (int seed = 0; seed < 20; seed++) {
      Budget budget = Budget.tokens(500).seed(seed);
      SearchResult once = search(new ToyPolicy()).run(PROBLEM, budget);
      SearchResult again = search(new ToyPolicy()).run(PROBLEM, budget);
      assertThat(print(again)).isEqualTo(print(once));
      assertThat(again.spent()).isEqualTo(once.spent());
    }
  }

  @Test
  void otherSeedsAndOtherProblemsGiveOtherResults() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 20; i++) {
      seen.add(print(search(new ToyPolicy()).run(PROBLEM, Budget.tokens(500).seed(i))));
      var other = new Problem("toy:other" + i, PROBLEM.prompt());
      seen.add(print(search(new ToyPolicy()).run(other, Budget.tokens(500))));
    }
    assertThat(seen).hasSizeGreaterThan(20);
  }

  @Test
  void theResultCostsWhatItsCallsCost() {
    var policy = new ToyPolicy();
    Ledger caller = Ledger.unlimited();
    SearchResult first = search(policy).run(PROBLEM, caller);
    assertThat(first.spent()).isEqualTo(policy.total()).isEqualTo(caller.spent());
    SearchResult second = search(policy).run(PROBLEM, caller);
    assertThat(first.spent().plus(second.spent())).isEqualTo(caller.spent());
  }

  @Test
  void theBudgetIsNeverOverrun() {
    for (int tokens = 0; tokens < 200; tokens += 7) {
      SearchResult result = search(new ToyPolicy()).run(PROBLEM, Budget.tokens(tokens));
      assertThat(result.spent().budgeted()).isLessThanOrEqualTo(tokens);
    }
    for (int samples = 0; samples < 6; samples++) {
      SearchResult result = search(new ToyPolicy()).run(PROBLEM, Budget.samples(samples));
      assertThat(result.spent().samples()).isLessThanOrEqualTo(samples);
    }
  }

  @Test
  void anyBudgetAtAllBuysAnAnswerToLookAt() {
    assertThat(search(new ToyPolicy()).run(PROBLEM, Budget.tokens(5)).best()).isPresent();
  }

  @Test
  void noBudgetIsNoError() {
    for (Budget none : List.of(Budget.tokens(0), Budget.samples(0), Budget.UNLIMITED.andFlops(0))) {
      SearchResult result = search(new ToyPolicy()).run(PROBLEM, none);
      assertThat(result.best()).isEmpty();
      assertThat(result.stop().reason()).isEqualTo(Stop.Reason.BUDGET);
      assertThat(result.stop().detail()).contains("budget of 0");
      assertThat(result.spent()).isEqualTo(Cost.NONE);
    }
  }

  @Test
  void aDeadlineThatHasPassedSaysSo() {
    SearchResult result =
        search(new ToyPolicy()).run(PROBLEM, Budget.UNLIMITED.within(Duration.ZERO));
    assertThat(result.best()).isEmpty();
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DEADLINE);
  }

  @Test
  @Timeout(60)
  void aDeadlineEndsAPolicyThatNeverReturns() {
    SearchResult result =
        search(new Hanging(new CountDownLatch(1)))
            .run(PROBLEM, Budget.UNLIMITED.within(Duration.ofMillis(50)));
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DEADLINE);
    assertThat(result.tally().partial()).isTrue();
  }

  @Test
  @Timeout(60)
  void anInterruptEndsItAndKeepsTheFlag() throws Exception {
    var asked = new CountDownLatch(1);
    var flag = new boolean[1];
    var task =
        new FutureTask<>(
            () -> {
              SearchResult result = search(new Hanging(asked)).run(PROBLEM, Budget.UNLIMITED);
              flag[0] = Thread.currentThread().isInterrupted();
              return result;
            });
    Thread thread = Thread.ofVirtual().start(task);
    asked.await();
    thread.interrupt();
    assertThat(task.get().stop().reason()).isEqualTo(Stop.Reason.CANCELLED);
    assertThat(flag[0]).isTrue();
  }

  @Test
  void whenEveryCallFailsTheReasonNamesTheCause() {
    SearchResult result = search(new ToyPolicy(_ -> true)).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.best()).isEmpty();
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.FAILED);
    assertThat(result.stop().detail()).contains("the toy broke");
    assertThat(result.tally().failed()).isPositive();
  }

  @Test
  @Timeout(60)
  void sixtyFourSearchesWithFailuresNeverOverrunOneAccount() throws Exception {
    var policy = new ToyPolicy(key -> key.value() % 5 == 0);
    Ledger shared = Budget.tokens(4_000).open();
    var results = new ArrayList<Future<SearchResult>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        var problem = new Problem("toy:" + i, PROBLEM.prompt());
        results.add(threads.submit(() -> search(policy).run(problem, shared)));
      }
    }
    Cost sum = Cost.NONE;
    for (Future<SearchResult> each : results) {
      sum = sum.plus(each.get().spent());
    }
    assertThat(shared.spent()).isEqualTo(sum).isEqualTo(policy.total());
    assertThat(shared.spent().budgeted()).isPositive().isLessThanOrEqualTo(4_000);
    assertThat(shared.tokensLeft()).isEqualTo(4_000 - shared.spent().budgeted());
  }

  /// All of a result that the seed decides.
  protected static String print(SearchResult result) {
    var print = new StringBuilder(result.stop() + "\n" + result.tally() + "\n");
    for (Candidate each : result.candidates()) {
      print
          .append(each.trace().text())
          .append(each.trace().ending())
          .append(each.score())
          .append(each.votes())
          .append(each.answer())
          .append('\n');
    }
    return print.toString();
  }

  /// Waits until it is interrupted.
  private record Hanging(CountDownLatch asked) implements Policy {
    @Override
    public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
      return complete(trace, count, sampling, ledger);
    }

    @Override
    public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new CancellationException("interrupted");
      }
      return List.of();
    }
  }
}
