package dev.ponder.task.procedural.logic;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class LogicTasks {
  private LogicTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new KnightsKnaves(),
        new SelfReference(),
        new Entailment(),
        new Circuit(),
        new Satisfy(),
        new Houses());
  }
}
