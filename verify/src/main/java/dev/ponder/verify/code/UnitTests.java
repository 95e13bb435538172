package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.ReadyBoxes;
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
/// Boxes for Python are made ahead, because making one takes longer than most programs run; each is
/// used once. A half of the sandbox's slots is how many programs are expected to be judged at a
/// time.
///
/// May be shared by threads, and is closed with its sandbox.
public final class UnitTests {
  /// Boxes beyond those in use that are being made or wait.
  private static final int SPARE = 2;

  private final Sandbox sandbox;
  private final Limits limits;
  private final Python python;
  private final JavaPrograms java;
  private final ReadyBoxes judges;
  private final ReadyBoxes candidates;

  private UnitTests(Sandbox sandbox, Limits limits, Python python, JavaPrograms java)
      throws SandboxException {
    this.sandbox = sandbox;
    this.limits = limits;
    this.python = python;
    this.java = java;
    int places = sandbox.slots() / 2 + SPARE;
    this.judges = sandbox.ready(python.judge(), CallTests.judging(limits), places);
    this.candidates = sandbox.ready(python.candidate(), limits, places);
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

  Python python() {
    return python;
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
      case CodeTests.Calls(var plan) ->
          new CallTests(judges, candidates, limits, program).run(plan);
      case CodeTests.Runs(var runs) ->
          switch (problem.language()) {
            case PYTHON -> new RunTests(sandbox, limits).python(candidates, program, runs);
            case JAVA -> new RunTests(sandbox, limits.withProcesses(128)).java(java, program, runs);
          };
    };
  }
}
