package dev.ponder.task.dataset.code;

import dev.ponder.verify.code.CodeProblem;
import dev.ponder.verify.code.CodeVerdict;

/// Runs a program against the tests of a problem.
@FunctionalInterface
public interface ProgramJudge {
  CodeVerdict judge(CodeProblem problem, String program) throws InterruptedException;
}
