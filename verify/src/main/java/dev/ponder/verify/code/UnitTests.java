package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import dev.ponder.verify.sandbox.Tools;
import java.io.IOException;

/// Runs programs that a model wrote against tests, in a box.
///
/// What is expected, the comparison and the clock stay out of the box that holds the program; what
/// comes back from it is plain data, on one line with a nonce, from a process that then ended well.
/// Each case gets a fresh box. So a program that leaves early, lies about its type, looks for the
/// tests or forges a result has nothing to gain: the only way to be accepted is to give the right
/// values.
///
/// May be shared by threads; each program under test takes two slots of the sandbox at a time.
public final class UnitTests {
  private final Sandbox sandbox;
  private final Limits limits;
  private final Python python;
  private final JavaPrograms java;

  private UnitTests(Sandbox sandbox, Limits limits, Python python, JavaPrograms java) {
    this.sandbox = sandbox;
    this.limits = limits;
    this.python = python;
    this.java = java;
  }

  /// @param limits what each single run may use
  /// @throws SandboxException if no Python runs in the box
  public static UnitTests in(Sandbox sandbox, Limits limits)
      throws SandboxException, InterruptedException {
    if (sandbox.slots() < 2) {
      throw new IllegalArgumentException(
          "a sandbox for tests needs 2 slots or more, not " + sandbox.slots());
    }
    Python python = Python.find(sandbox, Tools.here());
    try {
      return new UnitTests(sandbox, limits, python, JavaPrograms.ofThisJdk());
    } catch (IOException e) {
      throw new SandboxException("can't read our own compiler class: " + e.getMessage(), e);
    }
  }

  /// The slots that a sandbox needs so that so many programs can be judged at a time.
  public static int slotsFor(int jobs) {
    return 2 * jobs;
  }

  /// What runs the programs, in one line.
  public String describe() {
    return "Python %s, Java %s; %s"
        .formatted(python.version(), Runtime.version().feature(), sandbox.describe());
  }

  /// Judges a model's answer to a problem.
  ///
  /// @param answer the whole answer; see [CodeProblem#programOf]
  public CodeVerdict verify(CodeProblem problem, String answer) throws InterruptedException {
    String program = problem.programOf(answer);
    if (program.isBlank()) {
      return new CodeVerdict.Reject(RejectKind.WRONG, "no code in the answer");
    }
    return run(problem, program);
  }

  /// Judges a whole program.
  public CodeVerdict run(CodeProblem problem, String program) throws InterruptedException {
    return switch (problem.tests()) {
      case CodeTests.Calls(var plan) -> new CallTests(sandbox, python, limits, program).run(plan);
      case CodeTests.Runs(var runs) ->
          switch (problem.language()) {
            case PYTHON -> new RunTests(sandbox, limits).python(python, program, runs);
            case JAVA -> new RunTests(sandbox, limits.withProcesses(128)).java(java, program, runs);
          };
    };
  }
}
