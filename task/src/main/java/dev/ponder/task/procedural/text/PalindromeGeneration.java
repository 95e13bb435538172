package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A palindrome of all given letters.
record PalindromeGeneration() implements Recipe<String> {
  private static final String LETTERS = "[a-z]";

  @Override
  public Card card() {
    return new Card(
        "palindrome-generation",
        4,
        "a palindrome of all given letters",
        "7 letters; 9; 13; 20",
        "any palindrome that uses each letter as often as it is given",
        "pairs around the odd letter");
  }

  @Override
  public String draw(int level, RandomGenerator random) {
    int length = new int[] {7, 9, 13, 20}[level];
    var half = Words.letters("abcdefghijklmnopqrstuvwxyz", (length + 1) / 2, random);
    return Words.shuffled(half + Words.reversed(half).substring(length % 2), random);
  }

  @Override
  public String spell(String problem) {
    return problem;
  }

  @Override
  public String read(String spelled) {
    var letters = Words.checked("letters", spelled, LETTERS, 200);
    if (made(letters).isEmpty()) {
      throw new IllegalArgumentException("letters: more than one is there an odd number of times");
    }
    return letters;
  }

  @Override
  public String kind(String problem) {
    return Words.sorted(problem);
  }

  @Override
  public String ask(String problem) {
    return "Arrange all of these letters so that they read the same from both ends: "
        + String.join(", ", problem.split(""));
  }

  @Override
  public String form() {
    return "one such word";
  }

  @Override
  public List<Wording<String>> wordings() {
    return List.of(
        Wording.of(
            "(?:from both ends|following letters): ([a-z](?:, ?[a-z])*)",
            match -> read(match.group(1).replaceAll(", ?", ""))));
  }

  @Override
  public Optional<String> solve(String problem) {
    return made(problem);
  }

  private static Optional<String> made(String letters) {
    var half = new StringBuilder();
    var odd = new StringBuilder();
    var sorted = Words.sorted(letters);
    for (int i = 0; i < sorted.length(); i++) {
      if (i + 1 < sorted.length() && sorted.charAt(i) == sorted.charAt(i + 1)) {
        half.append(sorted.charAt(i++));
      } else {
        odd.append(sorted.charAt(i));
      }
    }
    return odd.length() > 1
        ? Optional.empty()
        : Optional.of(half.toString() + odd + Words.reversed(half.toString()));
  }

  @Override
  public String normal(String problem, String answer) {
    return Words.checked("answer", answer, LETTERS, 200);
  }

  @Override
  public Optional<String> objection(String problem, String normal) {
    if (!Words.sorted(normal).equals(Words.sorted(problem))) {
      return Optional.of("these are not the given letters");
    }
    return normal.equals(Words.reversed(normal))
        ? Optional.empty()
        : Optional.of("it does not read the same from both ends");
  }

  @Override
  public List<String> work(String problem) {
    var lines = new ArrayList<String>();
    var whole = made(problem).orElse("");
    for (int i = (whole.length() - 1) / 2; i >= 0; i--) {
      lines.add(whole.substring(i, whole.length() - i));
    }
    return lines;
  }
}
