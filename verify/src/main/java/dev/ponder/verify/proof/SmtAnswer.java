package dev.ponder.verify.proof;

import dev.ponder.verify.smt.SmtException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds the SMT-LIB text in what a policy wrote: after its thinking, in its one fenced block if it
/// has any, else all of it.
final class SmtAnswer {
  private static final String FENCE = "```";
  private static final String THINKS = "<think>";
  private static final String HAS_THOUGHT = "</think>";

  private SmtAnswer() {}

  /// @throws SmtException where there is none, or where several differ
  static String in(String output) throws SmtException {
    int thought = output.lastIndexOf(HAS_THOUGHT);
    var rest = thought < 0 ? output : output.substring(thought + HAS_THOUGHT.length());
    if (rest.contains(THINKS)) {
      throw new SmtException("no answer: the thinking has no end");
    }
    var blocks = new LinkedHashSet<>(blocks(rest));
    if (blocks.size() > 1) {
      throw new SmtException("%d fenced blocks that differ".formatted(blocks.size()));
    }
    var found = (blocks.isEmpty() ? rest : blocks.getFirst()).strip();
    if (found.isEmpty()) {
      throw new SmtException("no answer");
    }
    return found;
  }

  private static List<String> blocks(String text) throws SmtException {
    var blocks = new ArrayList<String>();
    int at = text.indexOf(FENCE);
    while (at >= 0) {
      int line = text.indexOf('\n', at);
      int end = line < 0 ? -1 : text.indexOf(FENCE, line);
      if (end < 0) {
        throw new SmtException("a fenced block that does not end");
      }
      blocks.add(text.substring(line + 1, end).strip());
      at = text.indexOf(FENCE, end + FENCE.length());
    }
    return blocks;
  }
}
