package dev.ponder.task.procedural.algebra;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Read;
import dev.ponder.verify.number.Rational;
import java.util.HashSet;
import java.util.regex.Pattern;

/// A polynomial that is multiplied out: a sum of multiples of powers, each power once.
final class Expanded {
  private static final String NUMBER = "\\d{1,40}(?:\\.\\d{1,20})?";

  private Expanded() {}

  /// The polynomial of a sum like `3*x^2 - x/2 + 4`, its terms in any order.
  static Polynomial read(String answer, String variable) {
    Read.size("answer's characters", answer.length(), 1, 2000);
    var dense = answer.replace(" ", "").replace("**", "^");
    var term =
        Pattern.compile(
            "([+-]?)(?:(%1$s)(?:/(%1$s))?|\\((%1$s)/(%1$s)\\))?(\\*?(%2$s)(?:\\^(\\d{1,2}))?)?(?:/(%1$s))?"
                .formatted(NUMBER, variable));
    var sum = Polynomial.ZERO;
    var seen = new HashSet<Integer>();
    for (var part : dense.split("(?<=[^(])(?=[+-])", -1)) {
      var match = term.matcher(part);
      if (!match.matches()
          || match.group(2) == null && match.group(4) == null && match.group(6) == null) {
        throw new IllegalArgumentException(
            "%s is not a term like 3*%s**2".formatted(Lines.quoted(part), variable));
      }
      boolean bare = match.group(2) == null && match.group(4) == null;
      if (bare && match.group(6).startsWith("*")) {
        throw new IllegalArgumentException(Lines.quoted(part) + " starts with *");
      }
      var coefficient =
          bare ? Rational.of(1) : Read.decimal(first(match.group(2), match.group(4), "1"));
      for (int group : new int[] {3, 5, 9}) {
        var divisor = Read.decimal(first(match.group(group), null, "1"));
        if (divisor.isZero()) {
          throw new IllegalArgumentException("a division by zero");
        }
        coefficient = coefficient.over(divisor);
      }
      if (match.group(1).equals("-")) {
        coefficient = coefficient.times(Rational.of(-1));
      }
      int degree = match.group(7) == null ? 0 : Integer.parseInt(first(match.group(8), null, "1"));
      if (!seen.add(degree)) {
        throw new IllegalArgumentException("two terms of degree " + degree + " are not joined");
      }
      sum = sum.plus(Polynomial.term(coefficient, degree));
    }
    return sum;
  }

  private static String first(
      @org.jspecify.annotations.Nullable String a,
      @org.jspecify.annotations.Nullable String b,
      String usual) {
    return a != null ? a : b != null ? b : usual;
  }
}
