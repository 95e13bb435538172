package dev.ponder.task.procedural;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Answers that look like a right one: typing errors, numbers a little off, parts lost or doubled,
/// more than was asked for.
final class Mutations {
  private static final String CHARACTERS = "0123456789abcxyzABZ-+*/.,;:()[]{}'\" \n#_=^%<>";

  private Mutations() {}

  static List<String> of(String answer, RandomGenerator random) {
    var mutated = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      mutated.add(Guess.near(answer, random));
      mutated.add(changed(answer, random));
      mutated.add(inserted(answer, random));
      mutated.add(removed(answer, random));
      mutated.add(swapped(answer, random));
      mutated.add(removed(changed(answer, random), random));
      mutated.add(swapped(swapped(answer, random), random));
    }
    mutated.add(answer + answer);
    mutated.add(answer + " " + answer);
    mutated.add(answer + ", " + answer);
    mutated.add(answer + " or " + answer);
    mutated.add("-" + answer);
    mutated.add("0" + answer);
    mutated.add(answer + "0");
    mutated.add(answer + ".0");
    mutated.add(answer + ".5");
    mutated.add("not " + answer);
    mutated.add(new StringBuilder(answer).reverse().toString());
    mutated.add(answer.toUpperCase(java.util.Locale.ROOT));
    mutated.add(answer.replace(" ", ""));
    mutated.add(answer.replace(",", ""));
    mutated.add(answer.replaceAll("\\d", "1"));
    mutated.add(answer.substring(0, answer.length() / 2));
    return mutated;
  }

  private static String changed(String answer, RandomGenerator random) {
    int at = random.nextInt(answer.length());
    return answer.substring(0, at) + any(random) + answer.substring(at + 1);
  }

  private static String inserted(String answer, RandomGenerator random) {
    int at = random.nextInt(answer.length() + 1);
    return answer.substring(0, at) + any(random) + answer.substring(at);
  }

  private static String removed(String answer, RandomGenerator random) {
    int at = random.nextInt(answer.length());
    return answer.substring(0, at) + answer.substring(at + 1);
  }

  private static String swapped(String answer, RandomGenerator random) {
    var letters = new StringBuilder(answer);
    int a = random.nextInt(answer.length());
    int b = random.nextInt(answer.length());
    letters.setCharAt(a, answer.charAt(b));
    letters.setCharAt(b, answer.charAt(a));
    return letters.toString();
  }

  private static char any(RandomGenerator random) {
    return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
  }
}
