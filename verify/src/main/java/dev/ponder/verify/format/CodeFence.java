package dev.ponder.verify.format;

import dev.ponder.core.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Exactly one fenced block of code, closed, not empty, in the language that was asked for.
///
/// A fence is a line of three or more backticks or tildes, indented by at most three spaces; a line
/// of at least as many closes it, as in CommonMark.
///
/// @param language as written behind the fence, in lower case; empty for any
public record CodeFence(String language) implements TextFormat {
  public CodeFence {
    language = language.toLowerCase(Locale.ROOT);
  }

  /// A block of code.
  ///
  /// @param language as written, in lower case
  /// @param code its lines
  /// @param closed false when the text ends first
  record Block(String language, String code, boolean closed) {}

  @Override
  public Verdict check(String text) {
    List<Block> blocks = blocks(text);
    if (blocks.size() != 1) {
      return Verdict.incorrect("%d blocks of code; one is needed".formatted(blocks.size()));
    }
    Block block = blocks.getFirst();
    if (!block.closed()) {
      return Verdict.incorrect("the block of code is not closed");
    }
    if (!language.isEmpty() && !block.language().equals(language)) {
      String found = block.language();
      return Verdict.incorrect(
          "the block of code is marked '%s', not '%s'"
              .formatted(found.length() <= 40 ? found : found.substring(0, 40), language));
    }
    return Characters.anySeen(block.code(), 0, block.code().length())
        ? Verdict.correct()
        : Verdict.incorrect("the block of code is empty");
  }

  static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    var code = new StringBuilder();
    String open = "";
    String language = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String fence = fence(line);
      if (open.isEmpty() && !fence.isEmpty()) {
        String info = line.strip().substring(fence.length()).strip();
        int end = 0;
        while (end < info.length() && !Character.isWhitespace(info.charAt(end))) {
          end++;
        }
        language = info.substring(0, end).toLowerCase(Locale.ROOT);
        open = fence;
        code.setLength(0);
      } else if (!open.isEmpty() && fence.startsWith(open) && line.strip().equals(fence)) {
        blocks.add(new Block(language, code.toString(), true));
        open = "";
      } else if (!open.isEmpty()) {
        code.append(line).append('\n');
      }
    }
    if (!open.isEmpty()) {
      blocks.add(new Block(language, code.toString(), false));
    }
    return blocks;
  }

  /// The fence a line begins with; empty when it begins with none.
  private static String fence(String line) {
    int from = 0;
    while (from < line.length() && from < 4 && line.charAt(from) == ' ') {
      from++;
    }
    if (from == 4 || from == line.length()) {
      return "";
    }
    char mark = line.charAt(from);
    if (mark != '`' && mark != '~') {
      return "";
    }
    int to = from;
    while (to < line.length() && line.charAt(to) == mark) {
      to++;
    }
    // A backtick behind the fence makes it inline code.
    boolean inline = mark == '`' && line.indexOf('`', to) >= 0;
    return to - from < 3 || inline ? "" : line.substring(from, to);
  }
}
