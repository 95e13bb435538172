package dev.ponder.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RolloutsTest {
  private static final Sampling SAMPLING = Sampling.plain(4, RandomKey.of(1));

  /// A policy that only completes.
  private interface Completes extends Policy {
    @Override
    default List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
      throw new UnsupportedOperationException("completes only");
    }
  }

  private static Trace said(Trace trace, String text) {
    return trace.then(Step.of(text), Ending.STOPPED);
  }

  @Test
  void answersComeInTheOrderOfTheProblemsWhateverCameFirst() {
    var gates = new ArrayList<CountDownLatch>();
    var problems = new ArrayList<Problem>();
    for (int p = 0; p < 5; p++) {
      gates.add(new CountDownLatch(p == 4 ? 0 : 1));
      problems.add(new Problem(Integer.toString(p), "?"));
    }
    // the last problem is answered first, each opens the gate of the one before it
    Completes backwards =
        (trace, _, _, _) -> {
          int p = Integer.parseInt(trace.problem().id());
          await(gates.get(p));
          if (p > 0) {
            gates.get(p - 1).countDown();
          }
          return List.of(said(trace, "answer " + p));
        };
    var judged =
        new Rollouts(backwards, _ -> Verdict.correct(), Ledger.unlimited())
            .sample(problems, 1, SAMPLING);
    assertThat(judged).hasSize(5);
    for (int p = 0; p < 5; p++) {
      assertThat(judged.get(p).getFirst().trace().text()).isEqualTo("answer " + p);
    }
  }

  @Test
  void anInterruptReachesTheRunningCallsAndTheCaller() throws InterruptedException {
    var running = new CountDownLatch(3);
    var stopped = new CountDownLatch(3);
    var never = new CountDownLatch(1);
    Completes stuck =
        (_, _, _, _) -> {
          running.countDown();
          try {
            await(never);
          } finally {
            stopped.countDown();
          }
          return List.of();
        };
    var thrown = new AtomicReference<Throwable>();
    var caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    new Rollouts(stuck, _ -> Verdict.correct(), Ledger.unlimited())
                        .sample(World.PROBLEMS, 1, SAMPLING);
                  } catch (CancellationException e) {
                    thrown.set(e);
                  }
                });
    running.await();
    caller.interrupt();
    caller.join();
    stopped.await();
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
  }

  @Test
  void aPolicysFailureIsTheCallersAndStopsTheOthers() throws InterruptedException {
    var stopped = new CountDownLatch(2);
    var waiting = new CountDownLatch(2);
    var never = new CountDownLatch(1);
    Completes failing =
        (trace, _, _, _) -> {
          if (trace.problem().id().equals("b")) {
            await(waiting);
            throw new IllegalStateException("no such model");
          }
          try {
            waiting.countDown();
            await(never);
          } finally {
            stopped.countDown();
          }
          return List.of();
        };
    var rollouts = new Rollouts(failing, _ -> Verdict.correct(), Ledger.unlimited());
    assertThatThrownBy(() -> rollouts.sample(World.PROBLEMS, 1, SAMPLING))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such model");
    stopped.await();
  }

  @Test
  void aCancelledTraceIsUndecidedAndTheVerifierNeverSeesIt() {
    var rollouts =
        new Rollouts(
            World.policy(1, 1),
            _ -> {
              throw new AssertionError("judged");
            },
            Ledger.unlimited());
    var trace = Trace.start(World.PROBLEMS.getFirst()).then(Step.of("x"), Ending.CANCELLED);
    assertThat(rollouts.judge(trace).verdict())
        .isEqualTo(Verdict.undecided("the trace was cancelled"));
    assertThat(rollouts.judge(trace).failed()).isFalse();
  }

  @Test
  void aPoolIsGoneThroughWithoutRepeats() {
    var source = ProblemSource.shuffled(World.PROBLEMS, RandomKey.of(6));
    var seen = new ArrayList<Problem>();
    for (long step = 0; step < 3; step++) {
      seen.addAll(source.batch(step, 2));
    }
    assertThat(seen.subList(0, 3)).containsExactlyInAnyOrderElementsOf(World.PROBLEMS);
    assertThat(seen.subList(3, 6)).containsExactlyInAnyOrderElementsOf(World.PROBLEMS);
    assertThat(source.batch(1, 2)).isEqualTo(seen.subList(2, 4));
    assertThatThrownBy(() -> ProblemSource.shuffled(List.of(), RandomKey.of(6)))
        .hasMessageContaining("pool: no problems");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
  }
}
