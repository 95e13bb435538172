package dev.ponder.task.procedural.text;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What is left of tokens that meet: `A# #A` and `B# #B` vanish, `A# #B` and `B# #A` change places.
///
/// Every order of rewriting ends with the same tokens, since each pair meets at most once.
record Ab() implements Recipe<List<String>> {
  private static final List<String> TOKENS = List.of("A#", "#A", "B#", "#B");
  private static final String NOTHING = "nothing";
  private static final Pattern PROGRAM = Pattern.compile("[AB#]{2}(?: [AB#]{2})*");

  @Override
  public Card card() {
    return new Card(
        "ab",
        4,
        "what is left of tokens that vanish or pass each other when they meet",
        "8 tokens; 10; 16; 28",
        "the one row of tokens, or nothing",
        "rewriting from the left");
  }

  @Override
  public List<String> draw(int level, RandomGenerator random) {
    var tokens = new ArrayList<String>();
    for (int i = 0; i < new int[] {8, 10, 16, 28}[level]; i++) {
      tokens.add(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return List.copyOf(tokens);
  }

  @Override
  public String spell(List<String> problem) {
    return String.join(" ", problem);
  }

  @Override
  public List<String> read(String spelled) {
    Read.size("characters of the tokens", spelled.length(), 2, 600);
    if (!PROGRAM.matcher(spelled).matches()) {
      throw new IllegalArgumentException(Lines.quoted(spelled) + " is not tokens like A# #B");
    }
    var tokens = List.of(spelled.split(" "));
    if (!TOKENS.containsAll(tokens)) {
      throw new IllegalArgumentException("token: known are A# #A B# #B");
    }
    return tokens;
  }

  /// A and B may change names, left and right places.
  @Override
  public String kind(List<String> problem) {
    var text = spell(problem);
    var renamed = text.replace('A', 'C').replace('B', 'A').replace('C', 'B');
    return java.util.stream.Stream.of(text, renamed, Words.reversed(text), Words.reversed(renamed))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String ask(List<String> problem) {
    return "Tokens in a row are rewritten where two neighbours face each other with #: A# #A and"
        + " B# #B vanish, A# #B becomes #B A#, and B# #A becomes #A B#. What is left in the end of\n"
        + spell(problem);
  }

  @Override
  public String form() {
    return "the tokens with spaces between them, or nothing";
  }

  @Override
  public List<Wording<List<String>>> wordings() {
    return List.of(
        Wording.of(
            "(?:in the end of|following program:)\\s+([AB#]{2}(?: [AB#]{2})*)",
            match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(List<String> problem) {
    return Optional.of(lines(problem).getLast());
  }

  /// The rows after each rewriting.
  private static List<String> lines(List<String> problem) {
    var lines = new ArrayList<String>();
    var row = new ArrayList<>(problem);
    lines.add(String.join(" ", row));
    for (int i = 0; i + 1 < row.size(); ) {
      var left = row.get(i);
      var right = row.get(i + 1);
      if (!left.endsWith("#") || !right.startsWith("#")) {
        i++;
        continue;
      }
      if (left.charAt(0) == right.charAt(1)) {
        row.remove(i + 1);
        row.remove(i);
      } else {
        row.set(i, right);
        row.set(i + 1, left);
      }
      lines.add(row.isEmpty() ? NOTHING : String.join(" ", row));
      i = Math.max(0, i - 1);
    }
    return lines;
  }

  @Override
  public String normal(List<String> problem, String answer) {
    return answer.equals(NOTHING) ? answer : spell(read(answer));
  }

  @Override
  public List<String> work(List<String> problem) {
    return lines(problem);
  }
}
