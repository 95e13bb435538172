package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.ProseWords.AFTER;
import static dev.ponder.verify.math.extract.ProseWords.BEFORE;
import static dev.ponder.verify.math.extract.ProseWords.BEHIND;
import static dev.ponder.verify.math.extract.ProseWords.BOUNDS;
import static dev.ponder.verify.math.extract.ProseWords.DENIALS;
import static dev.ponder.verify.math.extract.ProseWords.PAIRS;
import static dev.ponder.verify.math.extract.ProseWords.PARTS;
import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.digit;
import static dev.ponder.verify.math.extract.Text.letter;

import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last piece of mathematics in prose: a formula between dollar signs, or a calculation or
/// number that stands free. Only where nothing announces an answer.
final class Prose {
  private static final int TAIL = 1_500;
  private static final int PIECES = 60;
  private static final Set<String> CONCLUDING = Set.of("so", "hence", "thus", "therefore");

  /// A piece of mathematics and where it stands.
  private record Piece(int start, int end, String text) {}

  private Prose() {}

  /// The last answer in the text; null if there is none, or if the words before it deny it.
  static @Nullable String last(String whole) {
    String text = Neighbours.minuses(lastLine(whole));
    List<Piece> pieces = pieces(text);
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (!telling(piece.text())) {
        continue;
      }
      int first = i;
      while (first > 0 && listed(text, pieces.get(first - 1), piece(pieces, first))) {
        first--;
      }
      int start = pieces.get(first).start();
      if (denied(text, start)
          || takenBack(text, piece.end())
          || bounded(text, start)
          || Supposition.before(text, start)
          || equation(piece.text(), text, start) && Supposition.opening(text, start)
          || bent(text, start, piece.end())
          || Neighbours.bend(text, start, piece.end())) {
        return null;
      }
      var out = new StringBuilder();
      for (Piece each : pieces.subList(first, i + 1)) {
        out.append(out.isEmpty() ? "" : ", ").append(each.text());
      }
      return out.toString();
    }
    return null;
  }

  /// Whether a piece gives a value to a name, in itself or by the sign before it.
  private static boolean equation(String piece, String text, int start) {
    return piece.indexOf('=') >= 0 || at(text, wordEnd(text, start) - 1) == '=';
  }

  /// The last line that says anything, and a displayed formula that it ends with.
  private static String lastLine(String whole) {
    int end = whole.length();
    while (end > 0 && whole.charAt(end - 1) <= ' ') {
      end--;
    }
    int least = Math.max(0, end - TAIL);
    int start = end;
    boolean display = whole.startsWith("\\]", end - 2) || whole.startsWith("$$", end - 2);
    if (display) {
      int open = whole.lastIndexOf(whole.startsWith("$$", end - 2) ? "$$" : "\\[", end - 3);
      start = open < 0 ? end : open;
    }
    while (start > least && whole.charAt(start - 1) != '\n') {
      start--;
    }
    String line = whole.substring(start, end);
    // The number of a list's item is no answer.
    int digits = 0;
    while (digits < line.length() && digit(line.charAt(digits))) {
      digits++;
    }
    boolean item =
        digits > 0
            && digits < 3
            && (at(line, digits) == '.' || at(line, digits) == ')')
            && at(line, digits + 1) == ' ';
    String rest = item ? line.substring(digits + 1) : line;
    // `2) 8` alone is the answer to one of several questions.
    return item && !worded(rest) || part(line) ? "" : rest;
  }

  private static boolean worded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (letter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a line answers a part of a question that isn't the first: `(b) 7`, `Part 2: 7`.
  private static boolean part(String line) {
    String lower = Text.lower(Text.trimmed(line));
    if (lower.startsWith("part ") || lower.startsWith("case ")) {
      return true;
    }
    return lower.contains("(a)") && lower.contains("(b)")
        || lower.startsWith("a)") && lower.contains(" b)")
        || lower.startsWith("(") && at(lower, 2) == ')' && letter(at(lower, 1))
        || letter(at(lower, 0)) && at(lower, 1) == ')';
  }

  /// Whether the words before make it a bound, or one of several, and not a value.
  private static boolean bounded(String text, int from) {
    int last = wordEnd(text, from);
    String abbreviation = Text.lower(text.substring(Math.max(0, last - 7), last));
    if (abbreviation.endsWith("approx.") || abbreviation.endsWith("ca.")) {
      return true;
    }
    int start = wordStart(text, last);
    String word = Text.lower(text.substring(start, last));
    if (BOUNDS.contains(word)) {
      return true;
    }
    int before = wordEnd(text, start);
    int first = wordStart(text, before);
    String pair = Text.lower(text.substring(first, before)) + " " + word;
    if (PAIRS.contains(pair)) {
      return true;
    }
    if (word.equals("of") && PARTS.contains(Text.lower(text.substring(first, before)))) {
      return true;
    }
    if (word.equals("to") && clause(text, start).contains(" from ")) {
      return true;
    }
    // `greater than or equal to`
    return pair.equals("equal to") && text.startsWith("or ", Math.max(0, first - 3));
  }

  /// What stands before in the same sentence, with a space around it.
  private static String clause(String text, int from) {
    int start = from;
    while (start > 0 && ".!?\n;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return " " + Text.lower(text.substring(start, from)) + " ";
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end > 0 && " *$".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && letter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /// Whether the words or signs around it make it another value: `minus 5`, `5 squared`, `≤5`.
  private static boolean bent(String text, int from, int to) {
    int sign = from - 1;
    while (at(text, sign) == ' ') {
      sign--;
    }
    boolean arrow = at(text, sign) == '>' && "=-".indexOf(at(text, sign - 1)) >= 0;
    if ("<>≤≥≠≈~¬√".indexOf(at(text, sign)) >= 0 && !arrow
        || at(text, from - 1) == '|'
        || "‰²³/^_|+".indexOf(at(text, to)) >= 0
        || at(text, to - 1) == '+'
        || Sequel.compared(text, to)) {
      return true;
    }
    int start = from;
    for (int words = 0; words < 3; words++) {
      int end = start;
      while (at(text, end - 1) == ' ' || at(text, end - 1) == '*' || at(text, end - 1) == '$') {
        end--;
      }
      start = end;
      while (letter(at(text, start - 1))) {
        start--;
      }
      String word = Text.lower(text.substring(start, end));
      if (BEFORE.contains(word)) {
        return true;
      }
      if (!word.equals("of") && !word.equals("by")) {
        break;
      }
    }
    int end = to;
    for (int words = 0; words < 3; words++) {
      int first = end;
      while (at(text, first) == ' ' || at(text, first) == '*' || at(text, first) == '$') {
        first++;
      }
      end = first;
      while (letter(at(text, end))) {
        end++;
      }
      String word = Text.lower(text.substring(first, end));
      if (AFTER.contains(word)) {
        return true;
      }
      boolean leads =
          word.equals("and") || word.equals("is") || word.equals("a") || word.equals("at");
      if (!leads) {
        break;
      }
    }
    return false;
  }

  private static Piece piece(List<Piece> pieces, int at) {
    return pieces.get(at);
  }

  private static boolean telling(String piece) {
    boolean content = false;
    for (int i = 0; i < piece.length() && !content; i++) {
      content = digit(piece.charAt(i)) || "=<>≤≥\\".indexOf(piece.charAt(i)) >= 0;
    }
    return content && Reading.of(piece).readable();
  }

  private static boolean listed(String text, Piece first, Piece second) {
    String bare = Text.lower(text.substring(first.end(), second.start())).strip();
    int last = bare.length() - 1;
    boolean named = first.text().startsWith("=") && second.text().startsWith("=");
    if (named && last > 0 && letter(at(bare, last)) && at(bare, last - 1) == ' ') {
      // `x = 2 and x = 3` lists the values of one name.
      int name = wordEnd(text, first.start()) - 1;
      boolean same =
          Text.lower(text.substring(Math.max(0, name), name + 1)).charAt(0) == at(bare, last);
      bare = same && !letter(at(text, name - 1)) ? bare.substring(0, last).strip() : bare;
    }
    return bare.equals(",")
        || bare.equals("and")
        || bare.equals("or")
        || bare.equals(", and")
        || bare.equals(", or")
        || bare.equals("or maybe")
        || bare.equals("or perhaps");
  }

  /// Whether the same sentence denies what stands at `from`.
  private static boolean denied(String text, int from) {
    int start = from;
    while (start > 0 && ".!?\n;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String before = Text.lower(text.substring(start, from));
    boolean denied = false;
    int word = 0;
    for (int i = 0; i <= before.length(); i++) {
      if (i == before.length() || before.charAt(i) == ' ') {
        String each = unmarked(before.substring(word, i));
        // What follows from a denial is stated.
        denied = !CONCLUDING.contains(each) && (denied || DENIALS.contains(each));
        word = i + 1;
      }
    }
    return denied;
  }

  /// Whether the same sentence denies what ends at `from`, or what follows takes it back.
  private static boolean takenBack(String text, int from) {
    boolean sentence = true;
    int word = -1;
    for (int i = from; i <= text.length(); i++) {
      char c = at(text, i);
      boolean inside = letter(c) || c == '\'' || c == '’';
      if (inside && word < 0) {
        word = i;
      } else if (!inside && word >= 0) {
        String each = Text.lower(text.substring(word, i)).replace('’', '\'');
        if (Phrases.CORRECTIONS.contains(each)
            || sentence && (DENIALS.contains(each) || BEHIND.contains(each))) {
          return true;
        }
        word = -1;
      }
      if (c == '?' && sentence) {
        return true;
      }
      sentence &= c != '!' && c != ';' && c != '\n' && (c != '.' || at(text, i + 1) > ' ');
    }
    return false;
  }

  /// A word without the mark behind it.
  private static String unmarked(String word) {
    String bare = word.replace("*", "");
    boolean marked = bare.endsWith(":") || bare.endsWith(",");
    return marked ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    int i = 0;
    while (i < text.length()) {
      int end = formula(text, i);
      if (end > i) {
        int skip = text.startsWith("$$", i) || text.charAt(i) == '\\' ? 2 : 1;
        pieces.add(new Piece(i, end, text.substring(i + skip, end - skip).strip()));
        i = end;
      } else {
        end = calculation(text, i);
        if (end > i) {
          String piece = text.substring(i, end).strip();
          while (!piece.isEmpty() && "+-*/=^,(.".indexOf(piece.charAt(piece.length() - 1)) >= 0) {
            piece = piece.substring(0, piece.length() - 1).strip();
          }
          pieces.add(new Piece(i, end, balanced(piece)));
          i = end;
        } else {
          i++;
        }
      }
      if (pieces.size() > PIECES) {
        pieces.removeFirst();
      }
    }
    return pieces;
  }

  /// The end of a formula between delimiters that starts here; -1 if none does.
  private static int formula(String text, int from) {
    char c = text.charAt(from);
    if (c == '\\' && (at(text, from + 1) == '(' || at(text, from + 1) == '[')) {
      String close = at(text, from + 1) == '(' ? "\\)" : "\\]";
      int end = text.indexOf(close, from + 2);
      return end < 0 ? -1 : end + 2;
    }
    if (c != '$' || at(text, from - 1) == '\\') {
      return -1;
    }
    String mark = text.startsWith("$$", from) ? "$$" : "$";
    int end = text.indexOf(mark, from + mark.length());
    if (end < 0 || end == from + mark.length()) {
      return -1;
    }
    return prosaic(text.substring(from + 1, end)) ? -1 : end + mark.length();
  }

  /// Whether what stands between two dollar signs is a sentence, and the signs mean money.
  private static boolean prosaic(String inside) {
    int words = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (letter(c)) {
        int end = i;
        while (letter(at(inside, end))) {
          end++;
        }
        boolean command = at(inside, i - 1) == '\\' || at(inside, i - 1) == '{';
        words += end - i >= 3 && !command ? 1 : 0;
        i = end;
      }
    }
    return words >= 3 || inside.contains("\n\n");
  }

  /// The end of a calculation written without delimiters; -1 if none starts here.
  private static int calculation(String text, int from) {
    char c = text.charAt(from);
    boolean starts =
        digit(c)
            || (c == '(' || c == '-' || c == '.' || c == '=' || c == '[' || c == '{')
                && (digit(at(text, from + 1))
                    || at(text, from + 1) == '\\'
                    || at(text, from + 1) == ' ' && digit(at(text, from + 2))
                    || at(text, from + 1) == '-')
            || c == '\\'
                && (text.startsWith("\\frac", from)
                    || text.startsWith("\\dfrac", from)
                    || text.startsWith("\\sqrt", from));
    char before = at(text, from - 1);
    if (!starts
        || letter(before)
        || digit(before)
        || before == '\''
        || before == '"'
        || before == '_'
        || before == '{' && at(text, from - 2) == '_') {
      return -1;
    }
    if (c == '-' && (digit(at(text, from - 1)) || letter(at(text, from - 1)))) {
      return -1;
    }
    int i = from;
    int depth = 0;
    while (i < text.length()) {
      char here = text.charAt(i);
      depth += here == '(' ? 1 : here == ')' ? -1 : 0;
      if (depth < 0) {
        break;
      }
      if (here == '\'' || here == '"' || here == '_') {
        return -1;
      }
      if (digit(here) || " +-*/=^()[].,%:{}×÷−·√π<>!".indexOf(here) >= 0) {
        if (here == '.' && at(text, i + 1) <= ' '
            || here == ',' && depth == 0 && !digit(at(text, i + 1))) {
          return i;
        }
        i++;
      } else if (here == '\\' && letter(at(text, i + 1))) {
        int end = i + 1;
        while (letter(at(text, end))) {
          end++;
        }
        String command = text.substring(i + 1, end);
        if (command.startsWith("text") || command.startsWith("math") || command.equals("mbox")) {
          // Words belong to the number, and were not understood.
          return -1;
        }
        i = end;
      } else {
        break;
      }
    }
    if (letter(at(text, i)) && at(text, i - 1) == '-' && digit(at(text, i - 2))) {
      // `5-ish`, `5-digit`
      return -1;
    }
    if (i < text.length() && letter(text.charAt(i)) && !letter(at(text, i - 1))) {
      // What is written together, like 1e99 or 3x, is not the number it starts with.
      int end = i;
      while (letter(at(text, end))) {
        end++;
      }
      boolean tied = at(text, i - 1) != ' ' && digit(at(text, i - 1));
      if (tied
          && !Units.known(text.substring(i, end))
          && !Reading.isScale(text.substring(i, end))) {
        return -1;
      }
    }
    return scaled(text, i);
  }

  /// With the word for a factor that follows.
  private static int scaled(String text, int end) {
    int word = end;
    while (at(text, word) == ' ') {
      word++;
    }
    int after = word;
    while (letter(at(text, after))) {
      after++;
    }
    String next = text.substring(word, after);
    return Reading.isScale(next) || next.equals("percent") ? after : end;
  }

  /// Without brackets that were opened or closed outside.
  private static String balanced(String piece) {
    int depth = 0;
    int lowest = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      lowest = Math.min(lowest, depth);
    }
    String text = piece;
    for (; lowest < 0 && text.endsWith(")"); lowest++) {
      text = text.substring(0, text.length() - 1);
      depth++;
    }
    for (; depth > 0 && text.startsWith("("); depth--) {
      text = text.substring(1);
    }
    return text.strip();
  }
}
