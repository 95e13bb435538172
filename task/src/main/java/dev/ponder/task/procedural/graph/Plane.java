package dev.ponder.task.procedural.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Cells of a grid, numbered row by row, and the four steps between them.
///
/// @param rows number of rows
/// @param columns number of columns
record Plane(int rows, int columns) {
  static final List<String> STEPS = List.of("up", "down", "left", "right");

  int cells() {
    return rows * columns;
  }

  /// The cell one step on, by the step's place in [#STEPS]; -1 outside of the grid.
  int step(int cell, int step) {
    int row = cell / columns + (step == 0 ? -1 : step == 1 ? 1 : 0);
    int column = cell % columns + (step == 2 ? -1 : step == 3 ? 1 : 0);
    return row < 0 || row >= rows || column < 0 || column >= columns ? -1 : row * columns + column;
  }

  /// Fewest steps from the nearest source to every cell over open cells; -1 where no path leads.
  int[] distances(List<Integer> sources, IntPredicate open) {
    int[] distances = new int[cells()];
    Arrays.fill(distances, -1);
    var queue = new ArrayDeque<Integer>(sources);
    for (int each : sources) {
      distances[each] = 0;
    }
    while (!queue.isEmpty()) {
      int cell = queue.remove();
      for (int step = 0; step < 4; step++) {
        int next = step(cell, step);
        if (next >= 0 && distances[next] < 0 && open.test(next)) {
          distances[next] = distances[cell] + 1;
          queue.add(next);
        }
      }
    }
    return distances;
  }
}
