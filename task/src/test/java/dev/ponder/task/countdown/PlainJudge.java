package dev.ponder.task.countdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A second judge of countdown answers that shares no code with the first: it cuts texts at their
/// last operator of lowest rank and calculates with pairs of longs.
final class PlainJudge {
  private PlainJudge() {}

  static boolean accepts(List<Integer> numbers, int target, String completion) {
    var lines = completion.split("\n", -1);
    int answers = 0;
    for (var line : lines) {
      answers += line.startsWith("A:") ? 1 : 0;
    }
    if (answers != 1 || !lines[lines.length - 1].startsWith("A:")) {
      return false;
    }
    var used = new ArrayList<Integer>();
    var value = value(lines[lines.length - 1].substring(2), used);
    var given = new ArrayList<>(numbers);
    Collections.sort(given);
    Collections.sort(used);
    return value != null && given.equals(used) && value[0] == target * value[1];
  }

  private static long @Nullable [] value(String text, List<Integer> used) {
    if (!text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= 48 && c <= 57)) {
      if (text.length() > 1 && text.startsWith("0")) {
        return null;
      }
      used.add(Integer.parseInt(text));
      return new long[] {Long.parseLong(text), 1};
    }
    int cut = Math.max(lastOutside(text, '+'), lastOutside(text, '-'));
    if (cut < 0) {
      cut = Math.max(lastOutside(text, '*'), lastOutside(text, '/'));
    }
    if (cut < 0) {
      boolean wrapped = text.length() > 2 && text.startsWith("(") && text.endsWith(")");
      return wrapped ? value(text.substring(1, text.length() - 1), used) : null;
    }
    var a = value(text.substring(0, cut), used);
    var b = value(text.substring(cut + 1), used);
    if (a == null || b == null) {
      return null;
    }
    return switch (text.charAt(cut)) {
      case '+' -> new long[] {a[0] * b[1] + b[0] * a[1], a[1] * b[1]};
      case '-' -> new long[] {a[0] * b[1] - b[0] * a[1], a[1] * b[1]};
      case '*' -> new long[] {a[0] * b[0], a[1] * b[1]};
      default -> b[0] == 0 ? null : new long[] {a[0] * b[1], a[1] * b[0]};
    };
  }

  private static int lastOutside(String text, char operator) {
    int depth = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0) {
        return -1;
      }
      if (depth == 0 && c == operator) {
        return i;
      }
    }
    return -1;
  }
}
