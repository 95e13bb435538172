package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Numbers as people write them: separators of thousands, decimals that repeat, scientific
/// notation, mixed numbers, other bases.
final class Numerals {
  /// A comma may separate thousands; inside brackets it separates elements.
  private final boolean commas;

  private final Cursor cursor;

  Numerals(Cursor cursor, boolean commas) {
    this.cursor = cursor;
    this.commas = commas;
  }

  /// The number that starts here with a digit or a point.
  Node read(boolean insideBrackets) {
    if (Bases.markedAhead(cursor)) {
      throw new Unreadable("digits of another base among others");
    }
    Node lettered = Bases.lettered(cursor);
    if (lettered != null) {
      return lettered;
    }
    var digits = new StringBuilder();
    takeDigits(digits);
    boolean whole = true;
    if (digits.length() > 0 && digits.length() <= 3 && digits.charAt(0) != '0') {
      takeGroups(digits, commas && !insideBrackets);
    }
    int decimals = 0;
    String repeating = "";
    if (cursor.at(cursor.at) == '.' && cursor.at(cursor.at + 1) != '.') {
      int point = cursor.at++;
      int before = digits.length();
      takeDigits(digits);
      decimals = digits.length() - before;
      repeating = repeating();
      whole = false;
      if (decimals == 0 && repeating.isEmpty()) {
        // A point with nothing after it: the end of a sentence, or `1./3`.
        if (before == 0) {
          throw new Unreadable("a point without digits at " + cursor.place());
        }
        whole = cursor.at(point + 1) != '/';
      }
    }
    if (digits.length() + repeating.length() > Limits.DIGITS) {
      throw new Unreadable("a number of more than " + Limits.DIGITS + " digits");
    }
    var value =
        new Rational(
            digits.length() == 0 ? BigInteger.ZERO : new BigInteger(digits.toString()),
            BigInteger.TEN.pow(decimals));
    if (!repeating.isEmpty()) {
      BigInteger nines = BigInteger.TEN.pow(repeating.length()).subtract(BigInteger.ONE);
      value =
          value.plus(
              new Rational(
                  new BigInteger(repeating), nines.multiply(BigInteger.TEN.pow(decimals))));
    }
    value = scaled(value);
    if (whole) {
      Node based = Bases.after(cursor, digits.toString());
      if (based != null) {
        return based;
      }
      Rational fraction = fractionAfter();
      if (fraction != null) {
        return new Node.Num(value.plus(fraction));
      }
    }
    return new Node.Num(value);
  }

  private void takeDigits(StringBuilder into) {
    int from = cursor.at;
    while (digit(cursor.at(cursor.at))) {
      cursor.at++;
    }
    into.append(cursor.text, from, cursor.at);
  }

  private void takeGroups(StringBuilder into, boolean comma) {
    while (true) {
      int start = groupStart(comma);
      if (start < 0
          || !digit(cursor.at(start))
          || !digit(cursor.at(start + 1))
          || !digit(cursor.at(start + 2))
          || digit(cursor.at(start + 3))) {
        return;
      }
      into.append(cursor.text, start, start + 3);
      cursor.at = start + 3;
      if (into.length() > Limits.DIGITS) {
        throw new Unreadable("a number of more than " + Limits.DIGITS + " digits");
      }
    }
  }

  /// Where the next three digits would start: after a comma, a thin or plain space, `{,}` or `,\!`.
  private int groupStart(boolean comma) {
    int i = cursor.at;
    char c = cursor.at(i);
    int thin = i + 1;
    while (cursor.at(thin) == ' ') {
      thin++;
    }
    if (c == ',' && cursor.at(thin) == '\\' && cursor.at(thin + 1) == '!') {
      i = thin + 2;
      while (cursor.at(i) == ' ') {
        i++;
      }
      return i;
    }
    if (c == ',') {
      return comma ? i + 1 : -1;
    }
    if (c == '\\'
        && (cursor.at(i + 1) == ',' || cursor.at(i + 1) == ' ' || cursor.at(i + 1) == '!')) {
      return i + 2;
    }
    if (c == '~') {
      return i + 1;
    }
    boolean spaced = c == ' ';
    if (spaced) {
      i++;
    }
    if (cursor.at(i) == '{') {
      int j = i + 1;
      while (cursor.at(j) == ' ') {
        j++;
      }
      if (cursor.at(j) != ',') {
        return -1;
      }
      j++;
      while (cursor.at(j) == ' ' || cursor.at(j) == '\\' && cursor.at(j + 1) == '!') {
        j += cursor.at(j) == ' ' ? 1 : 2;
      }
      return cursor.at(j) == '}' ? j + 1 : -1;
    }
    return spaced && digit(cursor.at(i)) ? i : -1;
  }

  private String repeating() {
    int start = cursor.at;
    if (cursor.at(start) == '(') {
      int end = start + 1;
      while (digit(cursor.at(end))) {
        end++;
      }
      if (end > start + 1 && cursor.at(end) == ')' && cursor.at(start - 1) == '.') {
        cursor.at = end + 1;
        return cursor.text.substring(start + 1, end);
      }
      return "";
    }
    for (String each : new String[] {"\\overline", "\\bar", "\\dot"}) {
      if (cursor.text.startsWith(each, start)) {
        cursor.at = start + each.length();
        String inside = cursor.rawArgument().strip();
        boolean digits = !inside.isEmpty() && inside.length() <= Limits.DIGITS;
        for (int i = 0; digits && i < inside.length(); i++) {
          digits = digit(inside.charAt(i));
        }
        if (digits) {
          return inside;
        }
        cursor.at = start;
      }
    }
    return "";
  }

  /// Scientific notation, as in `4.5e33`.
  private Rational scaled(Rational value) {
    char e = cursor.at(cursor.at);
    if (e != 'e' && e != 'E') {
      return value;
    }
    int i = cursor.at + 1;
    char sign = cursor.at(i);
    if (sign == '+' || sign == '-') {
      i++;
    }
    int from = i;
    while (digit(cursor.at(i))) {
      i++;
    }
    if (i == from || Cursor.letter(cursor.at(i))) {
      return value;
    }
    if (i - from > 4 || Integer.parseInt(cursor.text.substring(from, i)) > Limits.DIGITS) {
      throw new Unreadable("an exponent of ten above " + Limits.DIGITS);
    }
    int exponent = Integer.parseInt(cursor.text.substring(from, i));
    cursor.at = i;
    var power = Rational.of(BigInteger.TEN.pow(exponent));
    return sign == '-' ? value.over(power) : value.times(power);
  }

  static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// The fraction of a mixed number: `\frac{1}{10}` or ` 1/2` directly after a whole number.
  private @Nullable Rational fractionAfter() {
    int start = cursor.at;
    int i = start;
    while (cursor.at(i) == ' '
        || cursor.at(i) == '\\'
            && (cursor.at(i + 1) == ',' || cursor.at(i + 1) == ' ' || cursor.at(i + 1) == '!')) {
      i += cursor.at(i) == ' ' ? 1 : 2;
    }
    String above = "";
    String below = "";
    if (cursor.at(i) == '\\') {
      for (String each : new String[] {"\\frac", "\\dfrac", "\\tfrac", "\\cfrac"}) {
        if (cursor.text.startsWith(each, i) && !Cursor.letter(cursor.at(i + each.length()))) {
          cursor.at = i + each.length();
          if (!cursor.ended()) {
            above = cursor.rawArgument().strip();
          }
          if (!cursor.ended()) {
            below = cursor.rawArgument().strip();
          }
          break;
        }
      }
    } else if (i > start && digit(cursor.at(i))) {
      int slash = i;
      while (digit(cursor.at(slash))) {
        slash++;
      }
      int end = slash + 1;
      while (digit(cursor.at(end))) {
        end++;
      }
      if (cursor.at(slash) == '/' && end > slash + 1) {
        above = cursor.text.substring(i, slash);
        below = cursor.text.substring(slash + 1, end);
        cursor.at = end;
      }
    }
    if (!above.isEmpty()
        && !below.isEmpty()
        && above.length() <= 18
        && below.length() <= 18
        && allDigits(above)
        && allDigits(below)) {
      long numerator = Long.parseLong(above);
      long denominator = Long.parseLong(below);
      if (0 < numerator && numerator < denominator) {
        return Rational.of(numerator, denominator);
      }
    }
    cursor.at = start;
    return null;
  }
}
