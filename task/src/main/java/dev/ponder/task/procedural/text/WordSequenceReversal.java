package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A list of words from its end to its start.
record WordSequenceReversal() implements Recipe<WordList> {

  @Override
  public Card card() {
    return new Card(
        "word-sequence-reversal",
        4,
        "a list of words from its end to its start",
        "3 words; 6; 10; 20",
        "the list",
        "reading backwards");
  }

  @Override
  public WordList draw(int level, RandomGenerator random) {
    var words = new ArrayList<String>();
    for (int i = 0; i < new int[] {3, 6, 10, 20}[level]; i++) {
      words.add(random.nextInt(4) == 0 ? Words.made(2, random) : Words.usual(random));
    }
    return new WordList(words);
  }

  @Override
  public String spell(WordList problem) {
    return problem.spelled();
  }

  @Override
  public WordList read(String spelled) {
    var list = WordList.of(spelled);
    Read.size("words", list.words().size(), 2, 100);
    return list;
  }

  @Override
  public String ask(WordList problem) {
    return "Say these words from the last to the first: " + problem.listed();
  }

  @Override
  public String form() {
    return "the words, parted by commas";
  }

  @Override
  public List<Wording<WordList>> wordings() {
    return List.of(
        Wording.of(
            "(?:to the first|list of words): " + WordList.LIST, match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(WordList problem) {
    return Optional.of(String.join(", ", problem.words().reversed()));
  }

  @Override
  public String normal(WordList problem, String answer) {
    return String.join(", ", Read.list(answer));
  }

  @Override
  public List<String> work(WordList problem) {
    var lines = new ArrayList<String>();
    for (int i = problem.words().size(); i > 0; i--) {
      lines.add("%d %s".formatted(i, problem.words().get(i - 1)));
    }
    return lines;
  }

  @Override
  public String guess(WordList problem, RandomGenerator random) {
    var words = new ArrayList<>(problem.words().reversed());
    Collections.swap(words, random.nextInt(words.size()), random.nextInt(words.size()));
    return String.join(", ", words);
  }
}
