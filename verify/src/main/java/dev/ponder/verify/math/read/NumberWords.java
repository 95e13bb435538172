package dev.ponder.verify.math.read;

import dev.ponder.verify.number.Rational;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers written out in English: `seven`, `twenty-one`, `one hundred and five`, `two thirds`.
public final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final Map<String, Integer> PARTS =
      Map.ofEntries(
          Map.entry("half", 2),
          Map.entry("third", 3),
          Map.entry("quarter", 4),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10));

  private static final int LONGEST = 60;
  private static final int WORDS = 9;

  private NumberWords() {}

  /// The number that a text is and nothing else; null if it is none.
  public static @Nullable Rational of(String text) {
    if (text.length() > LONGEST || text.length() < 3) {
      return null;
    }
    for (String each : new String[] {"minus ", "negative "}) {
      if (text.toLowerCase(Locale.ROOT).startsWith(each)) {
        String rest = text.substring(each.length());
        Node.Num digits = Reading.simple(rest);
        Rational value = digits != null ? digits.value() : rest.startsWith(" ") ? null : of(rest);
        return value == null || value.signum() <= 0 ? null : value.negated();
      }
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Cursor.letter(c) && c != ' ' && c != '-') {
        return null;
      }
    }
    String[] words = text.toLowerCase(Locale.ROOT).replace('-', ' ').strip().split(" +", WORDS + 1);
    if (words.length > WORDS) {
      return null;
    }
    String last = words[words.length - 1];
    String part = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    Integer below = last.equals("halves") ? Integer.valueOf(2) : PARTS.get(part);
    if (below == null) {
      long whole = whole(words, words.length);
      return whole < 0 ? null : Rational.of(whole);
    }
    // `twenty fifths` may be read as an order, `one half` may not.
    int above = words.length == 2 ? SMALL.indexOf(words[0]) : -1;
    return above < 1 || (above == 1) != last.equals(part) ? null : Rational.of(above, below);
  }

  /// The text without a bracket behind its number that only says it in words, as in `7 (seven)`.
  static String once(String text) {
    if (!text.endsWith(")") || text.length() > LONGEST) {
      return text;
    }
    int open = text.lastIndexOf('(');
    if (open == 0) {
      String inside = text.substring(1, text.length() - 1);
      return of(inside) == null ? text : inside;
    }
    if (open < 0) {
      return text;
    }
    String before = text.substring(0, open).strip();
    Node.Num number = Reading.simple(before);
    if (number == null) {
      return text;
    }
    return number.value().equals(of(text.substring(open + 1, text.length() - 1))) ? before : text;
  }

  /// The value of the first words; -1 if they are no number.
  private static long whole(String[] words, int count) {
    long total = 0;
    long group = 0;
    long scale = Long.MAX_VALUE;
    boolean unit = false;
    boolean ten = false;
    for (int i = 0; i < count; i++) {
      String word = words[i];
      int small = SMALL.indexOf(word);
      int tens = TENS.indexOf(word);
      if (small >= 0) {
        if (unit || ten && (small == 0 || small > 9) || small == 0 && count > 1) {
          return -1;
        }
        group += small;
        unit = true;
      } else if (tens >= 0) {
        if (unit || ten) {
          return -1;
        }
        group += 10L * (tens + 2);
        ten = true;
      } else if (word.equals("hundred")) {
        if (!unit || group > 9) {
          return -1;
        }
        group *= 100;
        unit = false;
        ten = false;
      } else if (word.equals("thousand") || word.equals("million")) {
        long factor = word.equals("thousand") ? 1_000 : 1_000_000;
        if (group == 0 || factor >= scale) {
          return -1;
        }
        total += group * factor;
        scale = factor;
        group = 0;
        unit = false;
        ten = false;
      } else if (!word.equals("and") || i == 0 || i + 1 == count || unit || ten) {
        return -1;
      }
    }
    return total + group;
  }
}
