package dev.ponder.verify.sandbox;

import java.time.Duration;

/// How a run in the box ended.
///
/// @param cause what ended it
/// @param exitCode its exit status; 128 and more is a signal, -1 where it was killed from outside
/// @param cpu processor time of all its processes
/// @param wall time on the wall
public record Ending(Cause cause, int exitCode, Duration cpu, Duration wall) {
  /// What can end a run.
  public enum Cause {
    /// The program ended by itself, well or not.
    EXITED,
    /// Its time was up.
    TIME,
    /// It wanted more memory than it may have.
    MEMORY,
    /// It wrote more than it may.
    OUTPUT,
    /// It made a system call that the box does not have.
    FORBIDDEN,
    /// The box failed, not the program: nothing is known about the program.
    FAULT
  }

  /// True when the program ended by itself with status 0.
  public boolean clean() {
    return cause == Cause.EXITED && exitCode == 0;
  }
}
