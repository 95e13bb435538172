package dev.ponder.task;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;

/// Judging of plain text in tests.
public final class Traces {
  private Traces() {}

  /// What the task's verifier says of a completion that ended by itself.
  public static Verdict judge(Task task, Problem problem, String completion) {
    return task.verifier().verify(stopped(problem, completion));
  }

  public static Trace stopped(Problem problem, String completion) {
    return Trace.start(problem).then(Step.of(completion), Ending.STOPPED);
  }
}
