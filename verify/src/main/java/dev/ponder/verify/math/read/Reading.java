package dev.ponder.verify.math.read;

import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The ways in which a text can be read as an answer: usually one, sometimes several (`1,234` is a
/// number or a list), none if it isn't one.
///
/// @param text the text
/// @param nodes the readings, the likeliest first
/// @param reason why there is none
public record Reading(String text, List<Node> nodes, String reason) {
  /// Reads an answer.
  public static Reading of(String answer) {
    if (answer.length() > Limits.CHARACTERS) {
      return none(answer, "longer than " + Limits.CHARACTERS + " characters");
    }
    Node.Num simple = simple(answer);
    if (simple != null) {
      return new Reading(answer, List.of(simple), "");
    }
    String plain = NumberWords.once(Spelling.plain(answer));
    if (plain.isEmpty()) {
      return none(answer, "empty");
    }
    if (Ambiguity.date(plain)) {
      return new Reading(answer, List.of(new Node.Words(plain)), "");
    }
    Rational said = NumberWords.of(plain);
    if (said != null) {
      return new Reading(answer, List.of(new Node.Num(said), new Node.Words(plain)), "");
    }
    Node whole = Money.in(answer).isEmpty() ? Wholes.of(plain) : null;
    if (whole != null) {
      return new Reading(answer, List.of(whole), "");
    }
    var nodes = new ArrayList<Node>();
    String reason = "";
    boolean grouped = Ambiguity.grouped(plain);
    try {
      nodes.add(new Parser(plain, true).all());
    } catch (Unreadable e) {
      reason = e.reason();
    }
    if (grouped) {
      try {
        Node list = new Parser(plain, false).all();
        if (!nodes.contains(list)) {
          nodes.add(list);
        }
      } catch (Unreadable e) {
        // Then it isn't a list.
      }
    }
    Node digits = nodes.isEmpty() ? null : Bases.either(plain);
    if (digits != null) {
      nodes.add(digits);
    }
    Node decimal = Ambiguity.decimalComma(plain);
    if (decimal != null) {
      nodes.add(decimal);
    }
    String words = Ambiguity.words(plain);
    if (!words.isEmpty()) {
      var wording = new Node.Words(words);
      if (!nodes.contains(wording)) {
        nodes.add(words.length() > 3 && !words.contains("\\") ? 0 : nodes.size(), wording);
      }
    }
    String currency = nodes.isEmpty() ? "" : Money.in(answer);
    if (!currency.isEmpty()) {
      try {
        nodes.replaceAll(each -> Money.amount(each, currency));
      } catch (Unreadable e) {
        return none(answer, e.reason());
      }
    }
    return new Reading(answer, List.copyOf(nodes), nodes.isEmpty() ? reason : "");
  }

  private static Reading none(String text, String reason) {
    return new Reading(text, List.of(), reason);
  }

  /// A short whole number, by far the most frequent answer.
  public static Node.@Nullable Num simple(String text) {
    int length = text.length();
    if (length == 0 || length > 17) {
      return null;
    }
    int from = text.charAt(0) == '-' ? 1 : 0;
    if (from == length) {
      return null;
    }
    long value = 0;
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      value = value * 10 + c - '0';
    }
    return Node.Num.of(from == 1 ? -value : value);
  }

  /// Whether a word is a factor, such as `million`.
  public static boolean isScale(String word) {
    return Vocabulary.scale(word) != 0;
  }

  /// Whether a command is a function such as `sin` or `log`.
  public static boolean isFunction(String command) {
    return Vocabulary.FUNCTIONS.containsKey(command);
  }

  /// Whether a word is a function, a constant, a unit or joins two answers.
  public static boolean isNamed(String word) {
    return Operands.named(word)
        || Vocabulary.connective(word)
        || Units.known(word)
        || word.equals("in");
  }

  /// The readings that a reference can mean: `1,234` is a number there, not a list.
  public List<Node> meant() {
    boolean number = nodes.size() > 1 && nodes.getFirst() instanceof Node.Num;
    return number && nodes.get(1) instanceof Node.Sequence ? nodes.subList(0, 1) : nodes;
  }

  public boolean readable() {
    return !nodes.isEmpty();
  }

  /// Whether it is read as words only.
  public boolean wordsOnly() {
    return readable() && nodes.stream().allMatch(Node.Words.class::isInstance);
  }

  private static boolean hasChoice(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'H') {
        return true;
      }
    }
    return false;
  }

  /// The letter that chooses among given answers, as in `C`, `(C)` or `(C) Cecile`; a space if
  /// there is none.
  public static char choice(String answer) {
    if (answer.length() > 200 || !hasChoice(answer)) {
      return ' ';
    }
    String text = Spelling.plain(answer);
    for (String each :
        new String[] {
          "\\text", "\\textbf", "\\mathrm", "\\mathbf", "\\textnormal", "\\rm", "{", "}", "*"
        }) {
      text = text.replace(each, " ");
    }
    text = text.strip();
    boolean bracket = text.startsWith("(");
    int at = bracket ? 1 : 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= text.length() || text.charAt(at) < 'A' || text.charAt(at) > 'H') {
      return ' ';
    }
    char letter = text.charAt(at);
    String rest = text.substring(at + 1).strip();
    if (rest.isEmpty() || rest.equals(".")) {
      return bracket ? ' ' : letter;
    }
    char next = rest.charAt(0);
    boolean closed = next == ')' || !bracket && (next == '.' || next == ':');
    if (!closed) {
      return ' ';
    }
    String after = rest.substring(1).strip();
    boolean words = true;
    for (int i = 0; i < after.length(); i++) {
      char c = after.charAt(i);
      words &= Cursor.letter(c) || c == ' ' || c == '.' || c == '\'' || c == ',';
    }
    return after.isEmpty() || words && bracket && after.toLowerCase(Locale.ROOT).length() < 40
        ? letter
        : ' ';
  }
}
