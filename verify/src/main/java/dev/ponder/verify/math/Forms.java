package dev.ponder.verify.math;

import dev.ponder.verify.math.read.Spelling;
import dev.ponder.verify.math.read.Wholes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the wording of two answers says against their being one, before they are compared by value.
final class Forms {
  private static final int MOST = 400;

  private Forms() {}

  /// Why the answer can't be the reference; empty if nothing speaks against it.
  static String objection(String reference, String answer) {
    if (reference.length() > MOST || answer.length() > MOST) {
      return "";
    }
    String right = reference.toLowerCase(Locale.ROOT);
    String given = answer.toLowerCase(Locale.ROOT);
    if (rounded(given) && !rounded(right)) {
      return "a rounding, for an exact value";
    }
    boolean asked = Wholes.isRatio(right);
    boolean ratio = Wholes.isRatio(given);
    if (ratio && !asked && right.indexOf(':') < 0 || asked && !ratio && given.indexOf(':') < 0) {
      return "a ratio or range, for a number";
    }
    if (asked && ratio && !Spelling.key(right).equals(Spelling.key(given))) {
      // As ranges, `1 to 2` and `3 to 6` differ.
      return "ratios or ranges that differ";
    }
    boolean or = right.contains("or") && words(right).contains("or") && !right.contains("=");
    return or && names(given) > 1 ? "one gives alternatives, the other a value to each name" : "";
  }

  private static boolean rounded(String text) {
    if (text.indexOf('~') < 0
        && !text.contains("approx")
        && !text.contains("circa")
        && !text.contains("ca. ")
        && !text.contains("\\sim")) {
      return false;
    }
    String bare = text.replace("$", "").replace("\\(", "").strip();
    List<String> words = words(text);
    return bare.startsWith("~")
        || bare.startsWith("\\sim")
        || words.contains("approx")
        || words.contains("approximately")
        || words.contains("circa")
        || bare.startsWith("ca. ");
  }

  /// How many letters are given a value.
  private static int names(String text) {
    var names = new ArrayList<Character>();
    for (int i = text.indexOf('='); i > 0; i = text.indexOf('=', i + 1)) {
      int at = i - 1;
      while (at > 0 && text.charAt(at) == ' ') {
        at--;
      }
      if (Character.isLetter(text.charAt(at)) && !names.contains(text.charAt(at))) {
        names.add(text.charAt(at));
      }
    }
    return names.size();
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (int i = 0; i < text.length(); i++) {
      int end = i;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (end > i) {
        if (i == 0 || text.charAt(i - 1) != '\\') {
          words.add(text.substring(i, end));
        }
        i = end;
      }
    }
    return words;
  }
}
