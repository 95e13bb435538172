package dev.ponder.verify.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Buries what boxes leave. bubblewrap does not wait for a box's first process, so that it falls to
/// whoever adopts orphans. That is the machine's first process, which may look every few seconds,
/// or in a container be a program that never does. So this process adopts them: `prctl(2)`,
/// `PR_SET_CHILD_SUBREAPER`.
///
/// Where native calls are not allowed all stays as it was.
final class Reaper {
  private static final int SET_CHILD_SUBREAPER = 36;
  private static final int WITHOUT_WAITING = 1;

  /// `pid_t waitpid(pid_t, int *, int)`; null where orphans are not ours.
  private static final @Nullable MethodHandle WAITPID = adopt();

  private Reaper() {}

  private static @Nullable MethodHandle adopt() {
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle prctl =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("prctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
              Linker.Option.firstVariadicArg(1));
      if ((int) prctl.invokeExact(SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) != 0) {
        return null;
      }
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("waitpid"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    } catch (Throwable e) {
      return null;
    }
  }

  /// Makes this process the one that adopts its orphans, once and for all.
  static boolean adopts() {
    return WAITPID != null;
  }

  /// Asks how a process ended that is ours by now.
  ///
  /// @return false while it lives; true when it is gone, or was never ours
  static boolean reap(long pid) {
    if (WAITPID == null) {
      return true;
    }
    try {
      return (int) WAITPID.invokeExact((int) pid, MemorySegment.NULL, WITHOUT_WAITING) != 0;
    } catch (Throwable e) {
      return true;
    }
  }
}
