package dev.ponder.task.procedural.game;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Moves (`fill A`, `empty A`, `pour A->B`) after which one of some jugs holds a target amount. Any
/// moves that end so are right.
record Jugs() implements Recipe<Jugs.Fountain> {
  private static final Pattern CAPACITIES =
      Pattern.compile("([A-Z] ?: ?\\d{1,4}(?:, [A-Z] ?: ?\\d{1,4})*)");
  private static final Pattern TARGET =
      Pattern.compile("(?i)(?:target(?: amount)? is:?|exactly) (\\d{1,4})");
  private static final Pattern MOVE =
      Pattern.compile("(fill|empty|pour) ([A-Z])(?: ?-> ?([A-Z]))?");
  private static final int MAX_MOVES = 1000;
  private static final int MAX_CAPACITY = 60;

  /// @param capacities of jugs A, B, ...
  /// @param target amount wanted in one of them
  record Fountain(List<Integer> capacities, int target) {
    Fountain {
      capacities = List.copyOf(capacities);
      Read.size("jugs", capacities.size(), 1, 4);
      capacities.forEach(capacity -> Read.size("capacity", capacity, 1, MAX_CAPACITY));
      Read.size("target", target, 1, MAX_CAPACITY);
    }

    /// The contents after a move.
    ///
    /// @throws IllegalArgumentException when it names a jug that is not there
    List<Integer> after(List<Integer> contents, String move) {
      var match = MOVE.matcher(move);
      if (!match.matches() || match.group(1).equals("pour") != (match.group(3) != null)) {
        throw new IllegalArgumentException(Lines.quoted(move) + " is no move like fill A");
      }
      int jug = jug(match.group(2));
      var next = new ArrayList<>(contents);
      switch (match.group(1)) {
        case "fill" -> next.set(jug, capacities.get(jug));
        case "empty" -> next.set(jug, 0);
        default -> {
          int to = jug(match.group(3));
          if (to == jug) {
            throw new IllegalArgumentException(Lines.quoted(move) + " pours a jug into itself");
          }
          int poured = Math.min(contents.get(jug), capacities.get(to) - contents.get(to));
          next.set(jug, contents.get(jug) - poured);
          next.set(to, contents.get(to) + poured);
        }
      }
      return next;
    }

    private int jug(String letter) {
      int jug = letter.charAt(0) - 'A';
      if (jug >= capacities.size()) {
        throw new IllegalArgumentException("there is no jug " + letter);
      }
      return jug;
    }

    List<String> moves() {
      var moves = new ArrayList<String>();
      for (char jug = 'A'; jug < 'A' + capacities.size(); jug++) {
        moves.add("fill " + jug);
        moves.add("empty " + jug);
        for (char to = 'A'; to < 'A' + capacities.size(); to++) {
          if (to != jug) {
            moves.add("pour %c->%c".formatted(jug, to));
          }
        }
      }
      return moves;
    }

    List<Integer> empty() {
      return capacities.stream().map(_ -> 0).toList();
    }

    /// Fewest moves; none when the target can't be reached, or not within 100,000 contents.
    Optional<List<String>> shortest() {
      record Way(List<Integer> from, String move) {}
      Map<List<Integer>, Way> ways = new HashMap<>();
      var queue = new ArrayDeque<List<Integer>>(List.of(empty()));
      ways.put(empty(), new Way(List.of(), ""));
      while (!queue.isEmpty() && ways.size() < 100_000) {
        var contents = queue.remove();
        if (contents.contains(target)) {
          var moves = new ArrayList<String>();
          for (var at = contents; ; ) {
            var way = ways.get(at);
            if (way == null || way.move().isEmpty()) {
              return Optional.of(moves);
            }
            moves.addFirst(way.move());
            at = way.from();
          }
        }
        for (String move : moves()) {
          var next = after(contents, move);
          if (ways.putIfAbsent(next, new Way(contents, move)) == null) {
            queue.add(next);
          }
        }
      }
      return Optional.empty();
    }

    /// The fewest moves to every amount in three jugs; 0 for those that can't be reached.
    static int[] fewest(List<Integer> capacities) {
      int base = MAX_CAPACITY + 1;
      int[] size = {capacities.get(0), capacities.get(1), capacities.get(2)};
      int[] power = {1, base, base * base};
      var moves = new HashMap<Integer, Integer>(Map.of(0, 0));
      var queue = new ArrayDeque<Integer>(List.of(0));
      int[] fewest = new int[base];
      while (!queue.isEmpty()) {
        int contents = queue.remove();
        int so = moves.getOrDefault(contents, 0);
        for (int from = 0; from < 3; from++) {
          int here = contents / power[from] % base;
          if (here > 0 && fewest[here] == 0) {
            fewest[here] = so;
          }
          for (int to = -2; to < 3; to++) {
            int there = to < 0 || to == from ? 0 : contents / power[to] % base;
            int poured = to < 0 || to == from ? 0 : Math.min(here, size[to] - there);
            int next =
                switch (to) {
                  case -2 -> contents - here * power[from];
                  case -1 -> contents + (size[from] - here) * power[from];
                  default -> contents - poured * power[from] + poured * power[to];
                };
            if (moves.putIfAbsent(next, so + 1) == null) {
              queue.add(next);
            }
          }
        }
      }
      return fewest;
    }

    String text() {
      var jugs = new ArrayList<String>();
      for (int jug = 0; jug < capacities.size(); jug++) {
        jugs.add("%c:%d".formatted('A' + jug, capacities.get(jug)));
      }
      return String.join(", ", jugs);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "jugs",
        4,
        "moves after which one of three jugs holds a target amount",
        "2 to 9 moves at least",
        "any moves after which a jug holds it",
        "breadth-first search over the contents");
  }

  @Override
  public Fountain draw(int level, RandomGenerator random) {
    while (true) {
      var capacities = new ArrayList<Integer>();
      for (int jug = 0; jug < 3; jug++) {
        capacities.add(3 + random.nextInt(15 + 2 * level));
      }
      int[] fewest = Fountain.fewest(capacities);
      var targets = new ArrayList<Integer>();
      for (int amount = 1; amount < fewest.length; amount++) {
        if (fewest[amount] >= 2 + 2 * level && fewest[amount] <= 3 + 2 * level) {
          targets.add(amount);
        }
      }
      if (!targets.isEmpty()) {
        return new Fountain(capacities, Questions.pick(targets, random));
      }
    }
  }

  @Override
  public String spell(Fountain fountain) {
    return "%s exactly %d".formatted(fountain.text(), fountain.target());
  }

  @Override
  public Fountain read(String spelled) {
    return fountain(spelled);
  }

  private static Fountain fountain(String text) {
    var capacities = new ArrayList<Integer>();
    for (String each :
        Questions.items(Questions.find(CAPACITIES, text, "jugs like A:5, B:3").group(1))) {
      if (each.charAt(0) != 'A' + capacities.size()) {
        throw new IllegalArgumentException("jugs: they are not named A, B, C, ...");
      }
      capacities.add(
          Read.whole("capacity", each.substring(each.indexOf(':') + 1), 1, MAX_CAPACITY));
    }
    return new Fountain(
        capacities, Questions.number(TARGET, text, "target like: exactly 4", 1, MAX_CAPACITY));
  }

  @Override
  public String ask(Fountain fountain) {
    return """
        At a fountain stand empty jugs of these sizes in litres: %s. You may fill a jug (fill A), empty it \
        (empty A), or pour one into another until that is full or this is empty (pour A->B). Get exactly %d \
        litres into one of them."""
        .formatted(fountain.text(), fountain.target());
  }

  @Override
  public String form() {
    return "the moves with commas between them like fill A, pour A->B";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Fountain>> wordings() {
    return List.of(Questions.whole("\\bjugs?\\b", Jugs::fountain));
  }

  @Override
  public Optional<String> solve(Fountain fountain) {
    return fountain
        .shortest()
        .filter(moves -> !moves.isEmpty())
        .map(moves -> String.join(", ", moves));
  }

  @Override
  public String normal(Fountain fountain, String answer) {
    return Questions.answerItems(answer, MAX_MOVES).stream()
        .map(
            move -> {
              if (!MOVE.matcher(move).matches()) {
                throw new IllegalArgumentException(Lines.quoted(move) + " is no move like fill A");
              }
              return move.replace(" ->", "->").replace("-> ", "->");
            })
        .collect(Collectors.joining(", "));
  }

  @Override
  public Optional<String> objection(Fountain fountain, String normal) {
    var contents = fountain.empty();
    try {
      for (String move : Questions.items(normal)) {
        contents = fountain.after(contents, move);
      }
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return contents.contains(fountain.target())
        ? Optional.empty()
        : Optional.of("the jugs end with %s".formatted(contents));
  }

  @Override
  public List<String> work(Fountain fountain) {
    var lines = new ArrayList<String>();
    var contents = fountain.empty();
    for (String move : fountain.shortest().orElse(List.of())) {
      contents = fountain.after(contents, move);
      lines.add("%s gives %s".formatted(move, contents));
    }
    return lines;
  }

  /// The first moves of a solution.
  @Override
  public String guess(Fountain fountain, RandomGenerator random) {
    var moves = fountain.shortest().orElse(List.of("fill A"));
    return moves.size() < 2 || random.nextBoolean()
        ? Questions.pick(fountain.moves(), random)
        : String.join(", ", moves.subList(0, moves.size() - 1));
  }
}
