package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A text whose letters were shifted along the alphabet by a number that is told.
record CaesarShift() implements Recipe<CaesarShift.Secret> {
  private static final String TEXT = "[A-Z ]";

  record Secret(int shift, String text) {
    Secret {
      Read.size("shift", shift, 1, 25);
      text = Words.checked("text", text.strip().toUpperCase(Locale.ROOT), TEXT, 1000);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "caesar-shift",
        4,
        "the text behind letters that were shifted by a number",
        "2 words, shifts to 5; 3, 25; 6, 25; 10, 25",
        "the text, in capitals or not",
        "shifting back");
  }

  @Override
  public Secret draw(int level, RandomGenerator random) {
    var words = new ArrayList<String>();
    for (int i = 0; i < new int[] {2, 3, 6, 10}[level]; i++) {
      words.add(Words.usual(random));
    }
    int shift = 1 + random.nextInt(level == 0 ? 5 : 25);
    return new Secret(shift, shifted(String.join(" ", words).toUpperCase(Locale.ROOT), shift));
  }

  private static String shifted(String text, int by) {
    var shifted = new StringBuilder();
    for (char c : text.toCharArray()) {
      shifted.append(c == ' ' ? ' ' : (char) ('A' + Math.floorMod(c - 'A' + by, 26)));
    }
    return shifted.toString();
  }

  @Override
  public String spell(Secret problem) {
    return problem.shift() + "," + problem.text();
  }

  @Override
  public Secret read(String spelled) {
    int comma = spelled.indexOf(',');
    return of(
        comma < 0 ? spelled : spelled.substring(0, comma),
        comma < 0 ? "" : spelled.substring(comma + 1));
  }

  private static Secret of(String shift, String text) {
    return new Secret(Read.whole("shift", shift, 1, 25), text);
  }

  @Override
  public String kind(Secret problem) {
    return shifted(problem.text(), -problem.shift());
  }

  @Override
  public String ask(Secret problem) {
    return "Each letter was replaced by the one %d places later in the alphabet, A after Z. The result is: %s\nWhat was the text?"
        .formatted(problem.shift(), problem.text());
  }

  @Override
  public String form() {
    return "the text";
  }

  @Override
  public List<Wording<Secret>> wordings() {
    return List.of(
        Wording.of(
            "the one (\\d+) places later .*result is: ([a-z ]+)",
            match -> of(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Secret problem) {
    return Optional.of(shifted(problem.text(), -problem.shift()));
  }

  @Override
  public String normal(Secret problem, String answer) {
    return Words.checked("answer", answer.toUpperCase(Locale.ROOT), TEXT, 2000);
  }

  @Override
  public List<String> work(Secret problem) {
    return List.of(problem.text().split(" +")).stream()
        .map(word -> word + " was " + shifted(word, -problem.shift()))
        .toList();
  }

  @Override
  public String guess(Secret problem, RandomGenerator random) {
    return shifted(problem.text(), random.nextInt(26));
  }
}
