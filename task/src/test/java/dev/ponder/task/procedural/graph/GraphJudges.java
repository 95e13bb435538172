package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Judged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Another way to know the truth about graphs and grids.
public final class GraphJudges {
  private GraphJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        new Judged<>(new ShortestPath(), GraphJudges::shortestPath, GraphJudges::otherPaths),
        Judged.of(new Maze(), GraphJudges::maze),
        Judged.of(new LargestIsland(), GraphJudges::island),
        Judged.of(new RottenOranges(), GraphJudges::oranges),
        new Judged<>(new GraphColor(), GraphJudges::colors, GraphJudges::otherColors),
        Judged.of(
            new CourseSchedule(),
            (courses, answer) ->
                List.of("true", "yes").contains(answer.toLowerCase(Locale.ROOT))
                    != hasCircle(courses)),
        new Judged<>(new CourseOrder(), GraphJudges::order, GraphJudges::otherOrders),
        Judged.of(new FamilyRelationships(), GraphJudges::relation));
  }

  /// Distances from a cell by relaxing until nothing changes.
  private static int[] relaxed(List<String> rows, char from, String open) {
    int width = rows.getFirst().length();
    var all = String.join("", rows);
    int[] far = new int[all.length()];
    Arrays.fill(far, 9999);
    far[all.indexOf(from)] = 0;
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int a = 0; a < far.length; a++) {
        for (int b = 0; b < far.length; b++) {
          boolean joined =
              Math.abs(a / width - b / width) + Math.abs(a % width - b % width) == 1
                  && open.indexOf(all.charAt(b)) >= 0;
          if (joined && far[a] + 1 < far[b]) {
            far[b] = far[a] + 1;
            changed = true;
          }
        }
      }
    }
    return far;
  }

  private static boolean shortestPath(ShortestPath.Board board, String answer) {
    var rows = board.rows();
    int least = relaxed(rows, '*', "O#")[String.join("", rows).indexOf('#')];
    if (answer.equalsIgnoreCase("infeasible")) {
      return least == 9999;
    }
    int start = String.join("", rows).indexOf('*');
    int row = start / rows.getFirst().length();
    int column = start % rows.getFirst().length();
    int steps = 0;
    for (String word : answer.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      row += word.equals("down") ? 1 : word.equals("up") ? -1 : 0;
      column += word.equals("right") ? 1 : word.equals("left") ? -1 : 0;
      if (!List.of("up", "down", "left", "right").contains(word)
          || row < 0
          || column < 0
          || row >= rows.size()
          || column >= rows.getFirst().length()
          || rows.get(row).charAt(column) == 'X') {
        return false;
      }
      steps++;
    }
    return rows.get(row).charAt(column) == '#' && steps == least;
  }

  /// Every shortest path, if there are not too many.
  private static List<String> otherPaths(ShortestPath.Board board) {
    var rows = board.rows();
    int width = rows.getFirst().length();
    int[] far = relaxed(rows, '#', "O*");
    var paths = new ArrayList<String>();
    var queue = new ArrayDeque<Map.Entry<Integer, String>>();
    queue.add(Map.entry(String.join("", rows).indexOf('*'), ""));
    while (!queue.isEmpty() && paths.size() < 20) {
      var at = queue.removeLast();
      if (far[at.getKey()] == 0) {
        paths.add(at.getValue().strip());
      }
      for (int b = 0; b < far.length; b++) {
        int down = b / width - at.getKey() / width;
        int right = b % width - at.getKey() % width;
        if (Math.abs(down) + Math.abs(right) == 1 && far[b] == far[at.getKey()] - 1) {
          var word = down > 0 ? "down" : down < 0 ? "up" : right > 0 ? "right" : "left";
          queue.add(Map.entry(b, at.getValue() + " " + word));
        }
      }
    }
    return paths;
  }

  private static boolean maze(Maze.Plan plan, String answer) {
    int least =
        relaxed(plan.rows(), plan.start(), "" + plan.passage() + plan.goal())[
            String.join("", plan.rows()).indexOf(plan.goal())];
    return Integer.parseInt(answer) == least;
  }

  /// Cells take the largest number of their neighbours until nothing changes.
  private static boolean island(Matrix map, String answer) {
    int[][] label = new int[map.height() + 2][map.width() + 2];
    for (int row = 0; row < map.height(); row++) {
      for (int column = 0; column < map.width(); column++) {
        label[row + 1][column + 1] = map.at(row, column) * (row * map.width() + column + 1);
      }
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int row = 1; row <= map.height(); row++) {
        for (int column = 1; column <= map.width(); column++) {
          if (label[row][column] > 0) {
            int most =
                Math.max(
                    Math.max(label[row - 1][column], label[row + 1][column]),
                    Math.max(label[row][column - 1], label[row][column + 1]));
            changed |= most > label[row][column];
            label[row][column] = Math.max(most, label[row][column]);
          }
        }
      }
    }
    var sizes = new HashMap<Integer, Integer>();
    Arrays.stream(label)
        .flatMapToInt(Arrays::stream)
        .filter(each -> each > 0)
        .forEach(each -> sizes.merge(each, 1, Integer::sum));
    return Integer.parseInt(answer)
        == sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// Minute by minute.
  private static boolean oranges(Matrix crate, String answer) {
    int[][] now = crate.values();
    for (int minute = 0; ; minute++) {
      int[][] next = Arrays.stream(now).map(int[]::clone).toArray(int[][]::new);
      boolean fresh = false;
      boolean changed = false;
      for (int row = 0; row < now.length; row++) {
        for (int column = 0; column < now[row].length; column++) {
          fresh |= now[row][column] == 1;
          boolean reached =
              row > 0 && now[row - 1][column] == 2
                  || row + 1 < now.length && now[row + 1][column] == 2
                  || column > 0 && now[row][column - 1] == 2
                  || column + 1 < now[row].length && now[row][column + 1] == 2;
          if (now[row][column] == 1 && reached) {
            next[row][column] = 2;
            changed = true;
          }
        }
      }
      if (!fresh || !changed) {
        return Integer.parseInt(answer) == (fresh ? -1 : minute);
      }
      now = next;
    }
  }

  private static boolean colors(GraphColor.Graph graph, String answer) {
    var inside = answer.strip().replaceAll("^\\{|\\}$", "");
    var chosen = new HashMap<Integer, Integer>();
    for (String each : inside.split(",")) {
      var pair = each.replace("\"", "").split(":");
      if (pair.length != 2
          || chosen.put(Integer.valueOf(pair[0].strip()), Integer.valueOf(pair[1].strip()))
              != null) {
        return false;
      }
    }
    return chosen.keySet().equals(new HashSet<>(graph.vertices()))
        && graph.colors().containsAll(chosen.values())
        && graph.edges().stream()
            .noneMatch(
                edge ->
                    String.valueOf(chosen.get(edge.from()))
                        .equals(String.valueOf(chosen.get(edge.to()))));
  }

  /// The same colouring with its colours turned round, without quotation marks and backwards.
  private static List<String> otherColors(GraphColor.Graph graph) {
    var right = new GraphColor().solve(graph).orElseThrow();
    var turned = new ArrayList<String>();
    for (String pair : right.substring(1, right.length() - 1).split(", ")) {
      int color = Integer.parseInt(pair.substring(pair.indexOf(' ') + 1));
      int next = graph.colors().get((graph.colors().indexOf(color) + 1) % graph.colors().size());
      turned.addFirst(pair.substring(0, pair.indexOf(':')).replace("\"", "") + ":" + next);
    }
    return List.of("{" + String.join(",", turned) + "}");
  }

  /// By closing the relation "needs".
  private static boolean hasCircle(Courses courses) {
    var needs = new boolean[courses.count()][courses.count()];
    courses.needs().forEach(need -> needs[need.course()][need.first()] = true);
    for (int via = 0; via < courses.count(); via++) {
      for (int a = 0; a < courses.count(); a++) {
        for (int b = 0; b < courses.count(); b++) {
          needs[a][b] |= needs[a][via] && needs[via][b];
        }
      }
    }
    for (int course = 0; course < courses.count(); course++) {
      if (needs[course][course]) {
        return true;
      }
    }
    return false;
  }

  private static boolean order(Courses courses, String answer) {
    boolean circle = answer.toLowerCase(Locale.ROOT).startsWith("circle");
    var numbers =
        Arrays.stream(
                answer.replaceAll("(?i)^circle ", "").replaceAll("[\\[\\]\"]", "").split("[,\n]"))
            .map(each -> Integer.valueOf(each.strip()))
            .toList();
    if (new HashSet<>(numbers).size() != numbers.size()) {
      return false;
    }
    if (circle) {
      return IntStream.range(0, numbers.size())
          .allMatch(
              i ->
                  courses
                      .needs()
                      .contains(
                          new Courses.Need(
                              numbers.get(i), numbers.get(i + 1 < numbers.size() ? i + 1 : 0))));
    }
    return numbers.size() == courses.count()
        && numbers.stream().allMatch(each -> each >= 0 && each < courses.count())
        && courses.needs().stream()
            .allMatch(need -> numbers.indexOf(need.first()) < numbers.indexOf(need.course()));
  }

  /// Taking the greatest free course first; a circle started elsewhere.
  private static List<String> otherOrders(Courses courses) {
    var right = new CourseOrder().solve(courses).orElseThrow();
    if (right.startsWith("circle ")) {
      var circle = new ArrayList<>(List.of(right.substring(7).split(", ")));
      circle.add(circle.removeFirst());
      return List.of("circle " + String.join(",", circle));
    }
    var order = new ArrayList<Integer>();
    while (order.size() < courses.count()) {
      for (int course = courses.count() - 1; course >= 0; course--) {
        int each = course;
        if (!order.contains(course)
            && courses.needs().stream()
                .allMatch(need -> need.course() != each || order.contains(need.first()))) {
          order.add(course);
          break;
        }
      }
    }
    return List.of(order.toString());
  }

  /// Words for chains of steps from the second person to the first: P to a parent, C to a child, S
  /// to a spouse.
  private static final Map<String, String> CHAINS =
      Map.ofEntries(
          Map.entry("S", "wife/husband"),
          Map.entry("P", "mother/father"),
          Map.entry("C", "daughter/son"),
          Map.entry("PC", "sister/brother"),
          Map.entry("PP", "grandmother/grandfather"),
          Map.entry("CC", "granddaughter/grandson"),
          Map.entry("PPC", "aunt/uncle"),
          Map.entry("PPCS", "aunt/uncle"),
          Map.entry("PCC", "niece/nephew"),
          Map.entry("SPCC", "niece/nephew"),
          Map.entry("PPCC", "cousin/cousin"),
          Map.entry("SP", "mother-in-law/father-in-law"),
          Map.entry("CS", "daughter-in-law/son-in-law"),
          Map.entry("SPC", "sister-in-law/brother-in-law"),
          Map.entry("PCS", "sister-in-law/brother-in-law"));

  private static boolean relation(FamilyRelationships.Question question, String answer) {
    var said = answer.toLowerCase(Locale.ROOT).replace(" in law", "-in-law");
    var words = new HashSet<String>();
    walk(question.family(), List.of(question.second()), "", question.first(), words);
    boolean woman = People.WOMEN.contains(question.first());
    return words.stream()
        .anyMatch(
            pair ->
                pair.split("/")[woman ? 0 : 1].equals(
                    said.replaceAll(Pattern.quote(".") + "$", "")));
  }

  private static void walk(
      Family family, List<String> path, String steps, String goal, HashSet<String> words) {
    var at = path.getLast();
    var word = CHAINS.get(steps);
    if (at.equals(goal) && word != null) {
      words.add(word);
    }
    if (steps.length() == 4) {
      return;
    }
    for (var couple : family.couples()) {
      var married = List.of(couple.one(), couple.other());
      var ways = new ArrayList<Map.Entry<String, String>>();
      if (married.contains(at)) {
        married.forEach(each -> ways.add(Map.entry("S", each)));
        couple.children().forEach(each -> ways.add(Map.entry("C", each)));
      }
      if (couple.children().contains(at)) {
        married.forEach(each -> ways.add(Map.entry("P", each)));
      }
      for (var way : ways) {
        if (!path.contains(way.getValue())) {
          var longer = new ArrayList<>(path);
          longer.add(way.getValue());
          walk(family, longer, steps + way.getKey(), goal, words);
        }
      }
    }
  }
}
