package dev.ponder.task.dataset;

import static dev.ponder.task.Traces.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Game24Test {
  private static final String ROW = "{\"idx\": %d, \"rank\": \"1\", \"puzzle\": \"%s\"}\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("puzzles.jsonl"), text);
  }

  @Test
  void answersAreJudgedByTheirValueAndTheirNumbers() throws IOException {
    var task = new DataSetTask(Game24.read(file(ROW.formatted(0, "3 3 8 8"))));
    var problem = task.parse("3 3 8 8");
    for (var right : List.of("8/(3-8/3)", " 8 / (3 - 8 / 3) = 24", "8/(3-(8/3))")) {
      assertThat(judge(task, problem, "A:" + right).isCorrect()).as(right).isTrue();
    }
    for (var wrong :
        List.of(
            "8*3",
            "3*8*(8/8)",
            "8/(3-8/3)=25",
            "24",
            "8/(3-8/3)=24=24",
            "8/0-3-8",
            "8 8-3 3",
            "")) {
      assertThat(judge(task, problem, "A:" + wrong).isCorrect()).as(wrong).isFalse();
    }
    assertThat(task.parse(problem.prompt())).isEqualTo(problem);
    assertThat(task.parse("24 from 1, 2, 3, 4").id()).isEqualTo("game24:1 2 3 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.parse("1 2 3"))
        .withMessageContaining("write e.g. '4 7 8 8'");
  }

  @Test
  void wrongRowsAreAnErrorThatNamesFileLineAndField() throws IOException {
    refused(
        ROW.formatted(0, "1 1 4 6") + "{\"idx\": 1}\n",
        "puzzles.jsonl line 2: field 'puzzle' is missing");
    refused(
        "\n{\"idx\": 1, \"puzzle\": 24}",
        "line 2: field 'puzzle' is the number 24 where a text should be");
    refused(
        "{\"idx\": \"1\", \"puzzle\": \"1 1 4 6\"}",
        "line 1: field 'idx' is a text where a whole number should be");
    refused(
        ROW.formatted(0, "1 1 4"),
        "line 1: field 'puzzle' is '1 1 4' where four numbers should be");
    refused("[1, 2]", "line 1: not a JSON object");
    refused("{\"idx\": ", "line 1: not JSON");
    refused("", "there are no rows in it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named("game24:path=" + folder.resolve("none.jsonl")))
        .withMessageContaining("none.jsonl: can't be read after line 0: NoSuchFile");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.named("game24"))
        .withMessage("path: game24 needs it; write game24:path=...");
  }

  private void refused(String text, String message) throws IOException {
    var file = file(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Game24.read(file))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void packedRowsAreTheSameRows() throws IOException {
    var plain = Game24.read(file(ROW.formatted(0, "1 1 4 6") + ROW.formatted(1, "4 7 8 8")));
    var packed = folder.resolve("puzzles.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(folder.resolve("puzzles.jsonl")));
    }
    assertThat(Game24.read(packed)).isEqualTo(plain);
  }

  @Test
  void everyPublishedPuzzleIsInOneSplitAndSolvedByBruteForce() {
    var task = Tasks.named("game24:path=" + data("game24/puzzles.jsonl"));
    var seen = new HashSet<Problem>();
    for (int level = 0; level < task.levels(); level++) {
      for (var split : Split.values()) {
        int most = most(task, split, level);
        for (var problem : task.problems(split, level, RandomKey.of(3), most)) {
          assertThat(seen.add(problem)).isTrue();
          var right = task.solve(problem).orElseThrow();
          assertThat(judge(task, problem, "A:" + right).isCorrect()).as(problem.id()).isTrue();
        }
      }
    }
    assertThat(seen).hasSize(1312);
  }

  private static int most(Task task, Split split, int level) {
    try {
      return task.problems(split, level, RandomKey.of(3), 1_000_000).size();
    } catch (IllegalArgumentException e) {
      var message = String.valueOf(e.getMessage());
      return Integer.parseInt(message.replaceAll(".*which has (\\d+);.*", "$1"));
    }
  }

  /// GPT-4's samples with the verdicts of their authors, who judge the last line up to its first
  /// `=`. No difference is left to explain.
  @Test
  void theVerdictsOnGpt4sSamplesAreReproduced() {
    var set = Game24.read(data("game24/puzzles.jsonl"));
    var task = new DataSetTask(set);
    int samples = 0;
    int correct = 0;
    var differences = new ArrayList<String>();
    for (var name : List.of("cot", "standard")) {
      for (var row : Rows.read(data("game24/gpt4_naive_" + name + "_sample_100.jsonl"))) {
        var problem = task.parse(row.text("puzzle"));
        for (var sample : row.object().get("samples")) {
          var lines = sample.get("response").stringValue().strip().split("\n", -1);
          var stated = lines[lines.length - 1].toLowerCase(Locale.ROOT).replace("answer: ", "");
          var expression = stated.split("=", 2)[0].strip();
          boolean ours = judge(task, problem, "A:" + expression).isCorrect();
          samples++;
          correct += ours ? 1 : 0;
          if (ours != sample.get("correct").booleanValue()) {
            differences.add(problem.id() + ": " + stated);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(samples).isEqualTo(10_000);
    assertThat(correct).isEqualTo(634);
  }

  private static Path data(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(file);
      if (Files.exists(data)) {
        return data;
      }
    }
    return abort("skipped: ../shared/data/" + file + " is not beside this repository");
  }
}
