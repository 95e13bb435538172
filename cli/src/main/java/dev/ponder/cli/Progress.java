package dev.ponder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Shows how a long job gets on.
///
/// On a live screen a block of lines and a status line below it are redrawn in place, at most ten
/// times a second; lines that were said scroll away above them. Elsewhere (a file, a pipe, a dumb
/// terminal) the status is one plain line every ten seconds. Safe for use by many threads.
final class Progress implements AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final Screen screen;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private List<String> block = List.of();
  private String status = "";
  private int drawn;
  private long last;
  private boolean due;
  private boolean started;

  /// Progress on standard error.
  static Progress onStandardError() {
    return new Progress(Screen.standardError(), System::nanoTime);
  }

  Progress(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
  }

  /// True when lines are redrawn in place.
  boolean live() {
    return screen.live();
  }

  /// Columns that a line may have.
  int columns() {
    return screen.columns().getAsInt();
  }

  /// Replaces the status line.
  void status(String line) {
    lock.lock();
    try {
      status = clean(line);
      due = !status.isEmpty();
      draw(false);
    } finally {
      lock.unlock();
    }
  }

  /// Replaces the block above the status line; a screen that is not live shows it only at the end.
  void block(List<String> lines) {
    lock.lock();
    try {
      block = lines.stream().map(Progress::clean).toList();
      draw(false);
    } finally {
      lock.unlock();
    }
  }

  /// Writes a line that stays.
  void say(String line) {
    lock.lock();
    try {
      erase();
      screen.out().println(clean(line));
      draw(true);
    } finally {
      lock.unlock();
    }
  }

  /// Shows the last state for good.
  @Override
  public void close() {
    lock.lock();
    try {
      if (screen.live()) {
        draw(true);
      } else {
        block.forEach(screen.out()::println);
        if (due) {
          screen.out().println(status);
        }
      }
      screen.out().flush();
      drawn = 0;
      due = false;
      block = List.of();
      status = "";
    } finally {
      lock.unlock();
    }
  }

  private void draw(boolean now) {
    long time = nanoTime.getAsLong();
    if (!screen.live()) {
      if (due && (!started || time - last >= PLAIN_NANOS)) {
        screen.out().println(status);
        screen.out().flush();
        mark(time);
      }
      return;
    }
    if (!now && started && time - last < REDRAW_NANOS) {
      return;
    }
    erase();
    var lines = new ArrayList<String>(block);
    if (!status.isEmpty()) {
      lines.add(status);
    }
    // What does not fit the screen could not be erased again.
    int fits = Math.max(1, screen.rows().getAsInt() - 1);
    int width = Math.max(1, screen.columns().getAsInt() - 1);
    for (String line : lines.subList(Math.max(0, lines.size() - fits), lines.size())) {
      screen.out().println(line.length() > width ? line.substring(0, width) : line);
      drawn++;
    }
    screen.out().flush();
    mark(time);
  }

  private void mark(long time) {
    last = time;
    started = true;
    due = false;
  }

  private void erase() {
    if (drawn > 0) {
      screen.out().print("\u001b[" + drawn + "F\u001b[J");
      drawn = 0;
    }
  }

  private static String clean(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }
}
