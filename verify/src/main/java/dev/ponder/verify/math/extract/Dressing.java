package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.letter;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Sign;
import dev.ponder.verify.number.Rational;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words around an answer that add nothing to it: `exactly 7`, `x = 7 (since x > 0)`, `Answer: 7`
/// in a box, `The polynomial is x^2 + 1.`
final class Dressing {
  private static final int LONGEST = 200;
  private static final String[] EXACT = {"exactly ", "precisely "};
  private static final String NEGATIVE = "-−–,;±∓<>≤≥";
  private static final String[] REASONS = {"since ", "because "};
  private static final String[] TEXTS = {"\\text{", "\\textbf{", "\\mathrm{"};
  private static final String[] LABELS = {
    "final answer:", "the answer is:", "the answer is ", "answer:", "ans:"
  };

  /// Words before the name of what is asked for.
  private static final Set<String> KINDS =
      Set.of("final", "simplified", "required", "desired", "general", "factored", "resulting");

  /// Names of what is asked for.
  private static final Set<String> ASKED =
      Set.of(
          "polynomial",
          "limit",
          "function",
          "expression",
          "solution",
          "result",
          "value",
          "sum",
          "product",
          "derivative",
          "integral",
          "antiderivative",
          "quotient",
          "remainder",
          "inverse",
          "formula",
          "form",
          "term",
          "set",
          "interval",
          "domain",
          "range",
          "area",
          "ratio",
          "volume",
          "perimeter",
          "probability",
          "factorization");

  private Dressing() {}

  /// A bare answer without a word that only stresses it.
  static String unstressed(String text) {
    String lower = Text.lower(text.substring(0, Math.min(text.length(), 10)));
    for (String each : EXACT) {
      if (lower.startsWith(each)) {
        String rest = text.substring(each.length()).strip();
        Reading reading = Reading.of(rest);
        return reading.readable() && !reading.wordsOnly() ? rest : text;
      }
    }
    return text;
  }

  /// A text without the bracket at its end that says why another value of the unknown isn't taken:
  /// `(since x > 0)`. Nothing but an inequality of a letter may stand in it.
  static String unreasoned(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '.')) {
      end--;
    }
    int open = at(text, end - 1) == ')' ? text.lastIndexOf('(', end - 1) : -1;
    if (open < 1 || end - open > LONGEST) {
      return text;
    }
    String inside = text.substring(open + 1, end - 1).strip();
    for (String each : REASONS) {
      if (inside.startsWith(each)
          && !inside.contains("\\boxed")
          && bounds(inside.substring(each.length()), text.substring(0, open).stripTrailing())) {
        return text.substring(0, open).stripTrailing();
      }
    }
    return text;
  }

  /// Whether a reason bounds a letter by zero, and what it is given for is one value of that letter
  /// within the bound: `x = 7` and `x > 0`.
  private static boolean bounds(String reason, String text) {
    Reading reading = Reading.of(reason);
    return reading.nodes().size() == 1
        && reading.nodes().getFirst() instanceof Node.Relation(var terms, var signs)
        && signs.size() == 1
        && terms.getFirst() instanceof Node.Sym(var name)
        && terms.getLast().equals(Node.Num.of(0))
        && within(text.substring(text.lastIndexOf('\n') + 1), name, signs.getFirst());
  }

  private static boolean within(String line, String name, Sign sign) {
    String plain = line.replace("$", "").replace("\\(", "").replace("\\)", "").strip();
    if (plain.contains(" or ") || plain.contains("\\text{") || plain.contains("\\lor")) {
      return false;
    }
    int equal = plain.lastIndexOf('=');
    String named = plain.substring(0, Math.max(0, equal)).stripTrailing();
    int first = named.length() - name.length();
    boolean same = named.endsWith(name) && (first == 0 || at(named, first - 1) == ' ');
    boolean words = plain.chars().noneMatch(each -> "\\±+-−*/^|".indexOf(each) >= 0);
    if (equal >= 0 && !same || equal < 0 && plain.contains(" ") && !words) {
      return false;
    }
    String value = plain.substring(equal >= 0 ? equal + 1 : plain.lastIndexOf(' ') + 1).strip();
    Reading reading = Reading.of(value);
    boolean above = sign == Sign.GREATER || sign == Sign.AT_LEAST;
    if (reading.nodes().size() == 1 && reading.nodes().getFirst() instanceof Node.Num(var number)) {
      int side = number.signum();
      return side == 0
          ? sign == Sign.AT_LEAST || sign == Sign.AT_MOST
          : sign.ordering() && side > 0 == above;
    }
    return above
        && reading.readable()
        && NEGATIVE.chars().noneMatch(each -> value.indexOf(each) >= 0)
        && !value.contains("\\pm")
        && !value.contains("\\mp");
  }

  /// What a box holds, without a label before it.
  static String unlabelled(String boxed) {
    String text = boxed.strip();
    boolean command = false;
    for (String each : TEXTS) {
      if (!command && text.startsWith(each)) {
        text = text.substring(each.length()).stripLeading();
        command = true;
      }
    }
    String lower = Text.lower(text.substring(0, Math.min(text.length(), 20)));
    for (String each : LABELS) {
      if (lower.startsWith(each)) {
        String rest = text.substring(each.length()).stripLeading();
        int close = command ? rest.indexOf('}') : -1;
        rest =
            close < 0 ? rest : (rest.substring(0, close) + " " + rest.substring(close + 1)).strip();
        return rest.isBlank() || command && close < 0 ? boxed : rest;
      }
    }
    return boxed;
  }

  /// The expression of a text that is one sentence about what is asked for; null if it isn't.
  static @Nullable String stated(String text) {
    String sentence = Text.trimmed(text);
    sentence = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    int verb = sentence.indexOf(" is ");
    if (verb < 0 || sentence.length() > LONGEST || sentence.indexOf('\n') >= 0) {
      return null;
    }
    String[] words = Text.lower(sentence.substring(0, verb)).split(" ", 5);
    boolean asked =
        (words.length == 2 || words.length == 3 && KINDS.contains(words[1]))
            && words[0].equals("the")
            && ASKED.contains(words[words.length - 1]);
    String value = sentence.substring(verb + 4).strip();
    Reading reading = Reading.of(value);
    boolean expression =
        reading.readable()
            && reading.nodes().stream().noneMatch(Node.Words.class::isInstance)
            && !(reading.nodes().getFirst() instanceof Node.Relation)
            && !(reading.nodes().getFirst() instanceof Node.Measured)
            && (words[words.length - 1].equals("ratio")
                || !(reading.nodes().getFirst() instanceof Node.Ratio));
    return asked && expression ? value : null;
  }

  /// Whether a text is an item of a list whose words come first: `3. Add them: 3 + 4 = 7`.
  static boolean item(String text) {
    int digits = 0;
    while (Text.digit(at(text, digits))) {
      digits++;
    }
    boolean marked = at(text, digits) == '.' || at(text, digits) == ')';
    int word = digits + 2;
    return digits > 0
        && digits < 3
        && marked
        && at(text, digits + 1) == ' '
        && at(text, word) <= 'Z'
        && letter(at(text, word))
        && letter(at(text, word + 1));
  }

  /// Whether a text is a calculation in words whose last word is its value: `3 plus 4 equals 7`.
  /// One that isn't true is none.
  static boolean equation(String text) {
    int verb = text.indexOf(" equals ");
    Node.Num stated = verb < 0 ? null : Reading.simple(text.substring(verb + 8).strip());
    if (stated == null) {
      return false;
    }
    String[] words = Text.lower(text.substring(0, verb)).replace("divided by", "over").split(" ");
    Rational sum = Rational.ZERO;
    Rational product = Rational.ONE;
    String operation = "times";
    for (int i = 0; i < words.length; i++) {
      if (i % 2 == 1) {
        operation = words[i];
        continue;
      }
      Node.Num number = Reading.simple(words[i]);
      Rational value = number == null ? Rational.ZERO : number.value();
      boolean added = operation.equals("plus") || operation.equals("minus");
      boolean divided = operation.equals("over") && value.signum() != 0;
      if (number == null || !added && !divided && !operation.equals("times")) {
        return false;
      }
      sum = added ? sum.plus(product) : sum;
      Rational signed = operation.equals("minus") ? value.negated() : value;
      product = added ? signed : divided ? product.over(value) : product.times(value);
    }
    return words.length % 2 == 1 && sum.plus(product).equals(stated.value());
  }
}
