package dev.ponder.verify.proof;

import dev.ponder.verify.worker.Reply;
import dev.ponder.verify.worker.WorkerPool;
import dev.ponder.verify.worker.WorkerSettings;
import java.time.Duration;
import java.util.List;

/// z3 in child processes: native code that can take any time and memory, or crash, so it runs where
/// it can be killed. May be asked from any thread.
public final class SmtSolver implements AutoCloseable {
  private static final int JAVA_HEAP = 64;

  /// What a JVM takes beside its heap.
  private static final int JAVA_REST = 80;

  /// z3 stops by itself at its time limit nearly always; this much later it is killed.
  private static final Duration GRACE = Duration.ofMillis(500);

  private final SmtLimits limits;
  private final WorkerPool pool;

  /// What the solver says of a script.
  sealed interface Answer {
    /// There is a world in which all assertions hold.
    ///
    /// @param values of the names asked for, as the solver prints them
    record Sat(String values) implements Answer {}

    /// There is none.
    record Unsat() implements Answer {}

    /// It can't tell.
    record Unknown(String reason) implements Answer {}
  }

  /// @param answer what it says
  /// @param millis that it took
  record Timed(Answer answer, long millis) {}

  public SmtSolver(SmtLimits limits) {
    this.limits = limits;
    int memory = limits.memoryMegabytes();
    this.pool =
        new WorkerPool(
            WorkerSettings.of(Z3Handler.class)
                .withWorkers(limits.workers())
                .withMemory(JAVA_HEAP, memory)
                .withSizes(1 << 25, 1 << 22)
                .withRequestsPerWorker(2_000)
                // z3 recurses on the thread that calls it.
                .withJvmFlags(
                    List.of(
                        "-Xss16m",
                        "-D%s=%d".formatted(Z3Handler.MEMORY, memory - JAVA_HEAP - JAVA_REST))));
  }

  public SmtLimits limits() {
    return limits;
  }

  Timed ask(String script, List<String> names, Duration time) {
    var request = time.toMillis() + " " + String.join(" ", names) + "\n" + script;
    return switch (pool.ask(request, time.plus(GRACE))) {
      case Reply.Answer(var text) -> read(text);
      case Reply.Failure(var kind, var reason) ->
          new Timed(
              new Answer.Unknown(reason),
              kind == Reply.Kind.TIME || kind == Reply.Kind.MEMORY ? time.toMillis() : 0);
    };
  }

  private static Timed read(String text) {
    var lines = text.split("\n", 3);
    var rest = lines.length > 2 ? lines[2].strip() : "";
    var answer =
        switch (lines[1]) {
          case "sat" -> new Answer.Sat(rest);
          case "unsat" -> new Answer.Unsat();
          case "unknown" ->
              new Answer.Unknown(
                  "the solver gives up: " + rest.replaceAll("\\(:reason-unknown \"?|\"?\\)$", ""));
          default -> new Answer.Unknown("the solver does not understand: " + brief(rest));
        };
    return new Timed(answer, Long.parseLong(lines[0]));
  }

  private static String brief(String text) {
    var line = text.replaceAll("\\s+", " ");
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }

  /// Ends the processes.
  @Override
  public void close() {
    pool.close();
  }
}
