package dev.ponder.task.dataset.code;

import dev.ponder.verify.code.CodeProblem;
import dev.ponder.verify.code.CodeVerdict;
import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// This machine's box, opened when the first program is judged and closed with the process. Where
/// there is none nothing is run, and every program is undecided with the reason.
///
/// May be shared by threads.
final class MachineBox implements ProgramJudge {
  private static final MachineBox SHARED = new MachineBox();

  private @Nullable UnitTests tests;
  private String trouble = "";

  private MachineBox() {}

  /// The one of this process.
  static MachineBox shared() {
    return SHARED;
  }

  @Override
  public CodeVerdict judge(CodeProblem problem, String program) throws InterruptedException {
    var opened = opened();
    return opened.isPresent()
        ? opened.get().run(problem, program)
        : new CodeVerdict.Undecided(trouble());
  }

  private synchronized Optional<UnitTests> opened() throws InterruptedException {
    if (tests == null && trouble.isEmpty()) {
      Sandbox sandbox = null;
      try {
        int jobs = Runtime.getRuntime().availableProcessors();
        sandbox = Sandbox.open(UnitTests.slotsFor(jobs));
        tests = UnitTests.in(sandbox, Limits.DEFAULT);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "close the box"));
      } catch (SandboxException e) {
        trouble = "programs can't be run here: " + e.getMessage();
        if (sandbox != null) {
          sandbox.close();
        }
      }
    }
    return Optional.ofNullable(tests);
  }

  private synchronized String trouble() {
    return trouble;
  }
}
