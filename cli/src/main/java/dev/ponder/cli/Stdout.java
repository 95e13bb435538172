package dev.ponder.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it could not be written.
///
/// A reader that went away (`ponder ... | head -1`) is no error; a full disk is one.
final class Stdout extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  Stdout() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  Stdout(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (failure != null) {
      return;
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
    }
  }

  /// The exit code of a command that itself ended with `code`, after what could not be written was
  /// told on standard error.
  int exitCode(int code) {
    IOException e = failure;
    if (e == null) {
      return code;
    }
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("Broken pipe")) {
      return code == 0 ? 141 : code;
    }
    System.err.println("ponder: standard output: " + Failures.oneLine(reason));
    return code == 0 ? Failures.TROUBLE : code;
  }
}
