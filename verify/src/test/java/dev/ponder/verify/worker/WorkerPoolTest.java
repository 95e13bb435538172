package dev.ponder.verify.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Concurrently;
import dev.ponder.core.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
  /// Long enough for a machine that is busy with other things.
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofMillis(200);

  private static WorkerPool pool(int workers) {
    return new WorkerPool(
        WorkerSettings.of(Tricks.class).withWorkers(workers).withDeadline(PATIENT));
  }

  private static Reply.Kind kind(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Failure.class);
    return ((Reply.Failure) reply).kind();
  }

  private static String text(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply).text();
  }

  private static long pid(WorkerPool pool) {
    return Long.parseLong(text(pool.ask("pid")));
  }

  @Test
  void whatIsAskedIsAnswered() {
    try (var pool = pool(1)) {
      for (String each : List.of("", "a", "zwölf \u2260 12 \ud83d\ude00", "x".repeat(1_000_000))) {
        assertThat(text(pool.ask("echo " + each))).isEqualTo(each);
      }
      assertThat(pool.stats()).isEqualTo(new WorkerPool.Stats(1, 4, 0));
    }
  }

  @Test
  void manyThreadsEachGetTheirOwnAnswer() {
    try (var pool = pool(2)) {
      List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
      List<String> answers = Concurrently.map(numbers, each -> text(pool.ask("echo " + each)));
      assertThat(answers).isEqualTo(numbers.stream().map(String::valueOf).toList());
      assertThat(pool.stats().started()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"spin", "power"})
  void whatCannotBeInterruptedIsKilledAndReplaced(String endless) {
    try (var pool = pool(1)) {
      long before = pid(pool);
      Reply reply = pool.ask(endless, SHORT);
      assertThat(reply).isEqualTo(new Reply.Failure(Reply.Kind.TIME, "no reply within 200 ms"));
      assertThat(pid(pool)).isNotEqualTo(before);
      assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(pool.stats().retried()).isZero();
    }
  }

  @Test
  void aWorkerKilledInTheMiddleIsReplacedAndAskedAgain() throws Exception {
    try (var pool = pool(1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long first = pid(pool);
      Future<Reply> reply = threads.submit(() -> pool.ask("spin"));
      awaitBusy(first);
      kill(first);
      long second = awaitOther(pool, first);
      assertThat(reply.isDone()).isFalse();
      kill(second);
      assertThat(kind(reply.get())).isEqualTo(Reply.Kind.CRASH);
      assertThat(reply.get().toString()).contains("137");
      assertThat(pool.stats().retried()).isEqualTo(1);
      assertThat(text(pool.ask("echo still here"))).isEqualTo("still here");
    }
  }

  /// Waits until a child spins. One that is killed before it was asked is replaced without a retry.
  private static void awaitBusy(long pid) throws InterruptedException {
    Duration before = processorTime(pid);
    while (processorTime(pid).minus(before).toMillis() < 100) {
      Thread.sleep(5);
    }
  }

  private static Duration processorTime(long pid) {
    return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  /// The child that took the place of another one.
  private static long awaitOther(WorkerPool pool, long first) throws InterruptedException {
    while (pool.stats().retried() == 0) {
      Thread.sleep(1);
    }
    return ProcessHandle.current()
        .children()
        .filter(each -> each.info().commandLine().orElse("").contains("WorkerMain"))
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> pid != first)
        .max()
        .orElseThrow();
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  @Test
  void anIdleWorkerThatDiedIsReplaced() {
    try (var pool = pool(1)) {
      long before = pid(pool);
      ProcessHandle idle = ProcessHandle.of(before).orElseThrow();
      idle.destroyForcibly();
      idle.onExit().join();
      assertThat(pid(pool)).isNotEqualTo(before);
    }
  }

  @Test
  void aCrashIsNeverAVerdict() {
    try (var pool = pool(1)) {
      Reply reply = pool.ask("exit 0");
      assertThat(kind(reply)).isEqualTo(Reply.Kind.CRASH);
      assertThat(((Reply.Failure) reply).undecided()).isInstanceOf(Verdict.Undecided.class);
      assertThat(pool.stats().retried()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "native"})
  void aGreedyWorkerIsEnded(String greed) {
    try (var pool = pool(1)) {
      Reply reply = pool.ask(greed);
      assertThat(reply).isInstanceOf(Reply.Failure.class);
      assertThat(kind(reply)).isEqualTo(Reply.Kind.MEMORY);
      assertThat(text(pool.ask("calls"))).isEqualTo("1");
    }
  }

  @Test
  void anExceptionIsTheReasonAndTheWorkerStays() {
    try (var pool = pool(1)) {
      assertThat(pool.ask("throw too odd"))
          .isEqualTo(
              new Reply.Failure(Reply.Kind.EXCEPTION, "java.lang.IllegalStateException: too odd"));
      assertThat(text(pool.ask("calls"))).isEqualTo("2");
    }
  }

  @Test
  void afterAnErrorTheWorkerIsReplaced() {
    try (var pool = pool(1)) {
      Reply reply = pool.ask("overflow");
      assertThat(kind(reply)).isEqualTo(Reply.Kind.EXCEPTION);
      assertThat(reply.toString()).contains("StackOverflowError");
      assertThat(text(pool.ask("calls"))).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"print", "complain"})
  void aFloodOfOutputChangesNothing(String verb) {
    try (var pool = pool(1)) {
      assertThat(text(pool.ask(verb))).isEqualTo("printed");
      assertThat(text(pool.ask("echo on"))).isEqualTo("on");
    }
  }

  @Test
  void aWorkerThatTalksNonsenseIsReplaced() {
    try (var pool = pool(1)) {
      assertThat(kind(pool.ask("garble"))).isEqualTo(Reply.Kind.CRASH);
      assertThat(text(pool.ask("calls"))).isEqualTo("1");
    }
  }

  @Test
  void sizesAreCappedOnBothWays() {
    var settings = WorkerSettings.of(Tricks.class).withDeadline(PATIENT).withSizes(100, 50);
    try (var pool = new WorkerPool(settings)) {
      assertThat(pool.ask("x".repeat(101)).toString())
          .contains("the request has 101 bytes; at most 100 are allowed");
      assertThat(pool.stats().started()).isZero();
      assertThat(pool.ask("long 51").toString())
          .contains("the reply has 51 bytes; at most 50 are allowed");
      assertThat(text(pool.ask("long 50"))).hasSize(50);
    }
  }

  @Test
  void textThatIsNoneIsRefusedAndNotMended() {
    try (var pool = pool(1)) {
      assertThat(kind(pool.ask("echo \udc00"))).isEqualTo(Reply.Kind.SIZE);
      assertThat(kind(pool.ask("surrogate"))).isEqualTo(Reply.Kind.SIZE);
    }
  }

  @Test
  void aWorkerIsReplacedAfterItsShare() {
    var settings =
        WorkerSettings.of(Tricks.class)
            .withWorkers(1)
            .withDeadline(PATIENT)
            .withRequestsPerWorker(3);
    try (var pool = new WorkerPool(settings)) {
      var calls = new ArrayList<String>();
      for (int i = 0; i < 7; i++) {
        calls.add(text(pool.ask("calls")));
      }
      assertThat(calls).containsExactly("1", "2", "3", "1", "2", "3", "1");
    }
  }

  @Test
  void theChildKnowsNothingOfItsSurroundings() {
    try (var pool = pool(1)) {
      assertThat(text(pool.ask("world")))
          .matches("\\[(LC_ALL|MALLOC_ARENA_MAX|PWD|OLDPWD|SHLVL|_|, )*\\]  UTC");
    }
  }

  @Test
  void closingFreesThoseWhoWaitAndEndsTheChildren() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pool = pool(1);
      ProcessHandle child = ProcessHandle.of(pid(pool)).orElseThrow();
      Future<Reply> busy = threads.submit(() -> pool.ask("spin"));
      Future<Reply> waiting = threads.submit(() -> pool.ask("echo never"));
      while (pool.stats().served() < 2) {
        Thread.onSpinWait();
      }
      pool.close();
      assertThat(kind(busy.get())).isEqualTo(Reply.Kind.CLOSED);
      assertThat(kind(waiting.get())).isEqualTo(Reply.Kind.CLOSED);
      assertThat(child.isAlive()).isFalse();
      assertThat(kind(pool.ask("echo late"))).isEqualTo(Reply.Kind.CLOSED);
    }
  }

  /// A JVM that lets its worker spin, tells the worker's process id and then waits to be killed.
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) {
      try (var pool = pool(1)) {
        Thread.ofVirtual().start(() -> System.out.println(pid(pool)));
        while (pool.stats().served() == 0) {
          Thread.onSpinWait();
        }
        pool.ask("spin");
      }
    }
  }

  @Test
  void aBusyWorkerDiesWithAParentThatIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
    parent.destroyForcibly();
    worker.onExit().join();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void whoIsInterruptedLeavesAndTheNextIsServed() throws Exception {
    try (var pool = pool(1)) {
      pid(pool);
      var cancelled = new CountDownLatch(1);
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      pool.ask("spin");
                    } catch (CancellationException e) {
                      cancelled.countDown();
                    }
                  });
      while (pool.stats().served() < 2) {
        Thread.onSpinWait();
      }
      asking.interrupt();
      cancelled.await();
      assertThat(text(pool.ask("calls"))).isEqualTo("1");
    }
  }

  static final class Broken implements Handler {
    Broken() {
      throw new IllegalStateException("no library");
    }

    @Override
    public String handle(String request) {
      return request;
    }
  }

  @Test
  void aHandlerThatCannotBeMadeIsAFailureWithItsReason() {
    try (var pool = new WorkerPool(WorkerSettings.of(Broken.class))) {
      Reply reply = pool.ask("x");
      assertThat(kind(reply)).isEqualTo(Reply.Kind.START);
      assertThat(reply.toString()).contains("no library");
    }
  }

  @Test
  void aJvmThatCannotBeStartedIsAFailureWithItsReason() {
    var settings = WorkerSettings.of(Tricks.class).withJvmFlags(List.of("-XX:+NoSuchFlag"));
    try (var pool = new WorkerPool(settings)) {
      Reply reply = pool.ask("x");
      assertThat(kind(reply)).isEqualTo(Reply.Kind.START);
      assertThat(reply.toString()).contains("NoSuchFlag");
    }
  }

  /// Every kind of hostility in turn: none changes the answer to an honest request.
  @Test
  void twoHundredHostileRequestsChangeNoHonestAnswer() {
    var hostile =
        List.of("spin", "throw x", "overflow", "exit 1", "garble", "print", "heap", "surrogate");
    var settings = WorkerSettings.of(Tricks.class).withDeadline(PATIENT);
    try (var pool = new WorkerPool(settings)) {
      List<Integer> turns = IntStream.range(0, 200).boxed().toList();
      List<Integer> wrong =
          Concurrently.map(
              turns,
              turn -> {
                String trick = hostile.get(turn % hostile.size());
                Reply reply = pool.ask(trick, trick.equals("spin") ? SHORT : PATIENT);
                boolean refused = trick.equals("print") || reply instanceof Reply.Failure;
                String honest = text(pool.ask("echo " + turn));
                return refused && honest.equals(turn.toString()) ? 0 : 1;
              });
      assertThat(wrong).containsOnly(0);
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    var settings = WorkerSettings.of(Tricks.class);
    assertThatThrownBy(() -> settings.withWorkers(0)).hasMessage("workers: 0 must be at least 1");
    assertThatThrownBy(() -> settings.withMemory(128, 128))
        .hasMessage("memoryMegabytes: 128 must be at least 192");
    assertThatThrownBy(() -> settings.withDeadline(Duration.ZERO))
        .hasMessage("deadline: PT0S must be positive");
  }
}
