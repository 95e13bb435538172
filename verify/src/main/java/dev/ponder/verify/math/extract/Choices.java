package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.ChoiceWords.CHOOSING;
import static dev.ponder.verify.math.extract.ChoiceWords.DECORATIONS;
import static dev.ponder.verify.math.extract.ChoiceWords.DENIALS;
import static dev.ponder.verify.math.extract.ChoiceWords.DOUBTS;
import static dev.ponder.verify.math.extract.ChoiceWords.LABELS;
import static dev.ponder.verify.math.extract.ChoiceWords.RIGHT;
import static dev.ponder.verify.math.extract.ChoiceWords.RULED_OUT;
import static dev.ponder.verify.math.extract.ChoiceWords.VERBS;
import static dev.ponder.verify.math.extract.Text.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The letter chosen among given answers, in free text: `(C) Cecile`, `B is correct`, `the answer
/// is (C)`. A letter counts where it is the whole answer, followed by its option at most, or where
/// it is announced; another letter beside it, a denial or a doubt makes it none.
final class Choices {
  private static final int OPTION = 200;
  private static final int LETTERS = 2_000;
  private static final int CLAUSE = 400;

  /// A letter that stands alone.
  private record Letter(int start, int end, char name, boolean bracketed) {}

  private final String text;
  private final List<Letter> letters;

  private Choices(String text) {
    this.text = text;
    this.letters = letters(text);
  }

  /// The letter of a whole answer; null if none is chosen, or several are.
  static @Nullable String in(String text) {
    var choices = new Choices(plain(text));
    if (choices.letters.size() >= LETTERS) {
      return null;
    }
    String stated = choices.stated();
    return stated != null ? stated : choices.only();
  }

  /// The letter that a text states without its boxes; null if there is none.
  static @Nullable String beside(String text) {
    var choices = new Choices(plain(text));
    return choices.letters.size() >= LETTERS ? null : choices.stated();
  }

  private @Nullable String stated() {
    String whole = whole();
    return whole != null ? whole : announced();
  }

  private static String plain(String text) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int next = i;
      for (String each : DECORATIONS) {
        if (text.startsWith(each, i)) {
          next = i + each.length();
          break;
        }
      }
      if (next == i) {
        out.append(text.charAt(i++));
      } else {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ' ' ? "" : " ");
        i = next;
      }
    }
    return out.toString().strip();
  }

  private static boolean chooses(char c) {
    return c >= 'A' && c <= 'H';
  }

  /// Letters that touch nothing but spaces, stops and brackets; the article `A` isn't one.
  private static List<Letter> letters(String text) {
    var found = new ArrayList<Letter>();
    for (int i = 0; i < text.length() && found.size() < LETTERS; i++) {
      if (!chooses(text.charAt(i)) || !free(at(text, i - 1)) || !free(at(text, i + 1))) {
        continue;
      }
      boolean bracketed = at(text, i - 1) == '(' && at(text, i + 1) == ')';
      boolean article =
          text.charAt(i) == 'A'
              && at(text, i + 1) == ' '
              && lower(at(text, i + 2))
              && lower(at(text, i + 3))
              && !verb(text, i + 2);
      if (!article) {
        found.add(
            new Letter(
                bracketed ? i - 1 : i, bracketed ? i + 2 : i + 1, text.charAt(i), bracketed));
      }
    }
    return found;
  }

  private static boolean verb(String text, int from) {
    return VERBS.contains(word(text, from)) || word(text, from).equals("or");
  }

  private static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean free(char c) {
    return c == '\0' || !Text.letter(c) && !Text.digit(c) && c != '\'' && c != '-';
  }

  private static String word(String text, int from) {
    int end = from;
    while (Text.letter(at(text, end)) || at(text, end) == '\'' || at(text, end) == '’') {
      end++;
    }
    return Text.lower(text.substring(Math.min(from, text.length()), end)).replace('’', '\'');
  }

  /// The letter that is the whole text, with its option behind it at most.
  private @Nullable String whole() {
    int start = 0;
    if (text.startsWith("A:") || text.startsWith("Answer:")) {
      // `A: B` is either.
      return null;
    }
    String label = word(text, 0);
    if (label.equals("option") || label.equals("choice")) {
      start = label.length() + 1;
    }
    if (letters.isEmpty() || letters.getFirst().start() != start) {
      return null;
    }
    Letter first = letters.getFirst();
    String rest = text.substring(first.end());
    String name = String.valueOf(first.name());
    if (rest.isBlank() || rest.strip().equals(".")) {
      return name;
    }
    if (rest.length() > OPTION || !apart(rest, first.bracketed()) || rest.indexOf('?') >= 0) {
      return null;
    }
    return others(rest, first.name()) || denied(rest) || doubted(rest) ? null : name;
  }

  /// Whether another letter stands in the rest; `it can't be A or B` says that none of them is.
  private static boolean others(String rest, char letter) {
    String lower = Text.lower(rest);
    for (String each : RULED_OUT) {
      if (lower.startsWith(each)) {
        String list = rest.substring(each.length()).replace(" or ", " ").replace(",", " ");
        boolean only = !list.isBlank();
        for (int i = 0; i < list.length(); i++) {
          char c = list.charAt(i);
          only &= c == ' ' || c == '.' || chooses(c) && c != letter;
        }
        return !only;
      }
    }
    return !letters(rest).isEmpty() || rest.contains("####");
  }

  /// Whether what follows the letter is set apart as an option's text.
  private static boolean apart(String rest, boolean bracketed) {
    char first = rest.charAt(0);
    char next = at(rest, 1);
    if (first > 127) {
      return Character.isIdeographic(first);
    }
    if (first == ')' || first == '.' || first == ':') {
      return next <= ' ';
    }
    int i = 0;
    while (at(rest, i) == ' ') {
      i++;
    }
    char c = at(rest, i);
    if (first == ',') {
      return next == ' ' && word(rest, 2).equals("because");
    }
    if (bracketed) {
      return first <= ' ' && (Text.letter(c) || Text.digit(c) || c == '\\' || c == ':');
    }
    // `C Cecile`: a name after the letter, not a sentence that begins with A.
    return first == ' '
        && i == 1
        && c >= 'A'
        && c <= 'Z'
        && rest.length() < 30
        && rest.lines().findFirst().orElse("").indexOf(' ', 1) < 0;
  }

  /// Whether a clause has a word that denies.
  private static boolean denied(String clause) {
    return holds(clause, DENIALS)
        && !Text.lower(clause).startsWith(". it can't be ")
        && !Text.lower(clause).startsWith(". it cannot be ");
  }

  private static boolean doubted(String clause) {
    return holds(clause, DOUBTS);
  }

  private static boolean holds(String clause, Set<String> words) {
    for (int i = 0; i < clause.length(); i++) {
      if (Text.letter(clause.charAt(i))) {
        String word = word(clause, i);
        if (words.contains(word) || words == DENIALS && word.endsWith("n't")) {
          return true;
        }
        i += word.length();
      }
    }
    return false;
  }

  /// The letter that all announcements agree on, with nothing behind the last that speaks of
  /// another.
  private @Nullable String announced() {
    Letter found = null;
    for (Letter each : letters) {
      boolean announced = announces(each);
      if (found != null
          && each.name() != found.name()
          && (announced || each.start() > found.end())) {
        return null;
      }
      if (announced) {
        if (deniedAround(each)) {
          return null;
        }
        found = each;
      }
    }
    if (found == null || doubted(text.substring(found.end()))) {
      return null;
    }
    return free(found) ? String.valueOf(found.name()) : null;
  }

  /// Whether what follows a letter leaves it as it is.
  private boolean free(Letter letter) {
    String rest = text.substring(letter.end());
    char c = at(rest, 0);
    int i = 0;
    while (at(rest, i) == ' ') {
      i++;
    }
    boolean bent = at(rest, i) != '\0' && "+^/_%=<>&|?!\\*-".indexOf(at(rest, i)) >= 0;
    boolean stop = (c == '.' || c == ':' || c == ',') && at(rest, 1) > ' ';
    boolean strange =
        at(rest, i) > 127
            && !Character.isIdeographic(at(rest, i))
            && "。，；）".indexOf(at(rest, i)) < 0;
    boolean list = c == ',' && Text.digit(at(rest, i + 1));
    return !bent && !stop && !strange && !list;
  }

  private boolean announces(Letter letter) {
    if (!free(letter)) {
      return false;
    }
    int next = letter.end();
    while (at(text, next) == ' ') {
      next++;
    }
    String verb = word(text, next);
    if (verb.equals("is")) {
      String after = word(text, next + 3);
      after = after.equals("the") ? word(text, next + 7) : after;
      if (RIGHT.contains(after) && subject(letter.start())) {
        return true;
      }
    }
    String before = Text.lower(text.substring(Math.max(0, letter.start() - 60), letter.start()));
    if (before.stripTrailing().endsWith("选") || before.stripTrailing().endsWith("选择")) {
      return true;
    }
    if (before.stripTrailing().endsWith("答案是") || before.stripTrailing().endsWith("答案：")) {
      return true;
    }
    boolean end = next >= text.length() || ".,;)\n".indexOf(at(text, next)) >= 0;
    return announces(before, letter.bracketed() || end);
  }

  /// Whether a letter is named by itself, and not as that of something: `Student A is right`.
  private boolean subject(int start) {
    int end = start;
    while (at(text, end - 1) == ' ' || at(text, end - 1) == ',') {
      end--;
    }
    int first = end;
    while (Text.letter(at(text, first - 1))) {
      first--;
    }
    String word = Text.lower(text.substring(first, end));
    return word.isEmpty()
        || LABELS.contains(word)
        || CHOOSING.contains(word)
        || word.equals("that");
  }

  /// Whether words that lead to a letter announce it.
  private static boolean announces(String before, boolean apart) {
    int at = before.length();
    boolean verb = false;
    for (int words = 0; words < 6; words++) {
      while (at > 0 && " :=*".indexOf(before.charAt(at - 1)) >= 0) {
        verb |= before.charAt(at - 1) == ':' || before.charAt(at - 1) == '=';
        at--;
      }
      int start = at;
      while (start > 0 && Text.letter(before.charAt(start - 1))) {
        start--;
      }
      String word = before.substring(start, at);
      if (word.isEmpty()) {
        return false;
      }
      if (LABELS.contains(word)) {
        if (verb) {
          return apart || !word.equals("option");
        }
        // `the option B`
        verb = apart && (word.equals("option") || word.equals("choice"));
        if (verb && start == 0) {
          return true;
        }
        if (!verb) {
          return false;
        }
      } else if (CHOOSING.contains(word)
          || word.equals("with") && before.substring(0, at).endsWith("go with")) {
        return apart;
      } else if (VERBS.contains(word)) {
        verb |= word.equals("is") || word.equals("be");
      } else {
        return false;
      }
      at = start;
    }
    return false;
  }

  /// Whether the sentence around a letter denies it.
  private boolean deniedAround(Letter letter) {
    int start = letter.start();
    while (start > Math.max(0, letter.start() - CLAUSE)
        && ".!?\n;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    int end = letter.end();
    while (end < Math.min(text.length(), letter.end() + CLAUSE)
        && ".!?\n;".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return at(text, end) == '?'
        || denied(text.substring(start, end))
        || doubted(text.substring(start, end));
  }

  /// The one letter in brackets in a sentence that has no other.
  private @Nullable String only() {
    Letter found = null;
    for (Letter each : letters) {
      if (found != null && found.name() != each.name()) {
        return null;
      }
      found = each.bracketed() || found == null ? each : found;
    }
    if (found == null || !found.bracketed() || !worded() || !free(found) || deniedAround(found)) {
      return null;
    }
    boolean led =
        found.start() == 0
            || Text.letter(at(text, found.start() - 2))
            || at(text, found.start() - 1) <= ' ' && at(text, found.start() - 2) != '-';
    return led && !doubted(text.substring(found.end())) ? String.valueOf(found.name()) : null;
  }

  private boolean worded() {
    int run = 0;
    for (int i = 0; i < text.length() && run < 3; i++) {
      char c = text.charAt(i);
      run = Text.letter(c) || c > 127 ? run + 1 : c == '\\' ? -60 : 0;
    }
    return run >= 3;
  }
}
