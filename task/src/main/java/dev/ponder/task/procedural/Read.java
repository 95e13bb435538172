package dev.ponder.task.procedural;

import dev.ponder.task.Lines;
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Readers of the usual parts of problems and answers; each refuses what it can't read with a
/// reason of one line.
public final class Read {
  private static final int DIGITS = 200;
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final Pattern GROUPED = Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3})+");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

  private static final Pattern FRACTION =
      Pattern.compile("(-?)\\\\[dt]?frac\\{([0-9]+)\\}\\{([0-9]+)\\}|(-?[0-9,]+) ?/ ?([0-9,]+)");

  private Read() {}

  /// A whole number like `1330` or `-5`; thousands may be parted by commas (`1,330`).
  public static BigInteger whole(String text) {
    var digits = GROUPED.matcher(capped(text)).matches() ? text.replace(",", "") : text;
    if (!WHOLE.matcher(digits).matches() || digits.equals("-0")) {
      throw new IllegalArgumentException(
          Lines.quoted(text) + " is not a whole number like 42 or -5");
    }
    return new BigInteger(digits);
  }

  /// A whole number of a range.
  ///
  /// @param what names it in the error
  public static int whole(String what, String text, int least, int most) {
    var number = whole(text.strip());
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new IllegalArgumentException(
          "%s: %s is not possible; it must be %d to %d"
              .formatted(what, Lines.quoted(text), least, most));
    }
    return number.intValueExact();
  }

  /// Whole numbers of a range, parted by commas, spaces or `and`.
  public static List<Integer> wholes(String what, String text, int least, int most) {
    var numbers = new ArrayList<Integer>();
    for (var part : words(text)) {
      numbers.add(whole(what, part, least, most));
    }
    return numbers;
  }

  /// Words parted by commas, spaces or `and`.
  public static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var part : text.strip().split("\\s*,\\s*(?:and\\s+)?|\\s+(?:and\\s+)?", -1)) {
      words.add(part);
    }
    return words;
  }

  /// The elements of a list: parted by commas, perhaps in brackets, each perhaps in quotes.
  public static List<String> list(String text) {
    boolean wrapped = text.length() > 1 && text.startsWith("[") && text.endsWith("]");
    var inner = (wrapped ? text.substring(1, text.length() - 1) : text).strip();
    var elements = new ArrayList<String>();
    if (inner.isEmpty()) {
      return elements;
    }
    for (var part : inner.split(",", -1)) {
      var element = part.strip();
      boolean quoted =
          element.length() > 1
              && (element.charAt(0) == '\'' || element.charAt(0) == '"')
              && element.charAt(0) == element.charAt(element.length() - 1);
      element = quoted ? element.substring(1, element.length() - 1) : element;
      if (element.isEmpty()) {
        throw new IllegalArgumentException("a list with an empty element");
      }
      elements.add(element);
    }
    return elements;
  }

  /// A fraction like `3/4`, a whole number, or either in LaTeX (`$\frac{3}{4}$`), as it is written:
  /// numerator and denominator, not reduced.
  public static List<BigInteger> fraction(String text) {
    var plain =
        text.length() > 2 && text.startsWith("$") && text.endsWith("$")
            ? text.substring(1, text.length() - 1).strip()
            : text;
    var match = FRACTION.matcher(capped(plain));
    if (match.matches()) {
      boolean latex = match.group(1) != null;
      var above = whole(match.group(latex ? 2 : 4));
      var below = whole(match.group(latex ? 3 : 5));
      if (below.signum() <= 0) {
        throw new IllegalArgumentException("a fraction whose denominator is not positive");
      }
      return List.of(
          match.group(1) != null && match.group(1).equals("-") ? above.negate() : above, below);
    }
    return List.of(whole(plain), BigInteger.ONE);
  }

  /// A decimal number like `-3.50`, exactly.
  public static Rational decimal(String text) {
    if (!DECIMAL.matcher(capped(text)).matches()) {
      throw new IllegalArgumentException(
          Lines.quoted(text) + " is not a decimal number like 2.5 or -3");
    }
    int point = text.indexOf('.');
    int places = point < 0 ? 0 : text.length() - point - 1;
    return new Rational(new BigInteger(text.replace(".", "")), BigInteger.TEN.pow(places));
  }

  /// `True` for `true` and `yes`, `False` for `false` and `no`, in capitals or not.
  public static String truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> "True";
      case "false", "no" -> "False";
      default -> throw new IllegalArgumentException(Lines.quoted(text) + " is not True or False");
    };
  }

  /// The size of a thing that has a limit.
  ///
  /// @throws IllegalArgumentException when it is not in the range, naming both
  public static void size(String what, long size, long least, long most) {
    if (size < least || size > most) {
      throw new IllegalArgumentException(
          "%s: %d is not possible; it must be %d to %d".formatted(what, size, least, most));
    }
  }

  private static String capped(String text) {
    if (text.length() > DIGITS) {
      throw new IllegalArgumentException(
          "number of %d characters; at most %d are read".formatted(text.length(), DIGITS));
    }
    return text;
  }
}
