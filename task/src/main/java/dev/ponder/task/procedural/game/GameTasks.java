package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class GameTasks {
  private GameTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new NQueens(),
        new Sudoku(2),
        new Sudoku(3),
        new GameOfLife(),
        new TowerOfHanoi(),
        new Jugs(),
        new Kakurasu(),
        new Survo());
  }
}
