package dev.ponder.cli;

import dev.ponder.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;

/// Turns what went wrong into one line on standard error and an exit code.
final class Failures {
  /// The user can mend it.
  static final int USAGE = 2;

  /// The machine got in the way.
  static final int TROUBLE = 3;

  /// Stopped by the user.
  static final int STOPPED = 130;

  private Failures() {}

  /// picocli's handler: one line, and the stack trace only with `--debug`.
  static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    var root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Throwable cause = unwrapped(e);
    command.getErr().println("ponder: " + message(cause));
    if (root.getCommand() instanceof Main main && main.debug()) {
      e.printStackTrace(command.getErr());
    }
    return exitCode(cause);
  }

  /// The exit code of an error.
  static int exitCode(Throwable e) {
    return switch (e) {
      case NoSuchFileException _, NotDirectoryException _, FileAlreadyExistsException _ -> USAGE;
      case IllegalArgumentException _ -> USAGE;
      case CheckpointException file when file.getCause() instanceof IOException io -> exitCode(io);
      case CheckpointException _ -> USAGE;
      case IOException _ -> TROUBLE;
      case CancellationException _, InterruptedException _ -> STOPPED;
      case OutOfMemoryError _, LinkageError _ -> TROUBLE;
      default -> CommandLine.ExitCode.SOFTWARE;
    };
  }

  /// The error in one line.
  static String message(Throwable e) {
    return oneLine(
        switch (e) {
          case NoSuchFileException file -> "no such file or folder: " + file.getFile();
          case NotDirectoryException file -> "not a folder: " + file.getFile();
          case FileAlreadyExistsException file -> "exists already: " + file.getFile();
          case AccessDeniedException file -> "no permission: " + file.getFile();
          case FileSystemException file when file.getReason() != null ->
              file.getFile() + ": " + file.getReason();
          case IOException _ ->
              Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
          case IllegalArgumentException _ when e.getMessage() != null ->
              String.valueOf(e.getMessage());
          case CheckpointException _ -> String.valueOf(e.getMessage());
          case CancellationException _, InterruptedException _ -> "stopped";
          case LinkageError _ ->
              "a native library can't be loaded here: %s (./ponder doctor tells more)"
                  .formatted(e.getMessage());
          case OutOfMemoryError _ ->
              "out of memory: %s (the heap's limit is %d MB; JDK_JAVA_OPTIONS=-Xmx... raises it)"
                  .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
          default -> "this is a bug in Ponder: " + e + " (--debug shows where)";
        });
  }

  /// The error itself, without the wrappers that threads and streams put around it.
  static Throwable unwrapped(Throwable e) {
    Throwable cause = e.getCause();
    return (e instanceof ExecutionException || e instanceof UncheckedIOException) && cause != null
        ? unwrapped(cause)
        : e;
  }

  /// Line ends and control characters turned into spaces.
  static String oneLine(String text) {
    return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
  }
}
