package dev.ponder.task;

import java.util.ArrayList;
import java.util.List;

/// Lines of a text, and texts on one line.
public final class Lines {
  private Lines() {}

  /// The lines, each with its line end (the last one may have none); joined they are the text.
  public static List<String> of(String text) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /// A text in quotes for a message of one line: at most 60 characters, each that does not print as
  /// `?`.
  public static String quoted(String text) {
    var shown = new StringBuilder("'");
    var stripped = text.strip();
    stripped.chars().limit(60).forEach(c -> shown.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return shown.append(stripped.length() > 60 ? "...'" : "'").toString();
  }
}
