package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class GraphTasks {
  private GraphTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new ShortestPath(),
        new Maze(),
        new LargestIsland(),
        new RottenOranges(),
        new GraphColor(),
        new CourseSchedule(),
        new CourseOrder(),
        new FamilyRelationships());
  }
}
