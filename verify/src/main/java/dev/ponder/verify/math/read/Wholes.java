package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;

import dev.ponder.verify.number.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts that are one answer only as a whole: a ratio in words (`3 to 5`), an amount in two units
/// (`1 hour 30 minutes`), digits with the mark of their base (`0b1011`).
public final class Wholes {
  private static final int LONGEST = 60;

  private Wholes() {}

  /// The answer that a text is; null if it isn't of that kind.
  static @Nullable Node of(String text) {
    if (text.length() > LONGEST || text.isEmpty() || !digit(text.charAt(0))) {
      return null;
    }
    Node based = Bases.marked(text);
    if (based != null) {
      return based;
    }
    String[] words = text.split("[ ,]+", 7);
    return isRatio(words) ? ratio(words) : amount(words);
  }

  /// Whether a text is a ratio in words, which may also be a range and so is no number.
  public static boolean isRatio(String text) {
    return text.length() <= LONGEST && isRatio(Spelling.plain(text).split(" +", 4));
  }

  private static boolean isRatio(String[] words) {
    return words.length == 3
        && words[1].equals("to")
        && Numerals.allDigits(words[0])
        && Numerals.allDigits(words[2]);
  }

  private static @Nullable Node ratio(String[] words) {
    Node.Num first = Reading.simple(words[0]);
    Node.Num second = Reading.simple(words[2]);
    return first == null || second == null ? null : new Node.Ratio(List.of(first, second));
  }

  /// Hours with minutes, feet with inches: the second unit is smaller, and there is less of it than
  /// makes one of the first.
  private static @Nullable Node amount(String[] words) {
    int second = words.length == 5 && words[2].equals("and") ? 3 : 2;
    if (words.length != second + 2) {
      return null;
    }
    Node.Num whole = Reading.simple(words[0]);
    Node.Num rest = Reading.simple(words[second]);
    if (whole == null || rest == null || !Units.known(words[1])) {
      return null;
    }
    String unit = Units.name(words[1]);
    boolean inches = unit.equals("ft") && words[second + 1].equals("in");
    String smaller = inches ? "in" : Units.name(words[second + 1]);
    Rational factor = Units.factor(unit, smaller);
    boolean less = factor != null && factor.isInteger() && rest.value().compareTo(factor) < 0;
    if (factor == null || !less || unit.equals(Units.DEGREES) || rest.value().signum() < 0) {
      return null;
    }
    return new Node.Measured(new Node.Num(whole.value().plus(rest.value().over(factor))), unit);
  }
}
