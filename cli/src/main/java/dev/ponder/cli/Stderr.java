package dev.ponder.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Standard error, given back by the JVM.
///
/// A JVM with the Vector API greets with "WARNING: Using incubator modules", and no option silences
/// it. So the launcher starts the JVM with standard error set aside as descriptor 3 and names it in
/// `ponder.stderr`; the first thing [Main] does is to put it back.
final class Stderr {
  private Stderr() {}

  /// Makes the descriptor that the launcher named standard error again, for Java and for native
  /// code; does nothing when it named none.
  static void restore() {
    Integer aside = Integer.getInteger("ponder.stderr");
    if (aside == null) {
      return;
    }
    var linker = Linker.nativeLinker();
    var dup2 =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("dup2"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      int _ = (int) dup2.invokeExact((int) aside, 2);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
