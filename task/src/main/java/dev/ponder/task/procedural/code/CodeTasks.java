package dev.ponder.task.procedural.code;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class CodeTasks {
  private CodeTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(new Bf(), new Ab(), new Automaton(), new ProgramOutput(), new ListRules());
  }
}
