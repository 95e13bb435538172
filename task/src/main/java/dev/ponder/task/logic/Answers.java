package dev.ponder.task.logic;

import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;

/// The forms of an answer: `x=3,y=-4`, the same in SMT-LIB (`((x 3) (y (- 4)))`), or `valid`.
final class Answers {
  private static final int LONGEST = 400;

  private Answers() {}

  /// The answer in SMT-LIB; what is of no known form stays as it is, for the reader there to
  /// refuse.
  static String smt(String answer) {
    var text = answer.strip();
    if (text.length() > LONGEST
        || !text.matches("[a-z] ?= ?-?\\d{1,9}(, ?[a-z] ?= ?-?\\d{1,9})*")) {
      return text;
    }
    var values = new StringBuilder("(");
    for (var each : text.replace(" ", "").split(",")) {
      var number = each.substring(2);
      values
          .append('(')
          .append(each.charAt(0))
          .append(' ')
          .append(number.startsWith("-") ? "(- " + number.substring(1) + ")" : number)
          .append(") ");
    }
    return values.toString().strip() + ")";
  }

  /// Values as `x=3,y=-4`.
  static String text(Map<Character, BigInteger> values) {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }
}
