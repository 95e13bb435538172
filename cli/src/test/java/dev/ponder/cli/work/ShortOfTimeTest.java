package dev.ponder.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.experiment.scale.Panel;
import dev.ponder.experiment.scale.ScaleExperiment;
import dev.ponder.experiment.scale.ScaleSettings;
import dev.ponder.learning.RlSettings;
import dev.ponder.model.train.Compute;
import dev.ponder.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine too slow for the time given measures less and learns nevertheless.
class ShortOfTimeTest {
  private static final int ASKED = 50;

  private final List<String> reduced = new ArrayList<>();

  @Test
  void thePanelTakesFewerProblemsBeforeAndAfter(@TempDir Path folder) {
    ScaleExperiment.Outcome outcome = run(folder, Duration.ofMillis(1));

    assertThat(reduced).containsExactly("32 of 50");
    assertProblems(outcome.before(), 32);
    assertProblems(outcome.runs().getFirst().after(), 32);
    assertThat(outcome.runs().getFirst().progress().curve()).hasSize(2);
    assertThat(ids(outcome.runs().getFirst().after())).isEqualTo(ids(outcome.before()));
  }

  @Test
  void aPanelMeasuredAnewHasTheProblemsOfTheOthers(@TempDir Path folder) throws IOException {
    run(folder, Duration.ofMillis(1));
    Files.delete(folder.resolve("segments").resolve("before.json"));

    ScaleExperiment.Outcome again = run(folder, Duration.ofHours(1));
    assertProblems(again.before(), 32);

    Files.delete(folder.resolve("segments").resolve("after-7.json"));
    ScaleExperiment.Outcome third = run(folder, Duration.ofHours(1));
    assertProblems(third.runs().getFirst().after(), 32);
  }

  @Test
  void withTimeItTakesAll(@TempDir Path folder) {
    ScaleExperiment.Outcome outcome = run(folder, Duration.ofHours(1));

    assertThat(reduced).isEmpty();
    assertProblems(outcome.before(), ASKED);
    assertProblems(outcome.runs().getFirst().after(), ASKED);
  }

  private static List<String> ids(Panel panel) {
    return panel.shown().stream().map(Panel.Shown::problem).toList();
  }

  private static void assertProblems(Panel panel, int problems) {
    assertThat(panel.bank()).hasSize(problems).allSatisfy(row -> assertThat(row).hasSize(2));
    assertThat(panel.budgets())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.right()).hasSize(problems));
  }

  private ScaleExperiment.Outcome run(Path folder, Duration time) {
    var settings =
        new ScaleSettings(
            List.of(7L),
            0,
            RlSettings.defaults(120, 3e-4).withBatch(4, 4),
            1,
            time,
            8,
            ASKED,
            2,
            List.of(8, 32),
            16);
    var listener =
        new ResumedRunTest.Quiet() {
          @Override
          public void reduced(long seed, int problems, int asked, double minutes) {
            reduced.add(problems + " of " + asked);
          }
        };
    return new ScaleExperiment(
            Tasks.named("countdown:target=20"),
            settings,
            new PanelFiles(folder.resolve("segments")),
            listener)
        .run(
            _ ->
                new LanguageModelStudent(
                    ResumedRunTest.base(),
                    folder.resolve("steps"),
                    2,
                    Compute.Precision.FP32,
                    _ -> {}),
            () -> false)
        .orElseThrow();
  }
}
