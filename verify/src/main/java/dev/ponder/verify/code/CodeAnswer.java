package dev.ponder.verify.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the program in a model's answer: the last complete fenced block outside of its thinking.
///
/// A scanner over lines, so that no answer takes more than linear time. An answer without a fence
/// is code as it stands, which is what a base model writes. Blocks marked as another language are
/// passed over; blocks marked as the problem's language go before unmarked ones. A block whose
/// fence is never closed was cut off and is no answer when there is a closed one.
public final class CodeAnswer {
  private static final Pattern PYTHON = Pattern.compile("py(thon)?[23]?(\\.\\d{1,2}){0,2}");
  private static final Pattern JAVA = Pattern.compile("java(\\d{1,2})?");

  /// A line that is indented by more than this against its fence does not close it, as in
  /// CommonMark: it is of the code, where a text of several lines may hold fences of its own.
  private static final int DEEPEST_CLOSING = 3;

  private static final List<String> STOPS = List.of("\nclass", "\ndef", "\n#", "\nif", "\nprint");
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private CodeAnswer() {}

  private record Block(String mark, String code) {}

  /// The code of an answer; empty if there is none outside of its thinking.
  public static String extract(String answer, Language language) {
    String said = outsideThinking(answer);
    List<Block> blocks = new ArrayList<>();
    @Nullable Block open = blocks(said, blocks);
    if (blocks.isEmpty() && open == null) {
      return said;
    }
    Predicate<String> own = (language == Language.PYTHON ? PYTHON : JAVA).asMatchPredicate();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (own.test(blocks.get(i).mark())) {
        return blocks.get(i).code();
      }
    }
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i).mark().isEmpty()) {
        return blocks.get(i).code();
      }
    }
    if (blocks.isEmpty() && open != null && (open.mark().isEmpty() || own.test(open.mark()))) {
      return open.code();
    }
    return "";
  }

  /// A continuation by a base model up to where it begins something new at the left margin: the cut
  /// that published HumanEval samples are made with.
  public static String untilNextDefinition(String continuation) {
    int end = continuation.length();
    for (String stop : STOPS) {
      int at = continuation.indexOf(stop);
      if (at >= 0) {
        end = Math.min(end, at);
      }
    }
    return continuation.substring(0, end);
  }

  /// The answer without its thinking: what follows the last end of thinking; nothing if the
  /// thinking never ends.
  private static String outsideThinking(String answer) {
    int end = answer.lastIndexOf(CLOSE);
    String rest = end < 0 ? answer : answer.substring(end + CLOSE.length());
    int open = rest.indexOf(OPEN);
    return open < 0 ? rest : rest.substring(0, open);
  }

  /// Adds the closed blocks, and returns the one that is still open at the end.
  private static @Nullable Block blocks(String text, List<Block> closed) {
    String fence = "";
    int indent = 0;
    String mark = "";
    var code = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      String ticks = fenceOf(stripped);
      if (fence.isEmpty()) {
        if (!ticks.isEmpty() && stripped.indexOf('`', ticks.length()) < 0) {
          fence = ticks;
          indent = indentOf(line);
          mark = firstWord(stripped.substring(ticks.length()));
          code.setLength(0);
        }
      } else if (ticks.startsWith(fence)
          && stripped.length() == ticks.length()
          && indentOf(line) <= indent + DEEPEST_CLOSING) {
        closed.add(new Block(mark, code.toString()));
        fence = "";
      } else {
        code.append(unindented(line, indent)).append('\n');
      }
    }
    return fence.isEmpty() ? null : new Block(mark, code.toString());
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String fenceOf(String line) {
    if (!line.startsWith("```") && !line.startsWith("~~~")) {
      return "";
    }
    int length = 0;
    while (length < line.length() && line.charAt(length) == line.charAt(0)) {
      length++;
    }
    return line.substring(0, length);
  }

  private static String firstWord(String text) {
    String[] words = text.strip().split("[\\s{,:]", 2);
    return words[0].toLowerCase(Locale.ROOT);
  }

  // A fence inside a list item is indented, and so is all its code.
  private static String unindented(String line, int indent) {
    int blanks = 0;
    while (blanks < indent && blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return line.substring(blanks);
  }
}
