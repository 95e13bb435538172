package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/// A model file that can't be read or written: one line naming the file, the tensor or field, the
/// value and the limit.
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 600;

  public CheckpointException(Path file, String problem) {
    super(line(file + ": " + problem));
  }

  public CheckpointException(Path file, String problem, Throwable cause) {
    super(line(file + ": " + problem), cause);
  }

  /// A failed file operation in words.
  static CheckpointException of(Path file, String doing, IOException cause) {
    return new CheckpointException(file, doing + ": " + reason(cause), cause);
  }

  static String reason(IOException failure) {
    String message = failure.getMessage();
    String kind =
        switch (failure) {
          case java.nio.file.NoSuchFileException _ -> "there is no such file or folder";
          case java.nio.file.AccessDeniedException _ -> "access denied";
          case java.nio.file.NotDirectoryException _ -> "not a folder";
          default -> failure.getClass().getSimpleName();
        };
    return message == null ? kind : kind + " (" + message + ")";
  }

  /// Text of a hostile file can't break the line or flood it.
  private static String line(String text) {
    var line = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.length() > LONGEST ? line + "..." : line.toString();
  }
}
