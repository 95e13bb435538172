package dev.ponder.task.dataset;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;

/// Published data beside this repository, and what the tests do with it.
public final class SharedData {
  private SharedData() {}

  /// A file of it; without it the test is skipped.
  public static Path file(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(name);
      if (Files.exists(data)) {
        return data;
      }
    }
    return abort("skipped: ../shared/data/" + name + " is not beside this repository");
  }

  /// How many problems a task has of a split, over all levels.
  public static int count(Task task, Split split) {
    var set = ((DataSetTask) task).set();
    return (int) set.items().stream().filter(each -> set.split(each.problem()) == split).count();
  }
}
