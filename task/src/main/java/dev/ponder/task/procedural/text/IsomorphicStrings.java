package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.TruthAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Whether one string becomes another when its letters are renamed one to one.
record IsomorphicStrings() implements TruthAnswer<IsomorphicStrings.Pair> {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  record Pair(String from, String to) {
    Pair {
      Words.checked("string", from, "[!-~&&[^,]]", 200);
      Words.checked("string", to, "[!-~&&[^,]]", 200);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "isomorphic-strings",
        4,
        "whether a string becomes another when its letters are renamed one to one",
        "9 letters; 12; 16; 24",
        "True or False",
        "the pattern of first occurrences");
  }

  @Override
  public Pair draw(int level, RandomGenerator random) {
    int length = new int[] {9, 12, 16, 24}[level];
    var letters = Words.shuffled(ALPHABET, random).substring(0, length / 2);
    var renamed = Words.shuffled(ALPHABET, random);
    var from = Words.letters(letters, length, random);
    var to = new StringBuilder();
    for (char c : from.toCharArray()) {
      to.append(renamed.charAt(ALPHABET.indexOf(c)));
    }
    if (random.nextBoolean()) {
      to.setCharAt(random.nextInt(length), to.charAt(random.nextInt(length)));
    }
    return new Pair(from, to.toString());
  }

  @Override
  public String spell(Pair problem) {
    return problem.from() + "," + problem.to();
  }

  @Override
  public Pair read(String spelled) {
    var parts = List.of(spelled.split(",", -1));
    dev.ponder.task.procedural.Read.size("strings", parts.size(), 2, 2);
    return new Pair(parts.get(0), parts.get(1));
  }

  @Override
  public String kind(Pair problem) {
    return pattern(problem.from()) + "," + pattern(problem.to());
  }

  /// For each letter, where it is first.
  private static String pattern(String text) {
    return text.chars()
        .mapToObj(c -> String.valueOf(text.indexOf(c)))
        .collect(Collectors.joining("."));
  }

  @Override
  public String ask(Pair problem) {
    return "Can the letters of %s be renamed, different ones to different ones, so that it becomes %s ?"
        .formatted(problem.from(), problem.to());
  }

  @Override
  public List<Wording<Pair>> wordings() {
    return List.of(
        Wording.of(
            "letters of (\\S+) be renamed.*becomes (\\S+) \\?",
            match -> new Pair(match.group(1), match.group(2))),
        Wording.of(
            "isomorphic, or false otherwise:\\s+(\\S+) (\\S+)",
            match -> new Pair(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Pair problem) {
    return Optional.of(pattern(problem.from()).equals(pattern(problem.to())) ? "True" : "False");
  }

  @Override
  public List<String> work(Pair problem) {
    var lines = new ArrayList<String>();
    int shorter = Math.min(problem.from().length(), problem.to().length());
    for (int i = 0; i < shorter; i++) {
      var step = problem.from().charAt(i) + " to " + problem.to().charAt(i);
      boolean fits =
          problem.from().indexOf(problem.from().charAt(i))
              == problem.to().indexOf(problem.to().charAt(i));
      lines.add(fits ? step : step + " does not fit");
      if (!fits) {
        return lines;
      }
    }
    lines.add(problem.from().length() == problem.to().length() ? "all fit" : "lengths differ");
    return lines;
  }
}
