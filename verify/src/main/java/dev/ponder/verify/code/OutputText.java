package dev.ponder.verify.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Compares what a program wrote with what it should have written.
final class OutputText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,4})?");

  private OutputText() {}

  /// True when the texts are the same but for blanks at the ends of lines and empty lines at the
  /// end; with a tolerance, when they are the same words, and numbers are that near.
  static boolean same(String got, String expected, double tolerance) {
    List<String> left = lines(got);
    List<String> right = lines(expected);
    if (left.equals(right)) {
      return true;
    }
    if (tolerance <= 0 || left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!near(left.get(i), right.get(i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(String got, String expected, double tolerance) {
    String[] left = got.strip().split("\\s+");
    String[] right = expected.strip().split("\\s+");
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i].equals(right[i])) {
        continue;
      }
      if (!NUMBER.matcher(left[i]).matches() || !NUMBER.matcher(right[i]).matches()) {
        return false;
      }
      // Exactly: large whole numbers are the same double long before they are the same.
      BigDecimal apart = new BigDecimal(left[i]).subtract(new BigDecimal(right[i])).abs();
      if (apart.compareTo(BigDecimal.valueOf(tolerance)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      lines.add(stripped(line));
    }
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  // Only the blanks that no one sees; a full-width space is a character like others.
  private static String stripped(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }
}
