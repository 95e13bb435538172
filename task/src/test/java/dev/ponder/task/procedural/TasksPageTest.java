package dev.ponder.task.procedural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/tasks.md` says what the tasks say of themselves.
class TasksPageTest {
  private static final Path PAGE = Path.of("..", "docs", "tasks.md");

  @Test
  void everyTaskHasItsRow() throws IOException {
    var page = Files.readString(PAGE);
    for (var name : Tasks.names()) {
      assertThat(page).contains("| `" + name + "` |");
    }
    for (var recipe : Tasks.recipes()) {
      var card = recipe.card();
      assertThat(page)
          .as("the row of " + card.name())
          .contains(
              "| `%s` | %s | %d: %s | %s | %s |\n"
                  .formatted(
                      card.name(),
                      card.asks(),
                      card.levels(),
                      card.harder(),
                      card.accepts(),
                      card.oracle()));
    }
  }
}
