package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;
import static dev.ponder.verify.math.read.Cursor.letter;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Digits in another base than ten: `101_2`, `(101)_{2}`, `101 base 2`, `2A_{16}`.
final class Bases {
  private static final int LONGEST = 40;
  private static final Map<Character, Integer> MARKED = Map.of('b', 2, 'o', 8, 'x', 16);

  private Bases() {}

  /// The number whose digits were read already, if a base follows; null if none does.
  static @Nullable Node after(Cursor cursor, String digits) {
    int i = cursor.at;
    while (cursor.at(i) == ' ') {
      i++;
    }
    if (cursor.at(i) != '_') {
      Integer base = said(cursor);
      if (base == null) {
        return null;
      }
      cursor.at = cursor.text.length();
      return of(digits, base);
    }
    cursor.at = i + 1;
    String raw = bare(cursor.rawArgument());
    if (!raw.isEmpty() && digit(raw.charAt(0)) && raw.length() == 1) {
      // `11_16` without braces means sixteen.
      while (digit(cursor.at(cursor.at)) && raw.length() < 3) {
        raw += cursor.at(cursor.at++);
      }
    }
    Integer base = base(raw);
    if (base == null) {
      throw new Unreadable("a number with the subscript " + raw);
    }
    return of(digits, base);
  }

  /// The number that a text is whose base is marked before its digits, `0b1011` or `0x2A`; null if
  /// it is none.
  static @Nullable Node marked(String text) {
    if (text.length() < 3 || text.length() > LONGEST || text.charAt(0) != '0') {
      return null;
    }
    int base = MARKED.getOrDefault(text.charAt(1), 0);
    String digits = text.substring(2);
    for (int i = 0; i < digits.length(); i++) {
      if (!digit(digits.charAt(i)) && !letter(digits.charAt(i))) {
        return null;
      }
    }
    return base > 0 && fits(digits, base) ? of(digits, base) : null;
  }

  /// Whether such a mark and a digit stand here.
  static boolean markedAhead(Cursor cursor) {
    return cursor.at(cursor.at) == '0'
        && MARKED.containsKey(cursor.at(cursor.at + 1))
        && digit(cursor.at(cursor.at + 2));
  }

  /// The digits that a text may also be: `2a_{16}` is twice a name with an index, or a number.
  static @Nullable Node either(String text) {
    int mark = text.indexOf('_');
    if (mark < 2 || mark > LONGEST || !letter(text.charAt(mark - 1))) {
      return null;
    }
    String digits = text.substring(0, mark);
    String index = text.substring(mark + 1);
    boolean sixteen = index.equals("{16}") || index.equals("16");
    boolean product = Numerals.allDigits(digits.substring(0, mark - 1));
    return sixteen && product && fits(digits, 16) ? of(digits, 16) : null;
  }

  /// A number with letters among its digits, `FF_{16}`, that starts here; null if none does. One
  /// letter alone is a name with an index.
  static @Nullable Node lettered(Cursor cursor) {
    int start = cursor.at;
    int end = start;
    boolean letters = false;
    while (digit(cursor.at(end)) || letter(cursor.at(end))) {
      letters |= letter(cursor.at(end));
      end++;
    }
    if (!letters || end - start < 2 || cursor.at(end) != '_') {
      return null;
    }
    String digits = cursor.text.substring(start, end);
    Node number = of(cursor, digits, end);
    boolean meant = number instanceof Node.Based(var _, var base) && meant(digits, base);
    cursor.at = meant ? cursor.at : start;
    return meant ? number : null;
  }

  /// Whether letters are digits, and not a product with a name that has an index: `2a_{16}`.
  private static boolean meant(String digits, int base) {
    boolean capital = digits.equals(digits.toUpperCase(Locale.ROOT));
    boolean product = Numerals.allDigits(digits.substring(0, digits.length() - 1));
    return base > 10 && base <= 16 && (capital || base == 16 && !product);
  }

  /// The number in brackets or in a text command that ends here, `(FF)_{16}`; null if it is none.
  static @Nullable Node enclosed(Cursor cursor, String inside) {
    int start = cursor.at;
    if (cursor.at(start) != '_' || inside.isEmpty() || inside.length() > LONGEST) {
      return null;
    }
    boolean plain = true;
    for (int i = 0; i < inside.length(); i++) {
      plain &= digit(inside.charAt(i)) || letter(inside.charAt(i));
    }
    Node number = plain && inside.length() > 1 ? of(cursor, inside, start) : null;
    cursor.at = number == null ? start : cursor.at;
    return number;
  }

  private static @Nullable Node of(Cursor cursor, String digits, int mark) {
    cursor.at = mark + 1;
    if (cursor.at >= cursor.text.length()) {
      return null;
    }
    String raw = bare(cursor.rawArgument());
    while (raw.length() == 1 && digit(raw.charAt(0)) && digit(cursor.at(cursor.at))) {
      raw += cursor.at(cursor.at++);
    }
    Integer base = base(raw);
    return base == null || !fits(digits, base) ? null : of(digits, base);
  }

  private static Node of(String digits, int base) {
    if (!fits(digits, base)) {
      throw new Unreadable("the digits " + digits + " in base " + base);
    }
    int lead = 0;
    while (lead < digits.length() - 1 && digits.charAt(lead) == '0') {
      lead++;
    }
    return new Node.Based(digits.substring(lead).toUpperCase(Locale.ROOT), base);
  }

  private static boolean fits(String digits, int base) {
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 36) >= base) {
        return false;
      }
    }
    return true;
  }

  /// A subscript without what only dresses it: `\text{base }2`, `(2)`.
  private static String bare(String raw) {
    String plain = undressed(raw);
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = plain.substring(1, plain.length() - 1).strip();
    }
    return plain.startsWith("base ") ? plain.substring(5).strip() : plain;
  }

  private static String undressed(String raw) {
    String plain = raw;
    for (String each : new String[] {"\\text", "\\mathrm", "\\,", "\\ ", "{", "}", "~"}) {
      plain = plain.replace(each, " ");
    }
    return plain.strip();
  }

  private static @Nullable Integer base(String raw) {
    Integer base = Vocabulary.BASES.get(raw.toLowerCase(Locale.ROOT));
    if (base == null && raw.length() <= 2 && !raw.isEmpty() && Numerals.allDigits(raw)) {
      base = Integer.valueOf(raw);
    }
    return base == null || base < 2 || base > 36 ? null : base;
  }

  /// The base in words with which the text ends here: ` base 2`, ` in base two`.
  private static @Nullable Integer said(Cursor cursor) {
    int length = cursor.text.length() - cursor.at;
    if (length > LONGEST || length < 6 || cursor.text.indexOf("base", cursor.at) < 0) {
      return null;
    }
    String rest = undressed(cursor.text.substring(cursor.at));
    rest = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
    if (rest.startsWith("(") && rest.endsWith(")")) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    rest = rest.startsWith("in ") ? rest.substring(3).strip() : rest;
    return rest.startsWith("base") ? base(rest.substring(4).strip()) : null;
  }
}
