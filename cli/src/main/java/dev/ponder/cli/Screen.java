package dev.ponder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Where progress is shown.
///
/// @param out what is written to
/// @param live true when lines can be redrawn: a terminal that is not a dumb one
/// @param columns how wide it is now
/// @param rows how high it is now
record Screen(PrintStream out, boolean live, IntSupplier columns, IntSupplier rows) {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  /// Standard error: a live screen when it is a terminal, so that standard output stays free for
  /// results.
  static Screen standardError() {
    return terminal()
        .map(
            it ->
                new Screen(
                    System.err,
                    true,
                    () -> orElse(it.getWidth(), COLUMNS),
                    () -> orElse(it.getHeight(), ROWS)))
        .orElseGet(() -> plain(System.err));
  }

  /// A stream to which lines are only appended.
  static Screen plain(PrintStream out) {
    return new Screen(out, false, () -> COLUMNS, () -> ROWS);
  }

  private static Optional<Terminal> terminal() {
    if (System.getenv("TERM") == null || "dumb".equals(System.getenv("TERM"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysErr)
              .nativeSignals(false)
              .dumb(false)
              .build());
    } catch (IOException | IllegalStateException e) {
      // Not a terminal.
      return Optional.empty();
    }
  }

  private static int orElse(int size, int otherwise) {
    return size > 0 ? size : otherwise;
  }
}
