package dev.ponder.task.procedural.code;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The last state of a row of tokens `A#`, `#A`, `B#`, `#B` that is rewritten where two `#` face
/// each other: equal letters vanish, others change places.
///
/// A token faces one neighbour only, so no two rewritings touch each other, and every order of them
/// ends in the same state.
record Ab() implements Recipe<Ab.Row> {
  private static final List<String> TOKENS = List.of("A#", "#A", "B#", "#B");
  private static final String NOTHING = "nothing";
  private static final int MAX = 60;

  /// @param tokens from left to right
  record Row(List<String> tokens) {
    Row {
      tokens = List.copyOf(tokens);
      Read.size("tokens", tokens.size(), 1, MAX);
      for (String each : tokens) {
        if (!TOKENS.contains(each)) {
          throw new IllegalArgumentException(
              "token: %s is none of A# #A B# #B".formatted(Lines.quoted(each)));
        }
      }
    }

    static Row of(String text) {
      return new Row(List.of(text.strip().split(" +", MAX + 1)));
    }

    /// All states from this one to the last, the first pair that can be rewritten first.
    List<List<String>> states() {
      var states = new ArrayList<List<String>>();
      var state = new ArrayList<>(tokens);
      states.add(List.copyOf(state));
      for (int at = 0; at + 1 < state.size(); ) {
        var left = state.get(at);
        var right = state.get(at + 1);
        if (!left.endsWith("#") || !right.startsWith("#")) {
          at++;
          continue;
        }
        if (left.charAt(0) == right.charAt(1)) {
          state.remove(at + 1);
          state.remove(at);
        } else {
          state.set(at, right);
          state.set(at + 1, left);
        }
        states.add(List.copyOf(state));
        at = Math.max(0, at - 1);
      }
      return states;
    }
  }

  @Override
  public Card card() {
    return new Card(
        "ab",
        4,
        "the last state of a row of tokens that are rewritten by rules",
        "6 to 13 tokens",
        "the tokens in order",
        "rewriting the first pair that can be");
  }

  @Override
  public Row draw(int level, RandomGenerator random) {
    var tokens = new ArrayList<String>();
    int size = 6 + 2 * level + random.nextInt(2);
    while (tokens.size() < size) {
      tokens.add(Questions.pick(TOKENS, random));
    }
    return new Row(tokens);
  }

  @Override
  public String spell(Row row) {
    return String.join(" ", row.tokens());
  }

  @Override
  public Row read(String spelled) {
    return Row.of(spelled);
  }

  @Override
  public String ask(Row row) {
    return """
        In a row of tokens A#, #A, B# and #B two neighbours are rewritten when their # face each other: \
        A# #A and B# #B vanish, A# #B becomes #B A#, and B# #A becomes #A B#. What is left at the end of:
        %s"""
        .formatted(spell(row));
  }

  @Override
  public String form() {
    return "the tokens with spaces between them, or nothing";
  }

  @Override
  public List<Wording<Row>> wordings() {
    return List.of(Questions.whole("becomes", Ab::question));
  }

  /// The last line that holds nothing but tokens.
  private static Row question(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.matches("(?:[AB]#|#[AB])(?: (?:[AB]#|#[AB]))*+"))
        .reduce((_, last) -> last)
        .map(Row::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException("question: no line of tokens like A# #B found in it"));
  }

  @Override
  public Optional<String> solve(Row row) {
    return Optional.of(text(row.states().getLast()));
  }

  private static String text(List<String> tokens) {
    return tokens.isEmpty() ? NOTHING : String.join(" ", tokens);
  }

  @Override
  public String normal(Row row, String answer) {
    return answer.equalsIgnoreCase(NOTHING) ? NOTHING : text(Row.of(answer).tokens());
  }

  @Override
  public List<String> work(Row row) {
    return row.states().stream().map(Ab::text).toList();
  }

  /// The row as it is with two tokens changed over.
  @Override
  public String guess(Row row, RandomGenerator random) {
    return text(Questions.shuffled(row.states().getFirst(), random));
  }
}
