package dev.ponder.verify.format;

/// Which characters a reader sees.
final class Characters {
  private Characters() {}

  /// True when the text has a character that is seen.
  static boolean anySeen(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int c = text.codePointAt(at);
      if (seen(c)) {
        return true;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  /// True when the text has a letter or a digit that is seen, as words and numbers do.
  static boolean anyWord(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int c = text.codePointAt(at);
      if (Character.isLetterOrDigit(c) && seen(c)) {
        return true;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  /// False for what leaves no ink: spaces, controls, joiners, fillers, variation selectors, tags.
  static boolean seen(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default ->
          // Letters and a symbol that are blank all the same: Hangul fillers, the braille blank.
          c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0 && c != 0x2800;
    };
  }

  /// White space of ordinary text.
  static boolean blank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
