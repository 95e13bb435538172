package dev.ponder.verify.math.extract;

/// Small questions about text, without locales or regular expressions.
final class Text {
  static final int MARKS = 1_000;

  private Text() {}

  static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
  }

  /// ASCII letters made small; everything else as it is, so that places stay the same.
  static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] += 'a' - 'A';
      }
    }
    return new String(chars);
  }

  /// Without spaces, bold marks and dollar signs' company at the ends.
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to
        && (text.charAt(from) <= ' ' || "*_:`\u3000\u00a0：".indexOf(text.charAt(from)) >= 0)) {
      from++;
    }
    while (to > from
        && (text.charAt(to - 1) <= ' ' || "*_`;,。".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    return text.substring(from, to);
  }

  /// The first place at or after `from` that isn't blank.
  static int blanks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  /// The end of the line that `from` is in.
  static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /// Where a command such as `\boxed` ends, or -1 if another, longer command stands there.
  static boolean command(String text, int at, String name) {
    return text.startsWith(name, at) && !letter(at(text, at + name.length()));
  }

  /// Where the brace group that opens at or after `from` ends, one past its `}`; -1 if it doesn't
  /// within `most` characters.
  static int groupEnd(String text, int from, int most) {
    int depth = 0;
    int limit = (int) Math.min(text.length(), (long) from + most);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth <= 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /// Whether a text has more than [#MARKS] of any mark of a final answer. No answer needs so many,
  /// and what follows looks at the surroundings of each.
  static boolean crowded(String text) {
    for (String each :
        new String[] {"####", "\\boxed", "\\fbox", "\\framebox", "nswer\"", "<answer>"}) {
      int count = 0;
      for (int i = text.indexOf(each); i >= 0; i = text.indexOf(each, i + each.length())) {
        count++;
        if (count > MARKS) {
          return true;
        }
      }
    }
    return false;
  }
}
