package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.letter;

import java.util.Set;

/// What is said behind the last statement of an answer and takes it back: `Wait, that's wrong`, `On
/// second thought`, `Edit: 8`.
final class Retraction {
  private static final int NEAR = 300;
  private static final int SENTENCES = 4;

  /// Words that begin such a sentence.
  private static final Set<String> OPENING =
      Set.of(
          "wait",
          "oops",
          "sorry",
          "apologies",
          "correction",
          "edit",
          "erratum",
          "hmm",
          "nope",
          "scratch",
          "actually",
          "hold");

  /// Phrases that take back what was said, wherever they stand in it.
  private static final String[] PHRASES = {
    "second thought",
    "that's wrong",
    "that is wrong",
    "this is wrong",
    "that's incorrect",
    "that is incorrect",
    "this is incorrect",
    "that's not right",
    "that is not right",
    "that isn't right",
    "this is not right",
    "not correct",
    "that can't be",
    "that cannot be",
    "this contradicts",
    "that contradicts",
    "made a mistake",
    "made an error",
    "a mistake above",
    "an error above",
    "just kidding",
    "miscounted",
    "miscalculated",
    "i forgot",
    "i meant",
    "i mean "
  };

  private Retraction() {}

  /// Whether the sentences behind a place take back what ends there.
  static boolean after(String text, int from) {
    int end = Math.min(text.length(), from + NEAR);
    int start = from;
    for (int sentences = 0; sentences < SENTENCES && start < end; sentences++) {
      int stop = start;
      while (stop < end && !stops(text, stop)) {
        stop++;
      }
      if (retracts(text, start, stop)) {
        return true;
      }
      start = stop + 1;
    }
    return false;
  }

  private static boolean stops(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '.' || c == '!' || c == '?') && at(text, at + 1) <= ' ';
  }

  private static boolean retracts(String text, int from, int to) {
    int start = from;
    while (start < to && !letter(text.charAt(start))) {
      if (Text.digit(text.charAt(start))) {
        break;
      }
      start++;
    }
    int end = start;
    while (letter(at(text, end))) {
      end++;
    }
    String word = Text.lower(text.substring(start, end));
    boolean no = word.equals("no") && (end >= to || ",.;!".indexOf(at(text, end)) >= 0);
    if (word.equals("sorry") && text.startsWith(" for ", end)) {
      return false;
    }
    if (no || OPENING.contains(word) && at(text, end) != '\'') {
      return true;
    }
    String sentence = Text.lower(text.substring(from, to)).replace('’', '\'');
    if (sentence.contains("if ")
        || sentence.contains("have not ")
        || sentence.contains("haven't")) {
      return false;
    }
    for (String each : PHRASES) {
      if (sentence.contains(each)) {
        return true;
      }
    }
    return false;
  }
}
