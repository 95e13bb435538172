package dev.ponder.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the documentation: its fenced blocks and its links.
///
/// @param file the page
/// @param text all of it
record Markdown(Path file, String text) {
  private static final Pattern FENCE =
      Pattern.compile("(?m)^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static Markdown read(Path file) throws IOException {
    return new Markdown(file, Files.readString(file));
  }

  /// The insides of the fenced blocks of a language.
  List<String> blocks(String language) {
    var blocks = new ArrayList<String>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        blocks.add(fence.group(2));
      }
    }
    return blocks;
  }

  /// The files that the page links to or shows, resolved against its folder.
  List<Path> files() {
    var files = new ArrayList<Path>();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String target = link.group(1).replaceFirst("#.*", "");
      if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
        files.add(file.toAbsolutePath().resolveSibling(target).normalize());
      }
    }
    return files;
  }
}
