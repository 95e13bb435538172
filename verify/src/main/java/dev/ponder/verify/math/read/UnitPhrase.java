package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;
import static dev.ponder.verify.math.read.Cursor.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The unit or noun after a value: `cm`, `\text{ square units}`, `miles per hour`, `million
/// dollars`.
///
/// A word that changes the value's meaning (`not`, `or so`, `more than`) makes the whole answer
/// unreadable: it is never dropped.
final class UnitPhrase {
  private static final int WORDS = 6;

  /// Letters behind a number that make it another, or a place in an order, and aren't a unit.
  private static final Set<String> SUFFIXES =
      Set.of("k", "M", "B", "bn", "mn", "mln", "x", "X", "th", "st", "nd", "rd");

  /// What was found.
  ///
  /// @param unit its name, empty if only a factor was found
  /// @param factors what words such as `million` or `dozen` stand for
  record Found(String unit, List<Long> factors) {}

  private final Cursor cursor;
  private final StringBuilder unit = new StringBuilder();
  private final List<Long> scales = new ArrayList<>();
  private int words;

  private UnitPhrase(Cursor cursor) {
    this.cursor = cursor;
  }

  /// Takes the unit that follows, or returns null and leaves the cursor where it was.
  static @Nullable Found after(Cursor cursor) {
    var phrase = new UnitPhrase(cursor);
    while (phrase.takeOne()) {
      if (phrase.words > WORDS) {
        throw new Unreadable("a value followed by more than " + WORDS + " words");
      }
    }
    return phrase.words == 0
        ? null
        : new Found(Units.name(phrase.unit.toString()), List.copyOf(phrase.scales));
  }

  private boolean takeOne() {
    char c = cursor.peek();
    int start = cursor.at;
    if (c == '/' || c == '\\' && "cdot".equals(cursor.command())) {
      cursor.at += c == '/' ? 1 : 5;
      if (cursor.peek() == '/') {
        cursor.at = start;
        return false;
      }
      int before = unit.length();
      if (words > 0 || textAhead()) {
        unit.append(c == '/' ? "/" : "·");
        String letter = words > 0 ? cursor.word() : "";
        if (letter.length() == 1 && c == '/' && Units.known(letter)) {
          cursor.at++;
          add(letter);
          takeExponent();
          return true;
        }
        if (takeOne()) {
          return true;
        }
      }
      unit.setLength(before);
      cursor.at = start;
      return false;
    }
    if (c == '\\') {
      return takeText(start);
    }
    if (letter(c)) {
      return takeWord();
    }
    return false;
  }

  private boolean textAhead() {
    String command = cursor.command();
    return command != null && Ink.TEXT.contains(command) && !command.equals("operatorname");
  }

  private boolean takeText(int start) {
    String command = cursor.command();
    if (command == null) {
      return false;
    }
    if (words > 0 && (command.equals("AA") || command.equals("Omega") || command.equals("mu"))) {
      cursor.at += command.length() + 1;
      add(command);
      return true;
    }
    if (command.endsWith("frac") && words == 0) {
      return takeRate(start, command);
    }
    if (!Ink.TEXT.contains(command)) {
      return false;
    }
    cursor.at += command.length() + 1;
    String inside = cursor.rawArgument().replace('~', ' ').replace("\\,", " ").strip();
    boolean symbol = inside.equals("e") || inside.equals("i") || inside.equals("d");
    String first = inside.isEmpty() ? "" : firstWord(inside);
    if (symbol
        || Vocabulary.connective(first)
        || inside.equals(",")
        || Vocabulary.FUNCTIONS.containsKey(inside)
        || words == 0 && inside.isEmpty()) {
      cursor.at = start;
      return false;
    }
    for (String each : split(inside)) {
      String bare = trimmed(each);
      if (takeScale(bare)) {
        continue;
      }
      check(bare);
      if (SUFFIXES.contains(bare)) {
        throw new Unreadable("'" + bare + "' after a value");
      }
      if (!bare.isEmpty()) {
        add(bare);
      }
    }
    words = Math.max(words, 1);
    takeExponent();
    return true;
  }

  /// `\frac{\text{mi}}{\text{h}}`
  private boolean takeRate(int start, String command) {
    cursor.at += command.length() + 1;
    String above = cursor.ended() ? "" : unit(cursor.rawArgument());
    String below = cursor.ended() ? "" : unit(cursor.rawArgument());
    if (above.isEmpty() || below.isEmpty()) {
      cursor.at = start;
      return false;
    }
    add(above + "/" + below);
    return true;
  }

  /// The unit that an argument is, in a text command; empty if it is none.
  private static String unit(String argument) {
    String bare = argument.strip();
    for (String each : new String[] {"\\text{", "\\mathrm{"}) {
      if (bare.startsWith(each) && bare.indexOf('}') == bare.length() - 1) {
        String name = bare.substring(each.length(), bare.length() - 1).strip();
        return Units.known(name) ? name : "";
      }
    }
    return "";
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && letter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ' ') {
        if (i > from) {
          parts.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    if (parts.size() > WORDS) {
      throw new Unreadable("a value followed by more than " + WORDS + " words");
    }
    return parts;
  }

  private static String trimmed(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && (word.charAt(from) == '(' || word.charAt(from) == ',')) {
      from++;
    }
    while (to > from
        && (word.charAt(to - 1) == ')'
            || word.charAt(to - 1) == ','
            || word.charAt(to - 1) == '.' && !word.endsWith(".m."))) {
      to--;
    }
    return word.substring(from, to);
  }

  private static void check(String word) {
    if (Vocabulary.bends(word)) {
      throw new Unreadable("the word '" + word + "' after a value");
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean exponent = digit(c) && i > 0 && word.charAt(i - 1) == '^';
      if (!letter(c)
          && c != '/'
          && c != '.'
          && c != '-'
          && c != '^'
          && c != '%'
          && !exponent
          && c < 128) {
        throw new Unreadable("'" + word + "' after a value");
      }
    }
  }

  /// Notes the factor that a word is. One behind a noun isn't a factor of the value, nor nothing.
  private boolean takeScale(String word) {
    long scale = Vocabulary.scale(word);
    if (scale == 0) {
      return false;
    }
    if (!unit.isEmpty()) {
      throw new Unreadable("the word '" + word + "' after a unit");
    }
    scales.add(scale);
    words++;
    return true;
  }

  private boolean takeWord() {
    String word = cursor.word();
    if (word.length() < 2
        || Vocabulary.connective(word)
        || word.equals("in")
        || word.equals("union")
        || Operands.named(word)) {
      return false;
    }
    boolean spaced = cursor.at(cursor.at - 1) == ' ' || cursor.at(cursor.at - 1) == '}';
    if (takeScale(word)) {
      cursor.at += word.length();
      return true;
    }
    if (spaced && Vocabulary.bends(word)) {
      throw new Unreadable("the word '" + word + "' after a value");
    }
    boolean behind = word.equals("per") || word.equals("old");
    boolean power = word.equals("sq") || word.equals("cu");
    boolean known = Units.known(word) || power || behind && words > 0;
    if (!known && (word.length() < 4 || !spaced && word.length() < 5 || !lowercase(word))) {
      return false;
    }
    cursor.at += word.length();
    if (!word.equals("old")) {
      add(word.equals("per") ? "/" : word);
    }
    takeExponent();
    return true;
  }

  private static boolean lowercase(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) < 'a') {
        return false;
      }
    }
    return true;
  }

  private void add(String word) {
    unit.append(word);
    words++;
  }

  /// `cm^2`, `s^{-1}`.
  private void takeExponent() {
    if (cursor.peek() != '^') {
      return;
    }
    int start = cursor.at++;
    String raw = cursor.rawArgument().strip();
    boolean whole = !raw.isEmpty();
    for (int i = 0; whole && i < raw.length(); i++) {
      whole = digit(raw.charAt(i)) || raw.charAt(i) == '-' && i == 0;
    }
    if (whole) {
      unit.append('^').append(raw);
    } else {
      cursor.at = start;
    }
  }
}
