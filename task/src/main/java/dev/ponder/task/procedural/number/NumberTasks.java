package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class NumberTasks {
  private NumberTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(new Gcd());
  }
}
