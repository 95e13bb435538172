package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTest {
  @TempDir Path folder;

  @Test
  void whatTheTestsRunOnCanRunTheMainJob() {
    MainTest.Outcome outcome = MainTest.run("doctor");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("JDK", "libtorch", "Vector API", "can run here");
  }

  @Test
  void theJsonHoldsWhatTheTableHolds() {
    JsonNode list = new JsonMapper().readTree(MainTest.run("doctor", "--json").out());
    var names = list.values().stream().map(each -> each.get("name").asString()).toList();
    assertThat(names)
        .contains("JDK", "Vector API", "libtorch", "CUDA", "memory", "disk", "git", "lean");
    assertThat(list.values())
        .allSatisfy(
            each -> {
              assertThat(each.propertyNames())
                  .containsExactly("name", "state", "needed", "found", "for");
              assertThat(each.get("state").asString()).isIn("ok", "poor", "missing");
            });
  }

  @Test
  void programsAreLookedForOnThePathOnly() throws IOException {
    var doctor = new Doctor(folder, folder, List.of(folder));
    assertThat(stateOf("git", doctor)).isEqualTo(Finding.State.MISSING);
    Path git = Files.createFile(folder.resolve("git"));
    assertThat(stateOf("git", doctor)).isEqualTo(Finding.State.MISSING);
    assertThat(git.toFile().setExecutable(true)).isTrue();
    assertThat(stateOf("git", doctor)).isEqualTo(Finding.State.OK);
  }

  @Test
  void theSolverThatComesAlongAnswersAndLeanIsOnlyThereIfItIs() throws IOException {
    var doctor = new Doctor(folder, folder, List.of(folder));
    assertThat(stateOf("z3", doctor)).isEqualTo(Finding.State.OK);
    assertThat(stateOf("lean", doctor)).isEqualTo(Finding.State.MISSING);
  }

  @Test
  void aModelIsAFolderWithAConfig() throws IOException {
    var doctor = new Doctor(folder, folder, List.of());
    assertThat(stateOf("models", doctor)).isEqualTo(Finding.State.MISSING);
    Path model = Files.createDirectories(folder.resolve("models/tiny"));
    assertThat(stateOf("models", doctor)).isEqualTo(Finding.State.MISSING);
    Files.writeString(model.resolve("config.json"), "{}");
    assertThat(stateOf("models", doctor)).isEqualTo(Finding.State.OK);
  }

  @Test
  void onlyWhatIsNeededStopsTheMainJob() {
    var lacks = Finding.needed("a", false, "-", "-");
    var wish = Finding.optional("b", false, "-", "-");
    assertThat(lacks.stops()).isTrue();
    assertThat(wish.stops()).isFalse();
    var out = new StringWriter();
    DoctorCommand.print(List.of(lacks, wish), new PrintWriter(out));
    assertThat(out.toString()).contains("can't run here; what stops it: a.");
  }

  private static Finding.State stateOf(String name, Doctor doctor) {
    return doctor.findings().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
