package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Another way to know the truth about games.
public final class GameJudges {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private GameJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        new Judged<>(
            new NQueens(),
            GameJudges::queens,
            board ->
                board
                    .completions(5, IntStream.range(0, board.size()).boxed().toList().reversed())
                    .stream()
                    .map(Queens::shown)
                    .toList()),
        sudoku(new Sudoku(2)),
        sudoku(new Sudoku(3)),
        new Judged<>(
            new GameOfLife(),
            GameJudges::life,
            board ->
                List.of(
                    new GameOfLife()
                        .solve(board)
                        .orElseThrow()
                        .replace("],", "],\n ")
                        .replace(",", ", "))),
        new Judged<>(
            new TowerOfHanoi(),
            GameJudges::hanoi,
            tower ->
                List.of(
                    new TowerOfHanoi()
                        .solve(tower)
                        .orElseThrow()
                        .replaceAll("(\\d+):(\\d+)>(\\d+)", "Move disk $1 from Peg $2 to Peg $3")
                        .replace(", ", "\n"))),
        new Judged<>(
            new Jugs(),
            GameJudges::jugs,
            fountain -> {
              var right = new Jugs().solve(fountain).orElseThrow();
              var listed = "[\"" + right.replace(", ", "\", \"") + "\"]";
              return List.of(listed, "fill A, empty A, fill B, empty B, " + right);
            }),
        Judged.of(new Kakurasu(), GameJudges::kakurasu),
        Judged.of(new Survo(), GameJudges::survo));
  }

  private static List<List<String>> cells(String answer) {
    return Arrays.stream(answer.split("[;\n]"))
        .map(row -> List.of(row.strip().split("[ \t]+")))
        .toList();
  }

  /// Queens are on different rows, columns, rising and falling diagonals.
  private static boolean queens(Queens board, String answer) {
    var cells = cells(answer);
    int size = board.size();
    var seen = new HashSet<String>();
    int count = 0;
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        var cell = cells.get(row).get(column);
        if (row >= size || column >= size || !List.of("Q", "_").contains(cell)) {
          return false;
        }
        if (cell.equals("_") && board.rows().get(row).charAt(column) == 'Q') {
          return false;
        }
        if (cell.equals("Q")) {
          count++;
          seen.addAll(List.of("r" + row, "c" + column, "u" + (row + column), "d" + (row - column)));
        }
      }
    }
    return count == size
        && seen.size() == 4 * size
        && cells.stream().allMatch(row -> row.size() == size);
  }

  private static Judged<LatinBoxes> sudoku(Sudoku recipe) {
    return new Judged<>(
        recipe,
        (board, answer) -> {
          int side = board.side();
          var cells = cells(answer);
          var groups = new HashMap<String, HashSet<String>>();
          for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
              var number = cells.get(row).get(column);
              int given = board.at(row, column);
              if (given > 0 && given != Integer.parseInt(number)) {
                return false;
              }
              int box = row / board.box() * board.box() + column / board.box();
              for (String group : List.of("r" + row, "c" + column, "b" + box)) {
                groups.computeIfAbsent(group, _ -> new HashSet<>()).add(number);
              }
            }
          }
          var all =
              IntStream.rangeClosed(1, side).mapToObj(String::valueOf).collect(Collectors.toSet());
          return cells.size() == side
              && cells.stream().allMatch(row -> row.size() == side)
              && groups.values().stream().allMatch(all::equals);
        },
        board -> List.of(recipe.solve(board).orElseThrow().replace("; ", "\n")));
  }

  /// Live cells tell their neighbours.
  private static boolean life(GameOfLife.Board board, String answer) {
    int height = board.cells().height();
    int width = board.cells().width();
    var alive = new HashSet<Integer>();
    for (int cell = 0; cell < height * width; cell++) {
      if (board.cells().at(cell / width, cell % width) == 1) {
        alive.add(cell);
      }
    }
    for (int step = 0; step < board.steps(); step++) {
      Map<Integer, Integer> told = new HashMap<>();
      for (int cell : alive) {
        for (int down = height - 1; down <= height + 1; down++) {
          for (int right = width - 1; right <= width + 1; right++) {
            int near = (cell / width + down) % height * width + (cell % width + right) % width;
            if (down != height || right != width) {
              told.merge(near, 1, Integer::sum);
            }
          }
        }
      }
      var next = new HashSet<Integer>();
      told.forEach(
          (cell, count) -> {
            if (count == 3 || count == 2 && alive.contains(cell)) {
              next.add(cell);
            }
          });
      alive.clear();
      alive.addAll(next);
    }
    var rows = new ArrayList<String>();
    for (int row = 0; row < height; row++) {
      var cells = new ArrayList<String>();
      for (int column = 0; column < width; column++) {
        cells.add(alive.contains(row * width + column) ? "1" : "0");
      }
      rows.add("[" + String.join(",", cells) + "]");
    }
    return answer.replaceAll("[ \n]", "").equals("[" + String.join(",", rows) + "]");
  }

  /// Pegs as stacks.
  private static boolean hanoi(TowerOfHanoi.Tower tower, String answer) {
    var pegs = new ArrayList<ArrayList<Integer>>();
    for (int peg = 0; peg <= tower.pegs(); peg++) {
      pegs.add(new ArrayList<>());
    }
    for (int disk = tower.on().size(); disk >= 1; disk--) {
      pegs.get(tower.on().get(disk - 1)).add(disk);
    }
    for (String move : answer.split("[,\n]")) {
      var numbers = NUMBER.matcher(move).results().map(m -> Integer.valueOf(m.group())).toList();
      if (numbers.size() != 3 || numbers.get(1) > tower.pegs() || numbers.get(2) > tower.pegs()) {
        return false;
      }
      var from = pegs.get(numbers.get(1));
      var to = pegs.get(numbers.get(2));
      if (numbers.get(2) < 1
          || from.isEmpty()
          || !from.getLast().equals(numbers.get(0))
          || from == to) {
        return false;
      }
      if (!to.isEmpty() && to.getLast() < from.getLast()) {
        return false;
      }
      to.add(from.removeLast());
    }
    return pegs.get(tower.to()).size() == tower.on().size();
  }

  private static boolean jugs(Jugs.Fountain fountain, String answer) {
    int[] holds = new int[fountain.capacities().size()];
    for (String move : answer.replaceAll("[\\[\\]\"]", "").split("[,\n]")) {
      var words = move.strip().split(" ", 2);
      int jug = words[1].charAt(0) - 'A';
      int size = fountain.capacities().get(jug);
      switch (words[0].toLowerCase(Locale.ROOT)) {
        case "fill" -> holds[jug] = size;
        case "empty" -> holds[jug] = 0;
        case "pour" -> {
          int to = words[1].strip().charAt(words[1].strip().length() - 1) - 'A';
          while (holds[jug] > 0 && holds[to] < fountain.capacities().get(to)) {
            holds[jug]--;
            holds[to]++;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return Arrays.stream(holds).anyMatch(each -> each == fountain.target());
  }

  private static boolean kakurasu(Kakurasu.Sums sums, String answer) {
    var cells = cells(answer);
    int[] rows = new int[sums.rows().size()];
    int[] columns = new int[sums.columns().size()];
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        if (!List.of("0", "1").contains(cells.get(row).get(column))) {
          return false;
        }
        int one = cells.get(row).get(column).equals("1") ? 1 : 0;
        rows[row] += one * (column + 1);
        columns[column] += one * (row + 1);
      }
    }
    return cells.size() == rows.length
        && cells.stream().allMatch(row -> row.size() == columns.length)
        && Arrays.stream(rows).boxed().toList().equals(sums.rows())
        && Arrays.stream(columns).boxed().toList().equals(sums.columns());
  }

  private static boolean survo(Survo.Table table, String answer) {
    var cells = cells(answer);
    var left = new ArrayList<>(table.numbers());
    int height = table.matrix().height();
    int width = table.matrix().width();
    int[] columns = new int[width];
    if (cells.size() != height) {
      return false;
    }
    for (int row = 0; row < height; row++) {
      int sum = 0;
      if (cells.get(row).size() != width) {
        return false;
      }
      for (int column = 0; column < width; column++) {
        Integer number = Integer.valueOf(cells.get(row).get(column));
        int given = table.matrix().at(row, column);
        if (given == 0 ? !left.remove(number) : given != number) {
          return false;
        }
        sum += column + 1 < width ? number : -number;
        columns[column] += row + 1 < height ? number : -number;
      }
      if (sum != 0) {
        return false;
      }
    }
    return Arrays.stream(columns).allMatch(sum -> sum == 0);
  }
}
