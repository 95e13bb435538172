package dev.ponder.task.procedural;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Answers that look like the right one and rarely are.
public final class Guess {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final List<String> DECIDED = List.of("True", "False", "yes", "no");

  private Guess() {}

  /// The other one of two words; else one number changed a little; else two characters swapped, or
  /// the last one doubled where all are equal.
  public static String near(String right, RandomGenerator random) {
    int decided = DECIDED.indexOf(right);
    if (decided >= 0) {
      return DECIDED.get(decided ^ 1);
    }
    var numbers = NUMBER.matcher(right).results().toList();
    if (!numbers.isEmpty()) {
      var changed = numbers.get(random.nextInt(numbers.size()));
      long value = Long.parseLong(changed.group());
      long step = 1 + random.nextInt((int) Math.min(9, Math.max(1, value)));
      long near = random.nextBoolean() && value >= step ? value - step : value + step;
      return right.substring(0, changed.start()) + near + right.substring(changed.end());
    }
    return swapped(right, random);
  }

  private static String swapped(String right, RandomGenerator random) {
    if (right.isEmpty()) {
      return "0";
    }
    var letters = new StringBuilder(right);
    int start = random.nextInt(right.length());
    for (int i = 0; i < right.length(); i++) {
      int at = (start + i) % right.length();
      int next = (at + 1) % right.length();
      if (Character.isLetterOrDigit(right.charAt(at))
          && Character.isLetterOrDigit(right.charAt(next))
          && right.charAt(at) != right.charAt(next)) {
        letters.setCharAt(at, right.charAt(next));
        letters.setCharAt(next, right.charAt(at));
        return letters.toString();
      }
    }
    return letters.append(right.charAt(right.length() - 1)).toString();
  }
}
