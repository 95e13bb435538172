package dev.ponder.task.procedural.graph;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fewest steps through a maze of walls and passages, as a number.
record Maze() implements Recipe<Maze.Plan> {
  private static final Pattern START = Pattern.compile("'(.)' \\(start\\)");
  private static final Pattern GOAL = Pattern.compile("'(.)' \\(goal\\)");
  private static final Pattern WALL = Pattern.compile("'(.)' = [Ww]all");
  private static final Pattern PASSAGE = Pattern.compile("'(.)' = [Pp]assage");

  /// @param rows as shown
  /// @param start mark of the start
  /// @param goal mark of the goal
  /// @param wall mark of a wall
  /// @param passage mark of an open cell
  public record Plan(List<String> rows, char start, char goal, char wall, char passage) {
    public Plan {
      rows = List.copyOf(rows);
    }

    /// Fewest steps from start to goal; -1 when no way leads there.
    int least() {
      return distances()[String.join("", rows).indexOf(goal)];
    }

    int[] distances() {
      var all = String.join("", rows);
      return new Plane(rows.size(), rows.getFirst().length())
          .distances(List.of(all.indexOf(start)), cell -> all.charAt(cell) != wall);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "maze",
        5,
        "the fewest steps through a maze",
        "mazes of 4 to 9 cells a side, ways of 3 to 7 steps and more",
        "the one number",
        "breadth-first search");
  }

  @Override
  public Plan draw(int level, RandomGenerator random) {
    while (true) {
      int inner = 4 + level + random.nextInt(2);
      var rows = new char[inner + 2][inner + 2];
      for (char[] row : rows) {
        Arrays.fill(row, '#');
      }
      for (int cell = 0; cell < inner * inner; cell++) {
        rows[1 + cell / inner][1 + cell % inner] = random.nextInt(3) == 0 ? '#' : '.';
      }
      int start = random.nextInt(inner * inner);
      int goal = random.nextInt(inner * inner);
      rows[1 + start / inner][1 + start % inner] = 'S';
      rows[1 + goal / inner][1 + goal % inner] = 'G';
      var plan = new Plan(Arrays.stream(rows).map(String::new).toList(), 'S', 'G', '#', '.');
      if (start != goal && plan.least() >= 3 + level) {
        return plan;
      }
    }
  }

  @Override
  public String ask(Plan plan) {
    return """
        How many steps (up, down, left, right) does the shortest way from '%s' (start) to '%s' (goal) \
        take? Here '%s' = wall and '%s' = passage.
        %s"""
        .formatted(
            plan.start(), plan.goal(), plan.wall(), plan.passage(), String.join("\n", plan.rows()));
  }

  private static Plan question(String question) {
    char start = mark(START, question, "start mark, e.g. 'S' (start)");
    char goal = mark(GOAL, question, "goal mark, e.g. 'G' (goal)");
    char wall = mark(WALL, question, "wall mark, e.g. '#' = wall");
    char passage = mark(PASSAGE, question, "passage mark, e.g. '.' = passage");
    if (Stream.of(start, goal, wall, passage).distinct().count() < 4) {
      throw new IllegalArgumentException("question: the four marks of the maze must differ");
    }
    var block = new ArrayList<String>();
    for (String line : (question + "\n\n").split("\n", -1)) {
      boolean inside =
          !line.isEmpty()
              && line.chars().allMatch(c -> c == start || c == goal || c == wall || c == passage);
      if (inside && (block.isEmpty() || block.getFirst().length() == line.length())) {
        block.add(line);
        continue;
      }
      if (once(block, start) && once(block, goal)) {
        return checked(new Plan(block, start, goal, wall, passage));
      }
      block.clear();
      if (inside) {
        block.add(line);
      }
    }
    throw new IllegalArgumentException("question: no maze with one start and one goal found in it");
  }

  private static Plan checked(Plan plan) {
    if (plan.rows().size() > Grids.MAX_SIDE || plan.rows().getFirst().length() > Grids.MAX_SIDE) {
      throw new IllegalArgumentException(
          "question: the maze has a side longer than " + Grids.MAX_SIDE);
    }
    return plan;
  }

  private static char mark(Pattern pattern, String question, String what) {
    return Questions.find(pattern, question, what).group(1).charAt(0);
  }

  private static boolean once(List<String> rows, char mark) {
    return String.join("", rows).chars().filter(c -> c == mark).count() == 1;
  }

  @Override
  public String spell(Plan plan) {
    return ""
        + plan.start()
        + plan.goal()
        + plan.wall()
        + plan.passage()
        + plan.rows().getFirst().length()
        + ' '
        + String.join("", plan.rows());
  }

  @Override
  public Plan read(String spelled) {
    int space = spelled.indexOf(' ', 4);
    if (space < 0) {
      throw new IllegalArgumentException("not a maze: " + Lines.quoted(spelled));
    }
    int width = Questions.number(spelled.substring(4, space), "width", 1, Grids.MAX_SIDE);
    var all = spelled.substring(space + 1);
    var rows = new ArrayList<String>();
    for (int start = 0; start < all.length(); start += width) {
      rows.add(all.substring(start, Math.min(all.length(), start + width)));
    }
    var plan =
        new Plan(rows, spelled.charAt(0), spelled.charAt(1), spelled.charAt(2), spelled.charAt(3));
    return question(ask(plan));
  }

  @Override
  public String form() {
    return "the number of steps";
  }

  @Override
  public List<Wording<Plan>> wordings() {
    return List.of(Questions.whole("\\(start\\)", Maze::question));
  }

  @Override
  public List<String> work(Plan plan) {
    var all = String.join("", plan.rows());
    int width = plan.rows().getFirst().length();
    int[] distances = plan.distances();
    var lines = new ArrayList<String>();
    for (int steps = 0; steps <= Math.max(0, plan.least()); steps++) {
      var line = new StringBuilder("after %d:".formatted(steps));
      for (int cell = 0; cell < all.length(); cell++) {
        if (distances[cell] == steps) {
          line.append(" %d,%d".formatted(cell / width, cell % width));
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  public String normal(Plan plan, String answer) {
    return Questions.wholeNumber(answer);
  }

  @Override
  public Optional<String> objection(Plan plan, String normal) {
    int least = plan.least();
    return least >= 0 && normal.equals(Integer.toString(least))
        ? Optional.empty()
        : Optional.of(normal + " is not the fewest steps");
  }

  @Override
  public Optional<String> solve(Plan plan) {
    int least = plan.least();
    return least < 0 ? Optional.empty() : Optional.of(Integer.toString(least));
  }
}
