package dev.ponder.task.procedural.text;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Read;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Words to ask about: usual ones, and made-up ones that can be spoken.
final class Words {
  private static final List<String> USUAL =
      List.of(
          ("apple bread cloud dance eagle field grass house island jungle kettle lemon mirror"
                  + " number ocean paper queen river stone table uncle valley window yellow zebra"
                  + " anchor bridge candle desert engine forest garden hammer insect jacket kitchen"
                  + " ladder market needle orange pencil quarter rabbit silver tunnel umbrella"
                  + " village weather blossom captain diamond evening feather glacier harvest"
                  + " journey library machine network orchard pattern rainbow shelter theatre"
                  + " thunder traffic volcano whisper autumn balance chapter distance example"
                  + " fortune general history justice language measure nature office people"
                  + " question reason season teacher universe victory wonder letter morning night"
                  + " winter summer spring planet engineer station")
              .split(" "));
  private static final String STARTS = "bcdfghjklmnprstvwz";
  private static final String VOWELS = "aeiou";
  private static final String ENDS = "lmnrst";

  private Words() {}

  static String usual(RandomGenerator random) {
    return USUAL.get(random.nextInt(USUAL.size()));
  }

  /// A made-up word.
  static String made(int syllables, RandomGenerator random) {
    var word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(any(STARTS, random)).append(any(VOWELS, random));
      if (random.nextInt(3) == 0) {
        word.append(any(ENDS, random));
      }
    }
    return word.toString();
  }

  static char any(String letters, RandomGenerator random) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  /// Letters drawn one by one.
  static String letters(String alphabet, int length, RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(any(alphabet, random));
    }
    return text.toString();
  }

  static String shuffled(String text, RandomGenerator random) {
    var letters = new ArrayList<>(List.of(text.split("")));
    for (int i = letters.size() - 1; i > 0; i--) {
      Collections.swap(letters, i, random.nextInt(i + 1));
    }
    return String.join("", letters);
  }

  /// The letters in order.
  static String sorted(String text) {
    var letters = text.toCharArray();
    java.util.Arrays.sort(letters);
    return new String(letters);
  }

  static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /// A text of those characters only.
  ///
  /// @param allowed a class of a pattern, e.g. `[a-z]`
  static String checked(String what, String text, String allowed, int most) {
    Read.size("characters of " + what, text.length(), 1, most);
    if (!text.matches(allowed + "+")) {
      throw new IllegalArgumentException(
          "%s: %s has characters that are not %s".formatted(what, Lines.quoted(text), allowed));
    }
    return text;
  }
}
