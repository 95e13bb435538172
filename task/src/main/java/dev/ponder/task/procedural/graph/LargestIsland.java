package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The number of cells in the largest island of 1s, joined by their sides; 0 without an island.
record LargestIsland() implements Recipe<Matrix> {
  @Override
  public Card card() {
    return new Card(
        "largest-island",
        5,
        "the size of the largest group of joined 1s in a grid",
        "grids of 4 to 10 cells a side",
        "the one number",
        "flood fill");
  }

  @Override
  public Matrix draw(int level, RandomGenerator random) {
    int height = 4 + level + random.nextInt(3);
    int width = 4 + level + random.nextInt(3);
    int percent = 30 + random.nextInt(30);
    var values = new int[height][width];
    for (int cell = 0; cell < height * width; cell++) {
      values[cell / width][cell % width] = random.nextInt(100) < percent ? 1 : 0;
    }
    return Matrix.of(values);
  }

  @Override
  public String ask(Matrix map) {
    return """
        In this map 1 is land and 0 is sea. Land cells that share a side belong to the same island. \
        How many cells has the largest island (0 if there is no land)?
        %s"""
        .formatted(map);
  }

  private static Matrix question(String question) {
    return Grids.numbers(question, 0, 1, "grid of 0 and 1");
  }

  @Override
  public String spell(Matrix map) {
    return Grids.spelled(map);
  }

  @Override
  public Matrix read(String spelled) {
    return Grids.read(spelled, 0, 1);
  }

  @Override
  public String form() {
    return "the number of cells";
  }

  @Override
  public List<Wording<Matrix>> wordings() {
    return List.of(Questions.whole("largest island|area of an island", LargestIsland::question));
  }

  @Override
  public List<String> work(Matrix map) {
    var lines = new ArrayList<String>();
    for (var island : islands(map)) {
      var line = new StringBuilder("island of %d:".formatted(island.size()));
      island.forEach(
          cell -> line.append(" %d,%d".formatted(cell / map.width(), cell % map.width())));
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  public String normal(Matrix map, String answer) {
    return Questions.wholeNumber(answer);
  }

  @Override
  public Optional<String> objection(Matrix map, String normal) {
    return normal.equals(Integer.toString(largest(map)))
        ? Optional.empty()
        : Optional.of(normal + " is not the size of the largest island");
  }

  @Override
  public Optional<String> solve(Matrix map) {
    return Optional.of(Integer.toString(largest(map)));
  }

  private static int largest(Matrix map) {
    return islands(map).stream().mapToInt(List::size).max().orElse(0);
  }

  private static List<List<Integer>> islands(Matrix map) {
    var plane = new Plane(map.height(), map.width());
    var seen = new boolean[plane.cells()];
    var islands = new ArrayList<List<Integer>>();
    for (int cell = 0; cell < plane.cells(); cell++) {
      if (seen[cell] || map.at(cell / map.width(), cell % map.width()) == 0) {
        continue;
      }
      int[] distances =
          plane.distances(
              List.of(cell), each -> map.at(each / map.width(), each % map.width()) == 1);
      var island = new ArrayList<Integer>();
      for (int each = 0; each < distances.length; each++) {
        if (distances[each] >= 0) {
          seen[each] = true;
          island.add(each);
        }
      }
      islands.add(island);
    }
    return islands;
  }
}
