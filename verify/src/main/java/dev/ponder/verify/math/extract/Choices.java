package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import org.jspecify.annotations.Nullable;

/// The letter chosen among given answers, in free text: `D. it can't be A or B`, `the answer is
/// (C)`.
final class Choices {
  private Choices() {}

  /// The letter; null if none is chosen, or several are.
  static @Nullable String in(String text) {
    String letter = leading(Text.trimmed(text));
    if (letter != null) {
      return letter;
    }
    String announced = null;
    for (Phrases.Announced each : Phrases.in(text)) {
      String here = leading(Text.trimmed(each.answer()));
      if (here == null) {
        continue;
      }
      if (announced != null && !announced.equals(here)) {
        return null;
      }
      announced = here;
    }
    if (announced != null) {
      return announced;
    }
    if (!worded(text)) {
      return null;
    }
    String found = null;
    for (int i = text.indexOf('('); i >= 0; i = text.indexOf('(', i + 1)) {
      if (chooses(at(text, i + 1)) && at(text, i + 2) == ')') {
        String here = text.substring(i + 1, i + 2);
        if (denied(text, i) || bent(text.substring(i + 3, Math.min(text.length(), i + 40)))) {
          return null;
        }
        if (found != null && !found.equals(here)) {
          return null;
        }
        found = here;
      }
    }
    return found;
  }

  /// Whether a text has words, and not only commands.
  private static boolean worded(String text) {
    int run = 0;
    for (int i = 0; i < text.length() && run < 3; i++) {
      char c = text.charAt(i);
      run = Text.letter(c) || c > 127 ? run + 1 : c == '\\' ? -60 : 0;
    }
    return run >= 3;
  }

  private static boolean chooses(char c) {
    return c >= 'A' && c <= 'H';
  }

  /// The letter that a text begins with, set apart from what follows.
  private static @Nullable String leading(String text) {
    String start = text;
    for (String each :
        new String[] {
          "option ", "Option ", "choice ", "Choice ", "$", "\\text{", "\\textbf{", "\\(", "**"
        }) {
      if (start.startsWith(each)) {
        start = start.substring(each.length()).strip();
      }
    }
    boolean bracket = start.startsWith("(");
    int i = bracket ? 1 : 0;
    if (!chooses(at(start, i))) {
      return null;
    }
    char next = at(start, i + 1);
    String letter = start.substring(i, i + 1);
    if (bracket) {
      String rest = start.substring(Math.min(start.length(), i + 2));
      return next == ')' && !hedged(rest) && !bent(rest) ? letter : null;
    }
    boolean apart =
        next == '\0'
            || next == ')'
            || next == '.'
            || next == ':'
            || next == ','
            || next == '\n'
            || next > 127
            || next == '}'
            || next == '$'
            || next == '*';
    if (apart) {
      return hedged(start.substring(1)) || bent(start.substring(1)) ? null : letter;
    }
    // `C Cecile`: a name after the letter, not a sentence that begins with A.
    boolean name = next == ' ' && at(start, i + 2) >= 'A' && at(start, i + 2) <= 'Z';
    return name ? letter : null;
  }

  /// Whether signs or a denial follow that make something else of the letter.
  private static boolean bent(String rest) {
    int i = 0;
    while (i < rest.length() && " }$*".indexOf(rest.charAt(i)) >= 0) {
      i++;
    }
    String tail = Text.lower(rest.substring(i));
    char c = at(tail, 0);
    boolean command = c == '\\' && Text.letter(at(tail, 1)) && !tail.startsWith("\\text");
    return "+^/!_%=<>".indexOf(c) >= 0 && c != '\0'
        || c == '-' && Text.digit(at(tail, 1))
        || c == ',' && Text.digit(at(tail.replace(" ", ""), 1))
        || command
        || tail.startsWith("\\text{ or")
        || tail.startsWith("is not")
        || tail.startsWith("is wrong")
        || tail.startsWith("is incorrect")
        || tail.startsWith("isn't");
  }

  /// Whether the words or signs before deny or change it.
  private static boolean denied(String text, int at) {
    String before =
        Text.lower(text.substring(Math.max(0, at - 30), at))
            .replace("\\text", " ")
            .replace('{', ' ')
            .replace('}', ' ')
            .replace('$', ' ')
            .stripTrailing();
    return before.endsWith("not")
        || before.endsWith("n't")
        || before.endsWith("except")
        || before.endsWith("never")
        || before.endsWith("-")
        || before.endsWith("≠");
  }

  /// Whether another letter follows as an alternative: `C, D` or `C) or D)`.
  private static boolean hedged(String rest) {
    String bare = rest.replace(")", " ").replace("(", " ").replace(",", " ").strip();
    boolean or = bare.startsWith("or ") || bare.startsWith("and ") || bare.startsWith("/");
    String after =
        or ? bare.substring(bare.indexOf(bare.charAt(0) == '/' ? '/' : ' ') + 1).strip() : bare;
    return chooses(at(after, 0)) && !Text.letter(at(after, 1)) && (or || rest.startsWith(","));
  }
}
