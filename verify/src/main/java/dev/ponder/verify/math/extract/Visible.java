package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.command;
import static dev.ponder.verify.math.extract.Text.digit;

/// What a reader of the rendered output sees: no thinking, no comments, no phantoms, no white ink,
/// no drawing code, nothing after the end of the turn.
final class Visible {
  private static final String[] THINKING = {
    "think", "thinking", "thoughts", "thought", "reasoning", "scratchpad", "reflection", "analysis"
  };
  private static final String[] ENDS = {
    "<|im_end|>",
    "<|im_start|>user",
    "<|endoftext|>",
    "<|eot_id|>",
    "<|end|>",
    "<|return|>",
    "<|end_of_text|>",
    "</s>"
  };
  private static final String[] PHANTOMS = {"\\phantom", "\\hphantom", "\\vphantom"};
  private static final String[] CODE = {
    "python", "py", "java", "cpp", "c", "javascript", "js", "bash", "sh", "asy", "sympy"
  };
  private static final int TAG = 100;
  private static final int GROUP = 2_000;
  private static final int STRUCK = 200;

  private final String text;

  /// The next box at or after the place last asked for.
  private int nextBox = -1;

  /// The end of the line of the place last asked for.
  private int lineEnd = -1;

  private Visible(String text) {
    this.text = text;
  }

  static String of(String text) {
    return new Visible(answering(unescaped(ended(Channels.shown(text))))).seen();
  }

  /// Text that was escaped for HTML, as it is shown: `&lt;think&gt;`.
  private static String unescaped(String text) {
    if (text.indexOf('&') < 0 || text.indexOf(';') < 0) {
      return text;
    }
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&minus;", "-")
        .replace("&amp;", "&");
  }

  private static String ended(String text) {
    int end = text.length();
    for (String each : ENDS) {
      int found = text.indexOf(each);
      if (found >= 0 && found < end) {
        end = found;
      }
    }
    return text.substring(0, end);
  }

  /// The text outside of thinking. An end of thinking without a start ends what stands before it; a
  /// start without an end hides all that follows.
  static String answering(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('◁') < 0 && !text.contains("THINK]")) {
      return text;
    }
    String lower = Text.lower(text);
    var kept = new StringBuilder();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("<◁[".indexOf(text.charAt(i)) < 0) {
        continue;
      }
      boolean ended = lower.startsWith("|end_of_", i + 1);
      boolean close = at(lower, i + 1) == '/' || ended;
      int end = at(text, i) == '[' ? bracketEnd(text, i) : tagEnd(lower, name(lower, i));
      if (end < 0) {
        continue;
      }
      if (close) {
        if (depth <= 1) {
          if (depth == 0) {
            kept.setLength(0);
          }
          from = end;
          depth = 0;
        } else {
          depth--;
        }
      } else {
        if (depth == 0) {
          kept.append(text, from, i);
        }
        depth++;
      }
    }
    return depth > 0 ? kept.toString() : kept.append(text, from, text.length()).toString();
  }

  /// Where the name of a tag begins that opens here.
  private static int name(String lower, int at) {
    for (String each : new String[] {"|begin_of_", "|end_of_", "/"}) {
      if (lower.startsWith(each, at + 1)) {
        return at + 1 + each.length();
      }
    }
    return at + 1;
  }

  private static int bracketEnd(String text, int at) {
    if (text.startsWith("[THINK]", at)) {
      return at + 7;
    }
    return text.startsWith("[/THINK]", at) ? at + 8 : -1;
  }

  private static int tagEnd(String lower, int name) {
    for (String each : THINKING) {
      if (lower.startsWith(each, name)) {
        int end = name + each.length();
        if (at(lower, end) == ' ') {
          // Spaces, attributes.
          while (end - name < TAG && end < lower.length() && lower.charAt(end) != '>') {
            end++;
          }
        }
        if (at(lower, end) == '|') {
          end++;
        }
        if (at(lower, end) == '>' || at(lower, end) == '▷') {
          return end + 1;
        }
      }
    }
    return -1;
  }

  private String seen() {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end =
          switch (c) {
            case '%' -> comment(i);
            case '\\' -> hidden(text, i);
            case '<' -> text.startsWith("<!--", i) ? after(text, "-->", i) : deleted(text, i);
            case '[' -> text.startsWith("[asy]", i) ? after(text, "[/asy]", i) : -1;
            case '`' -> code(text, i);
            case '~' -> struck(text, i);
            default -> -1;
          };
      if (end > i) {
        out.append(' ');
        i = end;
      } else if (c == '\\' && i + 1 < text.length() && !Text.letter(at(text, i + 2))) {
        out.append(c).append(text.charAt(i + 1));
        i += 2;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int after(String text, String close, int from) {
    int end = text.indexOf(close, from);
    return end < 0 ? text.length() : end + close.length();
  }

  /// A percent sign after a number is a percent sign. Any other begins a comment, to the line's
  /// end, where a comment would hide something or where a line begins.
  private int comment(int at) {
    int before = at(text, at - 1) == ' ' && digit(at(text, at - 2)) ? at - 2 : at - 1;
    char c = at(text, before);
    if (digit(c)) {
      return -1;
    }
    if (lineEnd < at) {
      lineEnd = Text.lineEnd(text, at);
    }
    if (nextBox < at) {
      int found = text.indexOf("\\boxed", at);
      nextBox = found < 0 ? Integer.MAX_VALUE : found;
    }
    boolean hides = nextBox < lineEnd;
    boolean percent = c == '}' || c == ')' || c == '$' || c > 127;
    return hides || !percent && (c <= ' ') ? lineEnd : -1;
  }

  private static int hidden(String text, int at) {
    for (String each : PHANTOMS) {
      if (command(text, at, each)) {
        int end = Text.groupEnd(text, at + each.length(), GROUP);
        return end < 0 ? text.length() : end;
      }
    }
    if (command(text, at, "\\iffalse")) {
      return after(text, "\\fi", at);
    }
    if (text.startsWith("\\begin{comment}", at)) {
      return after(text, "\\end{comment}", at);
    }
    if (text.startsWith("\\begin{asy}", at)) {
      return after(text, "\\end{asy}", at);
    }
    if (command(text, at, "\\textcolor") || command(text, at, "\\color")) {
      int name = at + (command(text, at, "\\color") ? 6 : 10);
      int model = at(text, name) == '[' ? near(text, "]", name) : -1;
      name = model > 0 ? model + 1 : name;
      int end = at(text, name) == '{' ? Text.groupEnd(text, name, 40) : -1;
      if (end > 0 && invisible(Text.lower(text.substring(name + 1, end - 1)).replace(" ", ""))) {
        if (command(text, at, "\\color")) {
          // White until the group around it ends.
          int depth = 1;
          for (int i = end; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
              return i;
            }
          }
          return text.length();
        }
        int shown = Text.groupEnd(text, end, GROUP);
        return shown < 0 ? text.length() : shown;
      }
    }
    return -1;
  }

  private static boolean invisible(String color) {
    return color.equals("white")
        || color.equals("transparent")
        || color.equals("#fff")
        || color.equals("#ffffff")
        || color.equals("ffffff")
        || color.equals("255,255,255")
        || color.startsWith("white!")
        || !color.isEmpty() && color.replace("1.0", "1").replace(",1", "").equals("1");
  }

  /// `~~what is struck through~~`; spaces inside its ends make it spaces of LaTeX.
  private static int struck(String text, int at) {
    if (!text.startsWith("~~", at) || at(text, at + 2) <= ' ' || at(text, at + 2) == '~') {
      return -1;
    }
    int end = near(text, "~~", at + 2);
    boolean line = end > 0 && at(text, end - 1) > ' ';
    return line && text.substring(at, end).indexOf('\n') < 0 ? end + 2 : -1;
  }

  /// `<del>`, `<s>` and `<strike>`.
  private static int deleted(String text, int at) {
    for (String each : new String[] {"del", "s", "strike"}) {
      if (text.startsWith("<" + each + ">", at)) {
        int end = near(text, "</" + each + ">", at);
        return end > 0 ? end + each.length() + 3 : -1;
      }
    }
    return -1;
  }

  /// The next place of a mark, not looked for far away; -1 if there is none.
  private static int near(String text, String mark, int from) {
    int last = Math.min(text.length() - mark.length(), from + STRUCK);
    for (int i = from; i <= last; i++) {
      if (text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  /// A block of program code.
  private static int code(String text, int at) {
    if (!text.startsWith("```", at)) {
      return -1;
    }
    for (String each : CODE) {
      if (text.startsWith(each, at + 3) && at(text, at + 3 + each.length()) <= ' ') {
        return after(text, "```", at + 3 + each.length());
      }
    }
    return -1;
  }
}
