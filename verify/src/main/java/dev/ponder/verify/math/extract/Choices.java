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
    String found = null;
    for (int i = text.indexOf('('); i >= 0; i = text.indexOf('(', i + 1)) {
      if (chooses(at(text, i + 1)) && at(text, i + 2) == ')') {
        String here = text.substring(i + 1, i + 2);
        if (found != null && !found.equals(here)) {
          return null;
        }
        found = here;
      }
    }
    return found;
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
      return next == ')' && !hedged(start.substring(i + 2)) ? letter : null;
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
      return hedged(start.substring(1)) ? null : letter;
    }
    // `C Cecile`: a name after the letter, not a sentence that begins with A.
    boolean name = next == ' ' && at(start, i + 2) >= 'A' && at(start, i + 2) <= 'Z';
    return name ? letter : null;
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
