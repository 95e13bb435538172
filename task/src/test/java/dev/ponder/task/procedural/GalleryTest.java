package dev.ponder.task.procedural;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a procedural task has the name of one in reasoning-gym's gallery, it reads the question
/// printed there and accepts the answer printed there. The data lie beside the repository.
class GalleryTest {
  private static final Pattern POSSIBLE = Pattern.compile("'possible_answer': (\\{[^}]*\\})");
  private static final String FILE = "reasoning-gym/gallery_examples.jsonl";

  static Stream<String> everyTask() {
    return Tasks.recipes().stream().map(recipe -> recipe.card().name());
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  void printedQuestionsAreReadAndPrintedAnswersAccepted(String name) throws IOException {
    var task = Tasks.named(name);
    var random = RandomKey.of(5).generator();
    var examples =
        rows().stream()
            .filter(row -> row.get("task").asString().replace('_', '-').equals(name))
            .toList();
    for (var row : examples) {
      var printed = printedAnswer(row);
      var problem = task.parse(row.get("question").asString());
      assertThat(judge(task, problem, "A:" + printed))
          .as("%s %s", problem.id(), printed)
          .isEqualTo(Verdict.correct());
      assertThat(task.parse(problem.prompt())).isEqualTo(problem);
      for (var solved : task.solve(problem).stream().toList()) {
        assertThat(judge(task, problem, "A:" + solved)).isEqualTo(Verdict.correct());
      }
      assertThat(Mutations.of(printed, random))
          .as("some typing errors are refused")
          .anySatisfy(
              wrong -> assertThat(judge(task, problem, "A:" + wrong).isCorrect()).isFalse());
    }
    if (examples.isEmpty()) {
      abort("the gallery has no task named " + name);
    }
  }

  /// Where any answer of a kind is right, the gallery prints `None` and an example beside it.
  private static String printedAnswer(JsonNode row) {
    var answer = row.get("answer").asString();
    var example = POSSIBLE.matcher(row.get("metadata_python").asString());
    return answer.equals("None") && example.find()
        ? example.group(1).replaceAll("(\\d+):", "\"$1\":")
        : answer;
  }

  private static List<JsonNode> rows() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(FILE);
      if (Files.exists(data)) {
        try (var lines = Files.lines(data)) {
          return lines.map(line -> JsonMapper.shared().readTree(line)).toList();
        }
      }
    }
    return abort("skipped: ../shared/data/" + FILE + " is not beside this repository");
  }
}
