package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import dev.ponder.verify.math.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Answers announced in words: `the answer is 42`, `Final Answer: $x = 3$`, `A: 18`, `答案：5`.
final class Phrases {
  /// What was announced.
  ///
  /// @param answer the text of it
  /// @param clean whether the whole announcement was the answer, rather than a sentence about it
  /// @param last whether it was announced as final
  record Announced(String answer, boolean clean, boolean last) {}

  /// Words that take back what was said before.
  static final Set<String> CORRECTIONS =
      Set.of(
          "but",
          "wait",
          "actually",
          "wrong",
          "incorrect",
          "oops",
          "hmm",
          "correction",
          "mistake",
          "scratch",
          "alternatively",
          "doesn't",
          "isn't");

  private static final String[] MARKERS = {
    "answer",
    "答案",
    "答え",
    "정답",
    "réponse",
    "respuesta",
    "resposta",
    "antwort",
    "risposta",
    "ответ",
    "उत्तर",
    "ans"
  };

  /// How what was said is said again.
  private static final String[] RESTATING = {
    " i.e", ", that is", ", which means", ", meaning", ", namely", ", in words", ", or ", " ("
  };

  private static final int CONTENT = 400;
  private static final int MOST = 200;

  private Phrases() {}

  /// All announcements, in their order.
  static List<Announced> in(String text) {
    var found = new ArrayList<Announced>();
    String lower = Text.lower(text);
    for (String marker : MARKERS) {
      int count = 0;
      for (int i = lower.indexOf(marker);
          i >= 0 && count < MOST;
          i = lower.indexOf(marker, i + marker.length())) {
        int content = content(lower, i, marker);
        if (content >= 0) {
          count++;
          add(found, text, i, content, finalBefore(lower, i));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    int line = lower.lastIndexOf("\na:") + 1;
    if (lower.startsWith("a:", line)) {
      add(found, text, line, line + 2, true);
    }
    return found;
  }

  private static boolean finalBefore(String lower, int at) {
    String before = lower.substring(Math.max(0, at - 9), at);
    return before.contains("final");
  }

  /// Where the announced text begins; -1 if nothing is announced here.
  private static int content(String lower, int at, String marker) {
    int i = at + marker.length();
    if (marker.equals("ans") && (Text.letter(at(lower, at - 1)) || Text.letter(at(lower, i)))) {
      return -1;
    }
    if (marker.equals("answer")) {
      if (Text.letter(at(lower, at - 1))) {
        return -1;
      }
      if (at(lower, i) == 's') {
        i++;
      }
    }
    i = marks(lower, i);
    for (String verb :
        new String[] {
          "is",
          "are",
          "est",
          "es",
          "ist",
          "would be",
          "will be",
          "是",
          "为",
          "は",
          "은",
          "는",
          "=",
          ":",
          "："
        }) {
      if (lower.startsWith(verb, i)) {
        int after = i + verb.length();
        boolean word = Text.letter(verb.charAt(0));
        if (word && Text.letter(at(lower, after))) {
          continue;
        }
        int end = marks(lower, after);
        // `is:` and `: is` too.
        while (at(lower, end) == ':' || at(lower, end) == '=' || at(lower, end) == '：') {
          end = marks(lower, end + 1);
        }
        return lower.startsWith("the final answer", end) || lower.startsWith("the answer", end)
            ? -1
            : end;
      }
    }
    if (dash(lower, at, i)) {
      return marks(lower, i + 1);
    }
    // A heading `Answer` or `**Final Answer**`, or `Answer $x$`.
    boolean heading = at(lower, i) == '\n' || at(lower, i) == '$' || at(lower, i) == '\\';
    return heading && marker.equals("answer") ? i : -1;
  }

  /// Whether a dash between spaces follows a heading, as in `Final answer - 7`.
  private static boolean dash(String lower, int at, int from) {
    int line = at;
    while (line > 0 && at - line <= 20 && lower.charAt(line - 1) != '\n') {
      line--;
    }
    if (Text.digit(at(lower, from + 2))) {
      String rest = lower.substring(from, Math.min(lower.length(), from + CONTENT));
      // `answer - 7 = x` is an equation.
      if (rest.substring(0, Text.lineEnd(rest, 0)).indexOf('=') >= 0) {
        return false;
      }
    }
    String before = at - line > 20 ? "?" : lower.substring(line, at).replace("*", "").strip();
    return "-–—".indexOf(at(lower, from)) >= 0
        && at(lower, from) != '\0'
        && at(lower, from + 1) == ' '
        && at(lower, from - 1) == ' '
        && (before.isEmpty() || before.equals("final") || before.equals("the final"));
  }

  private static int marks(String text, int from) {
    int i = from;
    while (at(text, i) == ' ' || at(text, i) == '*' || at(text, i) == '_') {
      i++;
    }
    return i;
  }

  private static void add(List<Announced> found, String text, int marker, int from, boolean last) {
    boolean supposed =
        Supposition.before(text, marker)
            || Supposition.opening(text, marker)
            || Ideographs.before(text, marker);
    int start = from;
    while (start < text.length()
        && start - from < 40
        && "\n\r *_".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (text.startsWith("```\n", start)) {
      start += 4;
    }
    String line = text.substring(start, Math.min(end(text, start), start + CONTENT));
    String sentence = uncoupled(Text.trimmed(sentence(line)));
    if (!sentence.isEmpty() && !line.startsWith("```")) {
      Reading reading = Reading.of(sentence);
      boolean clean =
          (reading.readable() && !reading.wordsOnly() || shortWords(sentence, reading))
              && !corrected(line, sentence);
      boolean taken = Retraction.after(text, start + line.indexOf(sentence) + sentence.length());
      boolean stated = clean && !supposed && !taken;
      boolean corrected = supposed && Text.lower(line).contains("but ");
      String rest = clean || taken || supposed && !corrected ? "" : line;
      found.add(new Announced(stated ? sentence : rest, stated, last));
    }
  }

  /// Without the verb at the end of a sentence in Japanese or Korean.
  private static String uncoupled(String sentence) {
    for (String each : new String[] {"です", "である", "になります", "입니다", "이다"}) {
      if (sentence.endsWith(each)) {
        return Text.trimmed(sentence.substring(0, sentence.length() - each.length()));
      }
    }
    return sentence;
  }

  /// Whether the rest of the line begins by taking the sentence back.
  private static boolean corrected(String line, String sentence) {
    String rest =
        line.substring(Math.min(line.length(), line.indexOf(sentence) + sentence.length()));
    int start = 0;
    while (start < rest.length() && !Text.letter(rest.charAt(start))) {
      start++;
    }
    int end = start;
    while (Text.letter(at(rest, end))) {
      end++;
    }
    String word = Text.lower(rest.substring(start, end));
    return CORRECTIONS.contains(word) || word.equals("no");
  }

  private static boolean shortWords(String sentence, Reading reading) {
    if (!reading.wordsOnly()) {
      return false;
    }
    int spaces = 0;
    for (int i = 0; i < sentence.length(); i++) {
      spaces += sentence.charAt(i) == ' ' ? 1 : 0;
    }
    return spaces <= 3;
  }

  /// What is said again in other words, as `7x` in `7x, i.e. 7 times x`; empty if nothing with a
  /// digit is.
  static String restated(String announced) {
    String lower = Text.lower(announced);
    int end = -1;
    for (String each : RESTATING) {
      int found = lower.indexOf(each);
      end = found >= 0 && (end < 0 || found < end) ? found : end;
    }
    String head = end < 0 ? "" : Text.trimmed(announced.substring(0, end));
    return head.chars().anyMatch(each -> each >= '0' && each <= '9') ? head : "";
  }

  /// The end of the announcement: the line's end, or the end of the displayed formula that it
  /// opens.
  private static int end(String text, int start) {
    for (String[] each : new String[][] {{"\\[", "\\]"}, {"$$", "$$"}, {"\\begin{", "\\end{"}}) {
      if (text.startsWith(each[0], start)) {
        int close = text.indexOf(each[1], start + 2);
        if (close >= 0 && close - start < CONTENT) {
          return Text.lineEnd(text, close);
        }
      }
    }
    return Text.lineEnd(text, start);
  }

  /// Up to the full stop that ends the sentence; one between digits or inside brackets doesn't.
  static String sentence(String line) {
    int depth = 0;
    boolean dollars = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        char next = at(line, i + 1);
        dollars = next == '(' || next == '[' || next != ')' && next != ']' && dollars;
        i++;
      } else if (c == '$') {
        dollars = !dollars;
      } else if (c == '{' || c == '(' || c == '[') {
        depth++;
      } else if (c == '}' || c == ')' || c == ']') {
        depth--;
      } else if (c == '。'
          || c == '!'
              && !dollars
              && depth <= 0
              && (at(line, i + 1) == ' ' || at(line, i - 1) == '*')
          || c == '.'
              && !dollars
              && depth <= 0
              && at(line, i + 1) <= ' '
              && !abbreviation(line, i)) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  /// `a.m.` and `4. 5` aren't ends.
  private static boolean abbreviation(String line, int point) {
    return at(line, point - 2) == '.'
        || point == 1 && Text.letter(line.charAt(0)) && line.length() < 20;
  }
}
