package dev.ponder.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Judgement;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedVerifierTest {
  private final AtomicInteger asked = new AtomicInteger();

  /// Correct for texts of even length; those that begin with u are undecided, with f fail.
  private final Verifier counting =
      trace -> {
        asked.incrementAndGet();
        String text = trace.text();
        if (text.startsWith("f")) {
          throw new IllegalStateException("down");
        }
        return text.startsWith("u")
            ? Verdict.undecided("unsure")
            : text.length() % 2 == 0 ? Verdict.correct() : Verdict.incorrect("odd");
      };

  private static Trace trace(String id, String prompt, String... steps) {
    Trace trace = Trace.start(new Problem(id, prompt));
    for (String each : steps) {
      trace = trace.then(Step.of(each));
    }
    return trace.ended(Ending.STOPPED);
  }

  @Test
  void theSameTextIsAskedOnceHoweverItsStepsAreCut() {
    var cached = new CachedVerifier(counting, 10);
    assertThat(cached.verify(trace("p", "q", "ab", "c"))).isEqualTo(Verdict.incorrect("odd"));
    Judgement again = cached.judge(trace("p", "q", "a", "bc"));
    assertThat(again.verdict()).isEqualTo(Verdict.incorrect("odd"));
    assertThat(again.cost()).isEqualTo(Cost.NONE);
    assertThat(asked).hasValue(1);
    assertThat(cached.stats()).isEqualTo(new CachedVerifier.Stats(1, 1, 1));
  }

  @Test
  void whateverDiffersIsAskedAnew() {
    var cached = new CachedVerifier(counting, 100);
    List<Trace> different =
        List.of(
            trace("p", "q", "ab"),
            trace("p", "q", "ac"),
            trace("p", "qa", "b"),
            trace("pq", "", "ab"),
            trace("", "pq", "ab"),
            trace("p", "q", "\ud800"),
            trace("p", "q", "\ud801"),
            trace("p", "q", "?"),
            trace("p", "q", "ab").ended(Ending.TRUNCATED));
    different.forEach(cached::verify);
    different.forEach(cached::verify);
    assertThat(asked).hasValue(different.size());
  }

  @Test
  void whatIsUndecidedIsAskedAgainUnlessItIsToBeKept() {
    var cached = new CachedVerifier(counting, 10);
    cached.verify(trace("p", "q", "u"));
    cached.verify(trace("p", "q", "u"));
    assertThat(asked).hasValue(2);
    var keeping = new CachedVerifier(counting, 10, true);
    keeping.verify(trace("p", "q", "u"));
    assertThat(keeping.verify(trace("p", "q", "u"))).isEqualTo(Verdict.undecided("unsure"));
    assertThat(asked).hasValue(3);
    assertThat(keeping.judge(trace("p", "q", "f")).failed()).isTrue();
    assertThat(keeping.judge(trace("p", "q", "f")).failed()).isTrue();
    assertThat(asked).hasValue(5);
  }

  @Test
  void thoseUsedLastAreKept() {
    var cached = new CachedVerifier(counting, 2);
    for (String each : List.of("a", "b", "a", "c", "a", "b")) {
      cached.verify(trace("p", "q", each));
    }
    // a, b, c were asked, then b again, which c had driven out.
    assertThat(asked).hasValue(4);
    assertThat(cached.stats()).isEqualTo(new CachedVerifier.Stats(2, 4, 2));
  }

  @Test
  void whoAsksTheSameAtOnceSharesOneJudgement() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Verifier slow =
        trace -> {
          begun.countDown();
          await(go);
          return counting.verify(trace);
        };
    var cached = new CachedVerifier(slow, 10);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var verdicts = new ArrayList<Future<Verdict>>();
      for (int i = 0; i < 50; i++) {
        verdicts.add(threads.submit(() -> cached.verify(trace("p", "q", "ab"))));
      }
      begun.await();
      go.countDown();
      for (Future<Verdict> each : verdicts) {
        assertThat(each.get().isCorrect()).isTrue();
      }
    }
    assertThat(asked).hasValue(1);
    assertThat(cached.stats()).isEqualTo(new CachedVerifier.Stats(49, 1, 1));
  }

  @Test
  void whoWaitsForOneThatIsInterruptedAsksForItself() throws Exception {
    var begun = new CountDownLatch(1);
    Verifier firstIsInterrupted =
        trace -> {
          if (asked.incrementAndGet() == 1) {
            begun.countDown();
            await(new CountDownLatch(1));
          }
          return Verdict.correct();
        };
    var cached = new CachedVerifier(firstIsInterrupted, 10);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Verdict> first = threads.submit(() -> cached.verify(trace("p", "q", "a")));
      begun.await();
      Future<Verdict> second = threads.submit(() -> cached.verify(trace("p", "q", "a")));
      first.cancel(true);
      assertThat(second.get().isCorrect()).isTrue();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void aCacheOfNothingIsRefused() {
    assertThatThrownBy(() -> new CachedVerifier(counting, 0))
        .hasMessage("capacity: 0 must be at least 1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
