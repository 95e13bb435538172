package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.NumberWords;
import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers in words: without case, accents of layout and marks at the ends, and as the values that
/// words can name: `seven`, `infinity`, `no solution`, `all real numbers`.
final class Wording {
  private static final Set<String> NONE =
      Set.of(
          "none",
          "no solution",
          "no real solution",
          "has no solution",
          "there is no solution",
          "there are no solution",
          "no solution exists",
          "no solution exist",
          "the empty set",
          "empty set");

  private static final Set<String> INFINITE =
      Set.of("infinity", "positive infinity", "plus infinity");
  private static final Set<String> MINUS_INFINITE = Set.of("negative infinity", "minus infinity");
  private static final Set<String> REALS =
      Set.of("all real numbers", "all reals", "the real numbers", "all real numbers x");

  private static final Set<String> POSITIVE =
      Set.of("all positive real numbers", "positive real numbers", "all positive reals");
  private static final Set<String> NOWHERE =
      Set.of("dne", "does not exist", "the limit does not exist", "limit does not exist");

  /// Words with which what a short sentence says of its subject isn't plainly said.
  private static final Set<String> BENDING =
      Set.of(
          "not",
          "no",
          "never",
          "if",
          "or",
          "nor",
          "neither",
          "either",
          "but",
          "false",
          "wrong",
          "what",
          "whether",
          "that",
          "opposite",
          "negation",
          "nothing",
          "hardly",
          "which",
          "one");

  private Wording() {}

  static Likeness like(Node.Words left, Node.Words right) {
    String a = key(left.text());
    String b = key(right.text());
    if (a.equals(b)
        || NONE.contains(a) && NONE.contains(b)
        || NOWHERE.contains(a) && NOWHERE.contains(b)
        || said(a).equals(b)
        || said(b).equals(a)) {
      return Likeness.EXACT;
    }
    Rational number = NumberWords.of(left.text());
    if (number != null && number.equals(NumberWords.of(right.text()))) {
      return Likeness.EXACT;
    }
    List<String> first = listed(left.text());
    List<String> second = listed(right.text());
    boolean pair = first.size() == 2 && and(left.text()) && and(right.text());
    boolean same = first.equals(second) || pair && first.reversed().equals(second);
    return first.size() > 1 && same ? Likeness.EXACT : Likeness.different("the words differ");
  }

  /// What a short sentence says of its subject, as in `the function is even`; empty if it doesn't.
  private static String said(String key) {
    if (key.startsWith("there are ") && NumberWords.of(key.substring(10)) != null) {
      return key.substring(10);
    }
    int verb = key.indexOf(" is ");
    if (verb < 0 || !(key.startsWith("the ") || key.startsWith("it "))) {
      return "";
    }
    String rest = key.substring(verb + 4);
    List<String> words = List.of(key.split(" ", 12));
    boolean plain = words.size() < 8 && words.stream().noneMatch(BENDING::contains);
    return plain && !rest.contains(" is ") ? rest : "";
  }

  /// What words name that isn't in words; null if it is nothing known.
  static @Nullable Node value(Node.Words words) {
    String key = key(words.text());
    if (NONE.contains(key)) {
      return new Node.Braces(List.of());
    }
    if (REALS.contains(key)) {
      return new Node.Sym("ℝ");
    }
    if (INFINITE.contains(key)) {
      return new Node.Sym("∞");
    }
    if (MINUS_INFINITE.contains(key)) {
      return new Node.Product(List.of(Node.Num.of(-1), new Node.Sym("∞")));
    }
    if (POSITIVE.contains(key)) {
      return new Node.Bracket('(', ')', List.of(Node.Num.of(0), new Node.Sym("∞")));
    }
    String said = said(key);
    if (!said.isEmpty()) {
      return value(new Node.Words(said));
    }
    Rational number = NumberWords.of(words.text());
    return number == null ? null : new Node.Num(number);
  }

  /// The parts of a list in words, `red, blue and green`; none if it offers a choice.
  private static List<String> listed(String text) {
    String words = " " + text.toLowerCase(Locale.ROOT).replace("&", " and ") + " ";
    for (String each : new String[] {" or ", " nor ", " not ", " but ", "either ", "neither "}) {
      if (words.contains(each)) {
        return List.of();
      }
    }
    var parts = new ArrayList<String>();
    for (String each : words.replace(" and ", ",").split(",", -1)) {
      String part = key(each);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean and(String text) {
    return text.contains(" and ") && !text.contains(",");
  }

  /// Whether a dash joins two words.
  private static boolean hyphen(String text, int at) {
    return at > 1
        && at + 2 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1))
        && (Character.isLetter(text.charAt(at - 2)) || Character.isLetter(text.charAt(at + 2)));
  }

  /// Whether an exclamation mark ends words of more than two letters.
  private static boolean ends(String text, int at) {
    return at + 1 == text.length() && at > 3;
  }

  static String key(String text) {
    var out = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '+' || c == '%') {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      } else if (c == '/' || c == '-' && !hyphen(text, i) || c == '!' && !ends(text, i)) {
        out.append(c);
      } else {
        gap |= c != '\'' && c != '.';
      }
    }
    return out.toString().toLowerCase(Locale.ROOT).replace("solutions", "solution");
  }
}
