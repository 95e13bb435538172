package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A word from its last letter to its first.
record SpellBackward() implements Recipe<String> {
  private static final String LETTERS = "[A-Za-z]";

  @Override
  public Card card() {
    return new Card(
        "spell-backward",
        4,
        "a word from its last letter to its first",
        "2 syllables; 3; 5; 8",
        "the letters, without spaces",
        "reading backwards");
  }

  @Override
  public String draw(int level, RandomGenerator random) {
    return level < 2 && random.nextInt(8) == 0
        ? Words.usual(random)
        : Words.made(new int[] {2, 3, 5, 8}[level], random);
  }

  @Override
  public String spell(String problem) {
    return problem;
  }

  @Override
  public String read(String spelled) {
    return Words.checked("word", spelled, LETTERS, 100);
  }

  @Override
  public String ask(String problem) {
    return "Write the word " + problem + " from its last letter to its first.";
  }

  @Override
  public String form() {
    return "the letters";
  }

  @Override
  public List<Wording<String>> wordings() {
    return List.of(
        Wording.of("the word ([a-z]+) from", match -> read(match.group(1))),
        Wording.of("word backward.*: ([a-z]+)$", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(String problem) {
    return Optional.of(Words.reversed(problem));
  }

  @Override
  public String normal(String problem, String answer) {
    return Words.checked("answer", answer, LETTERS, 200);
  }

  @Override
  public List<String> work(String problem) {
    return IntStream.rangeClosed(1, problem.length())
        .mapToObj(i -> Words.reversed(problem.substring(problem.length() - i)))
        .toList();
  }
}
