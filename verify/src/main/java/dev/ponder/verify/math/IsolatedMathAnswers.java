package dev.ponder.verify.math;

import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.verify.worker.Reply;
import dev.ponder.verify.worker.WorkerPool;
import dev.ponder.verify.worker.WorkerSettings;
import java.time.Duration;
import java.util.List;

/// [MathAnswers] in worker processes of 256 MB with two seconds for each answer: the choice where a
/// model under training writes the text. What a worker fails at is undecided.
///
/// Any number of threads may call it; each waits for a free worker.
public final class IsolatedMathAnswers implements AutoCloseable {
  private static final int CHARACTERS = 5_000_000;

  private final WorkerPool workers;

  /// @param count workers at once
  public IsolatedMathAnswers(int count) {
    workers =
        new WorkerPool(
            WorkerSettings.of(MathWorker.class)
                .withWorkers(count)
                .withDeadline(Duration.ofSeconds(2))
                .withJvmFlags(List.of("-XX:TieredStopAtLevel=4", "-XX:+UseSerialGC")));
  }

  /// Decides one answer, as [MathAnswers#check] does.
  public MathResult check(String reference, String answer) {
    if ((long) reference.length() + answer.length() > CHARACTERS) {
      return MathResult.undecided(
          "", "", "reference and answer: more than %,d characters".formatted(CHARACTERS));
    }
    return switch (workers.ask(MathWorker.packed(List.of(reference, answer)))) {
      case Reply.Answer(var text) -> MathWorker.result(text);
      case Reply.Failure failure -> MathResult.undecided("", "", failure.reason());
    };
  }

  /// A verifier of traces for a known reference.
  public Verifier verifier(String reference) {
    return trace ->
        switch (trace.ending()) {
          case CANCELLED -> Verdict.undecided("cancelled");
          case OPEN -> Verdict.undecided("the trace has not ended");
          case TRUNCATED, STOPPED -> check(reference, trace.text()).verdict();
        };
  }

  @Override
  public void close() {
    workers.close();
  }
}
