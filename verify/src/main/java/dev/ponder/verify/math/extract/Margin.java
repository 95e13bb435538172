package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

/// The next sign before or behind a box, across what shows only as space: blanks, `~`, `\,`,
/// `\quad`, `{}`, dollar signs. A new line ends the search.
final class Margin {
  /// Signs that may stand beside a box and change nothing.
  private static final String HARMLESS =
      "。，、；：？！）（「」『』“”‘’…•·✓✅✔∎□■▪▢⬛⇒⟹→➡∴°′\u00a0\u2003\u2002\u2009\u202f\u200b€£¥₹\ufffd";

  private static final char MATHEMATICAL = '\ud835';

  private static final String DASHES = "–—";

  private Margin() {}

  /// The place of the last sign before `start`; -1 if there is none.
  static int before(String text, int start) {
    int i = start - 1;
    while (i >= 0) {
      char c = text.charAt(i);
      if (" ~$".indexOf(c) >= 0) {
        i--;
      } else if (",;:! ".indexOf(c) >= 0 && at(text, i - 1) == '\\') {
        i -= 2;
      } else if (c == '}' && at(text, i - 1) == '{') {
        i -= 2;
      } else if (c == 'd' && text.startsWith("\\quad", i - 4)) {
        i -= 5;
      } else if (c == 'd' && text.startsWith("\\qquad", i - 5)) {
        i -= 6;
      } else if (c == '(' && at(text, i - 1) == '\\') {
        i -= 2;
      } else {
        return i;
      }
    }
    return -1;
  }

  /// The place of the first sign at or after `end`; the text's length if there is none.
  static int after(String text, int end) {
    int i = end;
    while (i < text.length()) {
      char c = text.charAt(i);
      char next = at(text, i + 1);
      if (" ~$".indexOf(c) >= 0) {
        i++;
      } else if (c == '\\' && (",;:! ".indexOf(next) >= 0 && next != '\0' || next == ')')) {
        i += 2;
      } else if (c == '{' && next == '}') {
        i += 2;
      } else if (text.startsWith("\\quad", i)) {
        i += 5;
      } else if (text.startsWith("\\qquad", i)) {
        i += 6;
      } else {
        return i;
      }
    }
    return text.length();
  }

  /// Whether a sign beyond ASCII beside a box makes something else of it: `−`, `π`, `²`, `½`.
  static boolean strange(String text, int at) {
    char c = at(text, at);
    if (Character.isSurrogate(c)) {
      // Letters and digits of mathematics.
      return c == MATHEMATICAL || at(text, at - 1) == MATHEMATICAL;
    }
    if (c <= 127 || Character.isIdeographic(c)) {
      return false;
    }
    if (DASHES.indexOf(c) >= 0) {
      char before = at(text, at - 1);
      boolean spaced = at(text, at + 1) <= ' ' && before <= ' ';
      return !spaced && !Text.letter(at(text, at + 1));
    }
    if (Character.isLetter(c)) {
      boolean word = script(at(text, at - 1)) || script(at(text, at + 1));
      return !word || Character.getType(c) == Character.MODIFIER_LETTER;
    }
    boolean mark =
        Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    return HARMLESS.indexOf(c) < 0 && !(mark && script(at(text, at - 1)));
  }

  private static boolean script(char c) {
    return c > 127 && Character.isLetter(c) || Text.letter(c);
  }
}
