package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;
import static dev.ponder.verify.math.read.Cursor.letter;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Texts that can be read in more than one way.
final class Ambiguity {
  private Ambiguity() {}

  /// Whether a comma stands between a digit and exactly three digits.
  static boolean grouped(String text) {
    for (int i = text.indexOf(',', 1); i > 0; i = text.indexOf(',', i + 1)) {
      if (digit(text.charAt(i - 1))
          && i + 3 < text.length()
          && digit(text.charAt(i + 1))
          && digit(text.charAt(i + 2))
          && digit(text.charAt(i + 3))) {
        return true;
      }
    }
    return false;
  }

  /// `1000,99` with a comma for a point: nothing but digits, one comma, and as many digits after it
  /// as separate no thousands.
  static @Nullable Node decimalComma(String text) {
    int comma = text.indexOf(',');
    int from = text.startsWith("-") ? 1 : 0;
    if (comma <= from || text.length() > 40) {
      return null;
    }
    for (int i = from; i < text.length(); i++) {
      if (i != comma && !digit(text.charAt(i))) {
        return null;
      }
    }
    int decimals = text.length() - comma - 1;
    boolean likely = text.startsWith("0,", from) || decimals == 2 || decimals > 3;
    if (decimals == 0 || !likely) {
      return null;
    }
    var digits = new BigInteger(text.substring(0, comma) + text.substring(comma + 1));
    return new Node.Num(new Rational(digits, BigInteger.TEN.pow(decimals)));
  }

  /// Whether a text is a date in digits, such as `2020-05-06` or `12/25/2020`, and no calculation.
  static boolean date(String text) {
    if (text.length() < 8 || text.length() > 10) {
      return false;
    }
    int parts = 1;
    boolean year = false;
    char mark = ' ';
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? mark : text.charAt(i);
      if (digit(c)) {
        continue;
      }
      boolean separates = c == '-' || c == '/';
      int digits = i - from;
      if (i < text.length() && (!separates || mark != ' ' && c != mark)
          || digits == 0
          || digits == 3
          || digits > 4) {
        return false;
      }
      year |= digits == 4;
      mark = c;
      parts += i < text.length() ? 1 : 0;
      from = i + 1;
    }
    return parts == 3 && year;
  }

  /// The text as words: letters and the marks between them, no mathematics. Empty if it is none.
  static String words(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("=+^*<>|_[]".indexOf(text.charAt(i)) >= 0) {
        return "";
      }
    }
    String bare = text;
    for (String each :
        new String[] {
          "\\textbf",
          "\\textit",
          "\\textnormal",
          "\\text",
          "\\mathrm",
          "\\mathbf",
          "\\mbox",
          "\\rm",
          "\\ ",
          "\\,",
          "\\;",
          "\\!"
        }) {
      bare = bare.replace(each, " ");
    }
    bare = bare.replace('{', ' ').replace('}', ' ').replace('~', ' ').strip();
    if (bare.length() < 2 || bare.length() > 120) {
      return "";
    }
    boolean time = false;
    boolean word = false;
    int letters = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      boolean mark = " .'-,/\"&:()!?;%".indexOf(c) >= 0;
      time |= digit(c);
      letters += letter(c) || c > 127 ? 1 : 0;
      word |= letter(c) && i > 0 && letter(bare.charAt(i - 1)) || c > 127;
      if (!letter(c) && !mark && !digit(c) && c < 128) {
        return "";
      }
    }
    // Digits belong to words only in a time of day.
    String lower = bare.toLowerCase(Locale.ROOT);
    boolean clock = lower.endsWith("m.") || lower.endsWith("am") || lower.endsWith("pm");
    // `p - q` isn't in words.
    if (letters < 2 || !word && !clock) {
      return "";
    }
    if (time && !(clock && bare.contains(":"))) {
      return "";
    }
    return bare;
  }
}
