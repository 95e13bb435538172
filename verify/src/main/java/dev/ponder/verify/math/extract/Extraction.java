package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.NumberWords;
import dev.ponder.verify.math.read.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The final answers that a text states.
///
/// They are looked for in this order, and the first that is found counts: answer tags and the
/// answer field of a closing JSON object, boxes, `####` lines, the whole text as a bare answer,
/// announcements in words, the last mathematics in prose.
///
/// @param finals every final answer stated, in order; several only if they may differ
/// @param reason why there is none
public record Extraction(List<String> finals, String reason) {
  private static final String CROWDED = "more than " + Text.MARKS + " boxes or marks of an answer";
  private static final int BARE = 600;
  private static final int SHORT = 40;
  private static final int MOST = 50;

  /// Finds the final answers.
  public static Extraction of(String text) {
    String visible = Visible.of(text);
    if (visible.isBlank()) {
      return none(text.isBlank() ? "empty" : "nothing but thinking or hidden text");
    }
    if (Text.crowded(visible)) {
      return none(CROWDED);
    }
    List<String> tagged = Tags.answers(visible);
    if (!tagged.isEmpty()) {
      if (Tags.bent(visible)) {
        return none("the answer in tags is denied or taken back");
      }
      var finals = new ArrayList<String>();
      for (String each : tagged) {
        finals.addAll(untagged(each).finals());
      }
      if (finals.isEmpty()) {
        return none("empty answer tags");
      }
      String outside = Tags.outside(visible);
      Boxes.answers(outside).stream().filter(each -> !each.isBlank()).forEach(finals::addFirst);
      beside(outside).forEach(finals::addFirst);
      marked(outside).stream().filter(Extraction::isNumber).forEach(finals::addFirst);
      return new Extraction(List.copyOf(finals), "");
    }
    return untagged(visible);
  }

  /// The letter chosen; for questions with given answers. Tags, boxes, `####` lines and words must
  /// agree.
  public static Extraction ofChoice(String text) {
    String visible = Visible.of(text);
    if (Text.crowded(visible)) {
      return none(CROWDED);
    }
    var statements = new ArrayList<String>(Tags.answers(visible));
    String untagged = Tags.outside(visible);
    statements.addAll(Boxes.answers(untagged));
    statements.addAll(marked(untagged));
    Json.Field field = Json.answer(untagged);
    if (field != null && field.value().length() < SHORT) {
      statements.add(field.value());
    }
    if (statements.isEmpty()) {
      String letter = Choices.in(visible);
      return letter == null ? none("no letter is chosen") : new Extraction(List.of(letter), "");
    }
    var letters = new ArrayList<String>();
    String beside = Choices.beside(unmarked(Boxes.outside(untagged)));
    if (beside != null) {
      letters.add(beside);
    }
    for (String each : statements) {
      List<String> boxes = Boxes.answers(each);
      String letter = Choices.in(boxes.size() == 1 ? boxes.getFirst() : each);
      letters.add(letter == null ? each : letter);
    }
    return new Extraction(List.copyOf(letters), "");
  }

  /// Without what stands behind `####`.
  private static String unmarked(String text) {
    var out = new StringBuilder();
    int from = 0;
    for (int i = text.indexOf("####"); i >= 0; i = text.indexOf("####", from)) {
      out.append(text, from, i);
      from = Text.lineEnd(text, i);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static Extraction none(String reason) {
    return new Extraction(List.of(), reason);
  }

  private static Extraction untagged(String whole) {
    String text = Dressing.unreasoned(whole);
    List<String> boxes = Boxes.answers(text);
    Json.Field json = Json.answer(text);
    if (!boxes.isEmpty() || json != null) {
      return written(text, boxes, json);
    }
    if (text.contains("\\boxed{")) {
      return none("a box isn't closed");
    }
    List<String> marked = marked(text);
    if (!marked.isEmpty()) {
      if (Retraction.after(text, Text.lineEnd(text, text.lastIndexOf("####")))) {
        return none("the answer is taken back");
      }
      var finals = new ArrayList<String>(beside(text));
      finals.addAll(marked);
      return new Extraction(List.copyOf(finals), "");
    }
    String bare = Dressing.unstressed(unquoted(Text.trimmed(text)));
    if (bare.length() <= BARE && isBare(bare)) {
      return new Extraction(List.of(bare), "");
    }
    List<Phrases.Announced> announced = Phrases.in(text);
    if (!announced.isEmpty()) {
      return announced(announced);
    }
    // What begins like a bare answer and can't be read to its end isn't prose about its beginning.
    boolean ahead = isValueAhead(bare) && !Dressing.equation(bare) && !Dressing.item(bare);
    String last = bare.length() <= BARE && ahead ? null : Prose.last(text);
    last = last == null ? Dressing.stated(text) : last;
    if (last != null) {
      return new Extraction(List.of(last), "");
    }
    // One formula that can't be read may still be the same text as another.
    boolean formula = bare.length() <= BARE && (bare.startsWith("$") || bare.startsWith("\\"));
    return formula && !bare.contains(". ")
        ? new Extraction(List.of(bare), "")
        : none("no answer is stated");
  }

  /// Without quotation marks around the whole.
  private static String unquoted(String text) {
    char first = at(text, 0);
    boolean quoted =
        text.length() > 2
            && (first == '"' || first == '\'')
            && text.indexOf(first, 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  /// Boxes and the field of an object; what is announced beside them counts too.
  private static Extraction written(String text, List<String> boxes, Json.@Nullable Field json) {
    var finals =
        new ArrayList<String>(
            boxes.size() > MOST ? boxes.subList(boxes.size() - MOST, boxes.size()) : boxes);
    if (Boxes.retracted(text)) {
      return none("the box is taken back");
    }
    if (!boxes.isEmpty() && boxes.getLast().isBlank()) {
      return none("a box that is empty, denied, or a part of something");
    }
    finals.removeIf(String::isBlank);
    for (String each : marked(text)) {
      if (isNumber(each)) {
        finals.addFirst(each);
      }
    }
    String beside = json == null ? text : text.substring(json.end());
    beside(beside).forEach(finals::addFirst);
    if (json != null) {
      int close = Text.blanks(text, json.end());
      if (at(text, close) == '}' && Retraction.after(text, close + 1)) {
        return none("the answer is taken back");
      }
      finals.addAll(Json.all(text, json, Extraction::isStated));
      String value = json.value();
      if (value.isEmpty()) {
        return none("an empty answer field");
      }
      if (!Reading.of(value).readable() && json.end() < text.length()) {
        finals.addAll(untagged(value).finals());
      } else {
        finals.add(value);
      }
    }
    return finals.isEmpty() ? none("no answer is stated") : new Extraction(List.copyOf(finals), "");
  }

  /// Whether a field's value is an answer, rather than a sentence about it or nothing.
  private static boolean isStated(String value) {
    Reading reading = Reading.of(value);
    boolean clauses = value.contains(", then ") || value.contains(", so ");
    Node first = reading.readable() ? reading.nodes().getFirst() : new Node.Words("");
    boolean open =
        first instanceof Node.Sym(var name) && name.length() == 1 && Text.letter(name.charAt(0))
            || first instanceof Node.Relation(var terms, var _)
                && !(terms.getFirst() instanceof Node.Sym);
    return reading.readable()
        && !clauses
        && !open
        && (!reading.wordsOnly() || value.chars().filter(each -> each == ' ').count() < 3);
  }

  /// The values that are announced in words beside an answer in another form.
  private static List<String> beside(String text) {
    var values = new ArrayList<String>();
    for (Phrases.Announced each : Phrases.in(text)) {
      if (each.clean() && (isValue(each.answer()) || isNamed(each.answer()))) {
        values.add(each.answer());
      }
    }
    return values.size() > MOST ? values.subList(values.size() - MOST, values.size()) : values;
  }

  /// Whether a text is a letter and the number that it stands for: `x = 8`.
  private static boolean isNamed(String text) {
    int sign = text.indexOf('=');
    String name = sign < 0 ? "" : text.substring(0, sign).replace("$", "").strip();
    return name.length() == 1
        && Text.letter(name.charAt(0))
        && isValue(text.substring(sign + 1).replace("$", ""));
  }

  /// Whether a text is a number and nothing else: a heading has words.
  private static boolean isNumber(String text) {
    boolean words = false;
    for (int i = 0; i < text.length() && !words; i++) {
      words = Text.letter(text.charAt(i)) && Text.letter(at(text, i + 1)) && !text.contains("\\");
    }
    return !words && isValue(text);
  }

  /// Whether a text without a full stop begins with a number, or has no words at all.
  private static boolean isValueAhead(String text) {
    int first = text.startsWith("-") || text.startsWith("$") ? 1 : 0;
    if (text.contains(". ") || text.endsWith(".")) {
      return false;
    }
    int longest = 0;
    for (int i = 0, run = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = Text.letter(c) || c > 127 ? run + 1 : c == '\\' ? -60 : 0;
      longest = Math.max(longest, run);
    }
    return text.length() <= SHORT && Text.digit(at(text, first)) || longest < 2;
  }

  /// Whether a text is a number or expression, and not a relation or words about it.
  private static boolean isValue(String text) {
    Reading reading = Reading.of(text);
    return reading.readable()
        && !text.contains("\\boxed")
        && !(reading.nodes().getFirst() instanceof Node.Relation)
        && !(reading.nodes().getFirst() instanceof Node.Words);
  }

  private static boolean isBare(String text) {
    Reading reading = Reading.of(text);
    if (reading.wordsOnly()) {
      return text.length() <= 60 && !text.contains(". ") && !Text.lower(text).contains("answer");
    }
    if (NumberWords.of(text) != null) {
      return true;
    }
    boolean sentence =
        isSentence(text) || text.startsWith("A:") || isLabelled(text) || Dressing.item(text);
    return reading.readable() && !sentence || isName(text);
  }

  /// Whether a text begins with a word and a colon, as in `Total: 7`; letters of sides don't.
  private static boolean isLabelled(String text) {
    int end = 0;
    while (Text.letter(at(text, end))) {
      end++;
    }
    return end > 1 && at(text, end) == ':' && at(text, end - 1) >= 'a' && at(text, end + 1) == ' ';
  }

  /// Whether a text is a short name with a number in it, such as `June 20`.
  private static boolean isName(String text) {
    if (text.length() > 30 || !Text.letter(at(text, 0)) || text.indexOf('\n') >= 0) {
      return false;
    }
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        words++;
      } else if (!Text.letter(c) && !Text.digit(c)) {
        return false;
      }
    }
    String lower = " " + Text.lower(text) + " ";
    boolean verb = false;
    for (String each :
        new String[] {
          " is ",
          " are ",
          " thus ",
          " hence ",
          " therefore ",
          " then ",
          " result ",
          " total ",
          " get ",
          " answer ",
          " so ",
          " equals ",
          " about ",
          " or "
        }) {
      verb |= lower.contains(each);
    }
    boolean word = Text.letter(at(text, 1)) && Text.letter(at(text, 2));
    return word && words > 1 && words <= 3 && !verb;
  }

  /// Whether words lead to the first number, as in `we get 6 * 7 = 42`.
  private static boolean isSentence(String text) {
    for (int i = 0; i < text.length() && !Text.digit(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '{') {
        return false;
      }
      if (Text.letter(c)) {
        int end = i;
        while (Text.letter(at(text, end))) {
          end++;
        }
        int next = end;
        while (at(text, next) == ' ') {
          next++;
        }
        char after = at(text, next);
        boolean word = end - i >= 2 && at(text, end - 1) >= 'a' && next > end;
        if (word
            && (Text.letter(after) || Text.digit(after) || after == '$')
            && !Reading.isNamed(text.substring(i, end))) {
          return true;
        }
        i = end - 1;
      }
    }
    return false;
  }

  private static Extraction announced(List<Phrases.Announced> announced) {
    var finals = new ArrayList<String>();
    for (Phrases.Announced each :
        announced.subList(Math.max(0, announced.size() - MOST), announced.size())) {
      if (each.clean()) {
        finals.add(each.answer());
      }
    }
    if (announced.getLast().clean()) {
      return new Extraction(List.copyOf(finals), "");
    }
    String inside = Prose.last(announced.getLast().answer());
    if (inside == null) {
      return none("the announced answer can't be read");
    }
    String restated = Phrases.restated(announced.getLast().answer());
    if (isValue(restated)) {
      finals.add(restated);
    }
    finals.add(inside);
    return new Extraction(List.copyOf(finals), "");
  }

  /// The answers after `####`, where they aren't headings.
  private static List<String> marked(String text) {
    var found = new ArrayList<String>();
    int end = -1;
    for (int i = text.indexOf("####");
        i >= 0 && found.size() < MOST;
        i = text.indexOf("####", i + 4)) {
      if (i > 0 && at(text, i - 1) != '\n' && at(text, i - 1) != ' ') {
        continue;
      }
      int start = i + 4;
      end = end < start ? Text.lineEnd(text, start) : end;
      if (at(text, start) == '#' || end - start > BARE) {
        continue;
      }
      String answer = Text.trimmed(text.substring(start, end));
      boolean last = text.substring(end).isBlank();
      Reading reading = Reading.of(answer);
      if (!answer.isEmpty() && (last || reading.readable() && !reading.wordsOnly())) {
        found.add(answer);
      }
    }
    return found;
  }
}
