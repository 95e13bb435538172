package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How often a letter is in a text, in capitals or not.
record LetterCounting() implements WholeAnswer<LetterCounting.Count> {

  record Count(String letter, String text) {
    Count {
      letter = Words.checked("letter", letter, "[A-Za-z]", 1).toLowerCase(Locale.ROOT);
      text = Words.checked("text", text.strip(), "[ -~]", 2000);
    }

    long in(String part) {
      return part.toLowerCase(Locale.ROOT).chars().filter(c -> c == letter.charAt(0)).count();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "letter-counting",
        4,
        "how often a letter is in a text",
        "3 words; 6; 10; 16",
        "the one number, capitals counted too",
        "a scan of the text");
  }

  @Override
  public Count draw(int level, RandomGenerator random) {
    var words = new ArrayList<String>();
    for (int i = 0; i < new int[] {3, 6, 10, 16}[level]; i++) {
      words.add(random.nextInt(3) == 0 ? Words.made(2, random) : Words.usual(random));
    }
    var text = String.join(" ", words);
    var letter = text.charAt(random.nextInt(words.getFirst().length()));
    return new Count(String.valueOf(letter), text);
  }

  @Override
  public String spell(Count problem) {
    return problem.letter() + "," + problem.text();
  }

  @Override
  public Count read(String spelled) {
    Read.size("characters of letter,text", spelled.length(), 3, 2002);
    if (spelled.charAt(1) != ',') {
      throw new IllegalArgumentException("letter: write one letter, a comma and the text");
    }
    return new Count(spelled.substring(0, 1), spelled.substring(2));
  }

  @Override
  public String ask(Count problem) {
    return "Count the letter %s, in capitals or not, in this text: \"%s\""
        .formatted(problem.letter(), problem.text());
  }

  @Override
  public List<Wording<Count>> wordings() {
    return List.of(
        Wording.of(
            "letter \"?([a-z])\"?[ ,][^:]*text: \"(.*)\"",
            match -> new Count(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Count problem) {
    return Optional.of(Long.toString(problem.in(problem.text())));
  }

  @Override
  public List<String> work(Count problem) {
    var lines = new ArrayList<String>();
    long so = 0;
    for (var word : problem.text().split(" +")) {
      so += problem.in(word);
      lines.add("%s: %d, so far %d".formatted(word, problem.in(word), so));
    }
    return lines;
  }
}
