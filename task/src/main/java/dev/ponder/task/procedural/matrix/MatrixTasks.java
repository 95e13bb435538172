package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class MatrixTasks {
  private MatrixTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(new RotateMatrix(), new SpiralMatrix(), new PoolMatrix(), new BinaryMatrix());
  }
}
