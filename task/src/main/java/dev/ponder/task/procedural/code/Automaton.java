package dev.ponder.task.procedural.code;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A row of bits some steps later under one of Wolfram's 256 elementary rules, its ends joined.
record Automaton() implements Recipe<Automaton.Start> {
  private static final int MAX_CELLS = 64;
  private static final int MAX_STEPS = 64;

  /// @param rule the bit of 4 * left + 2 * middle + right is the next middle
  /// @param steps to go
  /// @param row of 0 and 1
  record Start(int rule, int steps, String row) {
    Start {
      Read.size("rule", rule, 0, 255);
      Read.size("steps", steps, 1, MAX_STEPS);
      Read.size("cells", row.length(), 3, MAX_CELLS);
      if (!isBits(row)) {
        throw new IllegalArgumentException("row: only 0 and 1 are read");
      }
    }

    /// The rows from the first to the last.
    List<String> rows() {
      var rows = new ArrayList<String>(List.of(row));
      for (int step = 0; step < steps; step++) {
        var before = rows.getLast();
        var next = new StringBuilder();
        for (int cell = 0; cell < before.length(); cell++) {
          int around = 0;
          for (int side = -1; side <= 1; side++) {
            int at = Math.floorMod(cell + side, before.length());
            around = 2 * around + before.charAt(at) - '0';
          }
          next.append(rule >> around & 1);
        }
        rows.add(next.toString());
      }
      return rows;
    }
  }

  private static boolean isBits(String text) {
    return text.chars().allMatch(c -> c == '0' || c == '1');
  }

  @Override
  public Card card() {
    return new Card(
        "automaton",
        4,
        "a row of bits some steps later under a rule for every three neighbours",
        "8 to 20 bits, 1 to 4 steps",
        "the row of bits",
        "step by step");
  }

  @Override
  public Start draw(int level, RandomGenerator random) {
    var row = new StringBuilder();
    while (row.length() < 8 + 4 * level) {
      row.append(random.nextInt(2));
    }
    return new Start(1 + random.nextInt(254), 1 + level, row.toString());
  }

  @Override
  public String spell(Start start) {
    return "%d %d %s".formatted(start.rule(), start.steps(), start.row());
  }

  @Override
  public Start read(String spelled) {
    var parts = spelled.split(" ", 4);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not an automaton: " + Lines.quoted(spelled));
    }
    return new Start(
        Read.whole("rule", parts[0], 0, 255),
        Read.whole("steps", parts[1], 1, MAX_STEPS),
        parts[2]);
  }

  @Override
  public String ask(Start start) {
    var becomes = new ArrayList<String>();
    for (int around = 7; around >= 0; around--) {
      becomes.add(
          "%d%d%d to %d"
              .formatted(around >> 2 & 1, around >> 1 & 1, around & 1, start.rule() >> around & 1));
    }
    return """
        Elementary rule %d turns every bit of a row, with its left and its right neighbour, into a new \
        one: %s. The two ends of the row are neighbours. What is the row after %d steps from %s?"""
        .formatted(start.rule(), String.join(", ", becomes), start.steps(), start.row());
  }

  @Override
  public String form() {
    return "the row of bits";
  }

  @Override
  public List<Wording<Start>> wordings() {
    return List.of(
        Wording.of(
            "elementary rule (\\d{1,3})\\b.*after (\\d{1,2}) steps? from ([01]{1,80})",
            match -> read("%s %s %s".formatted(match.group(1), match.group(2), match.group(3)))));
  }

  @Override
  public Optional<String> solve(Start start) {
    return Optional.of(start.rows().getLast());
  }

  @Override
  public String normal(Start start, String answer) {
    var bits = answer.replace(" ", "");
    if (bits.length() != start.row().length() || !isBits(bits)) {
      throw new IllegalArgumentException(
          "%s is not %d bits".formatted(Lines.quoted(answer), start.row().length()));
    }
    return bits;
  }

  @Override
  public List<String> work(Start start) {
    return start.rows();
  }

  /// The row before the last one, or any.
  @Override
  public String guess(Start start, RandomGenerator random) {
    var guess = new StringBuilder(start.rows().get(start.steps() - 1));
    int at = random.nextInt(guess.length());
    guess.setCharAt(at, guess.charAt(at) == '0' ? '1' : '0');
    return guess.toString();
  }
}
