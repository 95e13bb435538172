package dev.ponder.task.procedural.graph;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A shortest path over a grid's open cells, as words `up`, `down`, `left`, `right`, or
/// `infeasible` where no path leads. Any path of the least length is right.
record ShortestPath() implements Recipe<ShortestPath.Board> {
  private static final Set<String> CELLS = Set.of("*", "#", "O", "X");
  private static final String NONE = "infeasible";

  /// @param rows of `*` start, `#` destination, `O` open, `X` blocked
  public record Board(List<String> rows) {
    public Board {
      rows = List.copyOf(rows);
    }

    Plane plane() {
      return new Plane(rows.size(), rows.getFirst().length());
    }

    char at(int cell) {
      int columns = rows.getFirst().length();
      return rows.get(cell / columns).charAt(cell % columns);
    }

    int find(char mark) {
      return String.join("", rows).indexOf(mark);
    }

    int[] distancesToGoal() {
      return plane().distances(List.of(find('#')), cell -> at(cell) != 'X');
    }

    int least() {
      return distancesToGoal()[find('*')];
    }
  }

  @Override
  public Card card() {
    return new Card(
        "shortest-path",
        5,
        "a shortest path over a grid with blocked cells",
        "grids of 4 to 9 cells a side",
        "any path of the least length; infeasible where there is none",
        "breadth-first search");
  }

  @Override
  public Board draw(int level, RandomGenerator random) {
    boolean mayFail = random.nextInt(5) == 0;
    while (true) {
      int height = 4 + level + random.nextInt(2);
      int width = 4 + level + random.nextInt(2);
      int start = random.nextInt(height * width);
      int goal = random.nextInt(height * width);
      var cells = new StringBuilder();
      for (int cell = 0; cell < height * width; cell++) {
        cells.append(cell == goal ? '#' : cell == start ? '*' : random.nextInt(5) < 2 ? 'X' : 'O');
      }
      var rows = new ArrayList<String>();
      for (int row = 0; row < height; row++) {
        rows.add(cells.substring(row * width, (row + 1) * width));
      }
      var board = new Board(rows);
      if (start != goal && (mayFail || board.least() > 1 + level)) {
        return board;
      }
    }
  }

  @Override
  public String ask(Board board) {
    return """
        Find a shortest walk from * to # by steps up, down, left and right; X is closed, O is open. \
        There may be none: then it is infeasible.
        %s"""
        .formatted(Grids.text(board.rows().stream().map(row -> List.of(row.split(""))).toList()));
  }

  private static Board question(String question) {
    var board =
        new Board(
            Grids.block(question, CELLS::contains, "grid of * # O X").stream()
                .map(row -> String.join("", row))
                .toList());
    var all = String.join("", board.rows());
    for (char mark : new char[] {'*', '#'}) {
      if (all.indexOf(mark) < 0 || all.indexOf(mark) != all.lastIndexOf(mark)) {
        throw new IllegalArgumentException("question: the grid needs one " + mark);
      }
    }
    return board;
  }

  @Override
  public String spell(Board board) {
    return String.join("/", board.rows());
  }

  @Override
  public Board read(String spelled) {
    return question(spelled.replace("/", "\n").replaceAll("(?<=.)(?=.)", " "));
  }

  @Override
  public String form() {
    return "the steps with spaces between them, or infeasible";
  }

  @Override
  public List<Wording<Board>> wordings() {
    return List.of(Questions.whole("shortest (?:walk|path|way)", ShortestPath::question));
  }

  @Override
  public List<String> work(Board board) {
    int[] distances = board.distancesToGoal();
    int columns = board.plane().columns();
    var lines = new ArrayList<String>();
    for (int row = 0; row < board.plane().rows(); row++) {
      var line = new StringBuilder("to go:");
      for (int column = 0; column < columns; column++) {
        int distance = distances[row * columns + column];
        line.append(distance < 0 ? " x" : " " + distance);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  public String normal(Board board, String answer) {
    var words = answer.strip().toLowerCase(Locale.ROOT).split("[\\s,]+", -1);
    if (words.length == 1 && words[0].equals(NONE)) {
      return NONE;
    }
    if (words.length > board.plane().cells()) {
      throw new IllegalArgumentException("more steps than the grid has cells");
    }
    for (String each : words) {
      if (!Plane.STEPS.contains(each)) {
        throw new IllegalArgumentException(
            "%s is not up, down, left or right".formatted(Lines.quoted(each)));
      }
    }
    return String.join(" ", words);
  }

  @Override
  public Optional<String> objection(Board board, String normal) {
    int least = board.least();
    if (normal.equals(NONE)) {
      return least < 0 ? Optional.empty() : Optional.of("there is a path");
    }
    int at = board.find('*');
    var steps = normal.split(" ", -1);
    for (int i = 0; i < steps.length; i++) {
      at = board.plane().step(at, Plane.STEPS.indexOf(steps[i]));
      if (at < 0 || board.at(at) == 'X') {
        return Optional.of(
            "step %d leads %s".formatted(i + 1, at < 0 ? "out of the grid" : "to a blocked cell"));
      }
    }
    if (board.at(at) != '#') {
      return Optional.of("the path does not end at #");
    }
    return steps.length == least
        ? Optional.empty()
        : Optional.of("%d steps where fewer are enough".formatted(steps.length));
  }

  @Override
  public Optional<String> solve(Board board) {
    int[] distances = board.distancesToGoal();
    int at = board.find('*');
    if (distances[at] < 0) {
      return Optional.of(NONE);
    }
    var steps = new ArrayList<String>();
    while (distances[at] > 0) {
      for (int step = 0; step < 4; step++) {
        int next = board.plane().step(at, step);
        if (next >= 0 && distances[next] == distances[at] - 1) {
          steps.add(Plane.STEPS.get(step));
          at = next;
          break;
        }
      }
    }
    return Optional.of(String.join(" ", steps));
  }
}
