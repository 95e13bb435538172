package dev.ponder.task;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into its lines.
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
}
