package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewTest {
  private final Crew crew = new Crew(Long.MAX_VALUE);
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void everyPartOfEveryPhaseIsComputedOnceAndBeforeThePhaseEnds() throws InterruptedException {
    List<Thread> helpers = helpers(2);
    var sums = new int[20];
    try {
      for (int phase = 0; phase < 20_000; phase++) {
        int parts = phase % 19;
        int seen = phase;
        crew.run(parts, part -> sums[part] += seen);
        for (int part = 0; part < 20; part++) {
          assertThat(sums[part]).isEqualTo(part < parts ? phase : 0);
          sums[part] = 0;
        }
      }
    } finally {
      dismiss(helpers);
    }
  }

  @Test
  void helpersTakeParts() throws InterruptedException {
    List<Thread> helpers = helpers(1);
    try {
      var together = new CountDownLatch(2);
      // Each part waits for the other, which only another thread can compute.
      crew.run(
          2,
          part -> {
            together.countDown();
            await(together);
          });
    } finally {
      dismiss(helpers);
    }
  }

  @Test
  void aLeaderWithoutHelpersComputesAll() {
    var times = new AtomicIntegerArray(5);

    crew.run(5, times::incrementAndGet);

    assertThat(times).hasToString("[1, 1, 1, 1, 1]");
  }

  @Test
  void aPartThatFailsFailsThePhaseAndNoOther() throws InterruptedException {
    List<Thread> helpers = helpers(1);
    try {
      assertThatThrownBy(
              () ->
                  crew.run(
                      8,
                      part -> {
                        throw new IllegalArgumentException("part " + part);
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("part ");
      var times = new AtomicIntegerArray(3);
      crew.run(3, times::incrementAndGet);
      assertThat(times).hasToString("[1, 1, 1]");
    } finally {
      dismiss(helpers);
    }
  }

  @Test
  void aHelperLeavesWhenNothingComes() {
    assertThat(new Crew().help(() -> false)).as("told to").isFalse();
    assertThat(new Crew().help(() -> true)).as("told to").isTrue();
  }

  @Test
  void tooManyPartsAreNamed() {
    assertThatThrownBy(() -> crew.run(20_000, part -> {}))
        .hasMessage("parts: 20000 are more than 16384 at once");
  }

  @Test
  void whoFindsNothingToHelpWithWaitsUntilTheCrewOpensAgain() {
    var lock = new ReentrantLock();
    var crews = new Crews(lock, 1);
    var idler = new Crew();
    locked(lock, () -> crews.open(idler));

    locked(lock, crews::await);
    var worker = Thread.ofPlatform().daemon().start(() -> locked(lock, crews::await));
    until(lock, () -> crews.idle() == 1 && lock.hasWaiters(crews.work()));

    assertThat(idler.size()).isEqualTo(1);
    locked(lock, crews::call);
    assertThat(joined(worker)).isTrue();
  }

  @Test
  void workersWithoutWorkHelpUntilTheyAreCalled() throws InterruptedException {
    var lock = new ReentrantLock();
    var crews = new Crews(lock, 1);
    Set<Thread> computed = ConcurrentHashMap.newKeySet();
    var called = new CountDownLatch(1);
    var worker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  lock.lock();
                  try {
                    while (!over.get()) {
                      crews.await();
                    }
                  } finally {
                    lock.unlock();
                  }
                  called.countDown();
                });
    until(lock, () -> crews.idle() == 1);
    locked(lock, () -> crews.open(crew));
    while (!computed.contains(worker)) {
      crew.run(4, part -> computed.add(Thread.currentThread()));
    }
    locked(
        lock,
        () -> {
          crews.close(crew);
          over.set(true);
          crews.call();
        });
    await(called);
    worker.join();

    assertThat(computed).contains(worker);
    assertThat(crew.size()).isEqualTo(1);
    locked(lock, () -> assertThat(crews.idle()).isZero());
  }

  @Test
  void moreWorkersThanProcessorsDontHelp() {
    var lock = new ReentrantLock();
    var crews = new Crews(lock, Runtime.getRuntime().availableProcessors() + 1);
    locked(lock, () -> crews.open(crew));
    var worker = Thread.ofPlatform().daemon().start(() -> locked(lock, crews::await));
    until(lock, () -> crews.idle() == 1 && lock.hasWaiters(crews.work()));

    assertThat(crew.size()).isEqualTo(1);
    locked(lock, crews::call);
    assertThat(joined(worker)).isTrue();
  }

  private List<Thread> helpers(int count) {
    var helpers = new ArrayList<Thread>();
    for (int i = 0; i < count; i++) {
      crew.join();
      helpers.add(Thread.ofPlatform().daemon().start(() -> crew.help(over::get)));
    }
    return helpers;
  }

  private void dismiss(List<Thread> helpers) throws InterruptedException {
    over.set(true);
    for (Thread each : helpers) {
      each.join();
    }
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void locked(ReentrantLock lock, Runnable body) {
    lock.lock();
    try {
      body.run();
    } finally {
      lock.unlock();
    }
  }

  private static void until(ReentrantLock lock, BooleanSupplier condition) {
    while (true) {
      lock.lock();
      try {
        if (condition.getAsBoolean()) {
          return;
        }
      } finally {
        lock.unlock();
      }
      Thread.onSpinWait();
    }
  }
}
