package dev.ponder.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.experiment.Machine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Machine MACHINE = new Machine("a cpu", 2, 16, "Linux 6", "amd64", "none");

  @TempDir Path temp;

  record Level(int numbers, double rate) {}

  private static RunRecord record(int batch, long seed) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("batch", batch);
    settings.put("learningRate", 2e-4);
    settings.put("level", new Level(3, 1));
    settings.put("tasks", List.of("countdown", "1"));
    settings.put("minutes", 8);
    return new RunRecord(settings, seed, Map.of("ponder", "1"), MACHINE, "2026-11-23T00:00:00Z");
  }

  @Test
  void aRunIsBegunOnceAndThenTakenUp() throws IOException {
    Path folder = temp.resolve("deep/er/run");
    try (var run = RunFolder.open(folder, record(24, 1), Set.of())) {
      assertThat(run.resumed()).isFalse();
      assertThat(run.checkpoints()).isDirectory();
      assertThat(run.figures()).isDirectory();
      assertThat(run.segment("samples").getParent()).isDirectory();
      run.write(run.results(), "{}");
      assertThat(run.results()).hasContent("{}");
    }
    String yaml = Files.readString(folder.resolve("run.yaml"));
    assertThat(yaml).contains("batch: 24", "numbers: 3", "seed: 1", "cpu: \"a cpu\"");
    try (var run = RunFolder.open(folder, record(24, 1), Set.of())) {
      assertThat(run.resumed()).isTrue();
      assertThat(run.changes()).isEmpty();
    }
    assertThat(folder.resolve("run.yaml")).hasContent(yaml);
  }

  @Test
  void otherSettingsAreRefusedByNameUnlessAllowed() {
    RunFolder.open(temp.resolve("run"), record(24, 1), Set.of()).close();
    assertThatThrownBy(() -> RunFolder.open(temp.resolve("run"), record(32, 2), Set.of()))
        .isInstanceOf(RunFolderException.class)
        .hasMessage(
            temp.resolve("run")
                + ": belongs to a run with other settings (batch: 24 then, 32 now; seed: 1 then,"
                + " 2 now); use the old ones or choose another folder");
    assertThatThrownBy(() -> RunFolder.open(temp.resolve("run"), record(32, 2), Set.of("batch")))
        .hasMessageContaining("(seed: 1 then, 2 now)");
    try (var run = RunFolder.open(temp.resolve("run"), record(32, 1), Set.of("batch"))) {
      assertThat(run.changes()).containsExactly(new RunRecord.Change("batch", "24", "32"));
    }
    RunFolder.open(temp.resolve("run"), record(99, 9), Set.of("*")).close();
  }

  @Test
  void theSameProcessCanNotHoldAFolderTwice() {
    try (var _ = RunFolder.open(temp.resolve("run"), record(24, 1), Set.of())) {
      assertThatThrownBy(() -> RunFolder.open(temp.resolve("run"), record(24, 1), Set.of()))
          .isInstanceOf(RunFolderException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    }
    RunFolder.open(temp.resolve("run"), record(24, 1), Set.of()).close();
  }

  /// Holds a folder until its standard input ends.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      RunFolder.open(Path.of(arguments[0]), record(24, 1), Set.of());
      System.out.write('!');
      System.out.flush();
      int end = System.in.read();
      Runtime.getRuntime().halt(end < 0 ? 0 : 1);
    }
  }

  @Test
  void anotherProcessIsNamedAndItsDeathFreesTheFolder() throws Exception {
    Path folder = temp.resolve("run");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');
      assertThatThrownBy(() -> RunFolder.open(folder, record(24, 1), Set.of()))
          .isInstanceOf(RunFolderException.class)
          .hasMessageStartingWith(folder + ": is in use by process " + other.pid() + " since ")
          .hasMessageContaining("(kill " + other.pid() + ")");
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    try (var run = RunFolder.open(folder, record(24, 1), Set.of())) {
      assertThat(run.resumed()).isTrue();
    }
  }

  @Test
  void aPlaceThatCanNotBeARunFolderIsOneLine() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    refused(file, "is a file; a run needs a folder of its own");
    refused(file.resolve("run"), "can't be used as run folder");
    Path target = Files.createDirectory(temp.resolve("target"));
    refused(Files.createSymbolicLink(temp.resolve("link"), target), "is a symbolic link");
    Path foreign = Files.createDirectory(temp.resolve("foreign"));
    Files.writeString(foreign.resolve("thesis.tex"), "precious");
    refused(foreign, "holds other files and no run.yaml");
    assertThat(foreign.resolve("thesis.tex")).hasContent("precious");
  }

  @Test
  void aDamagedRecordIsOneLine() throws IOException {
    RunFolder.open(temp.resolve("run"), record(24, 1), Set.of()).close();
    Path yaml = temp.resolve("run/run.yaml");
    for (String bad : List.of("", "[", "a: 1\na: 2", "configuration: 7", "x: &a [*a]")) {
      Files.writeString(yaml, bad);
      refused(temp.resolve("run"), "run.yaml: ");
    }
    try (var wide =
        FileChannel.open(yaml, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      wide.write(java.nio.ByteBuffer.wrap(new byte[] {1}), 2_000_000);
    }
    refused(temp.resolve("run"), "is larger than 1 MB");
  }

  @Test
  void segmentsStayInTheirFolder() {
    try (var run = RunFolder.open(temp.resolve("run"), record(24, 1), Set.of())) {
      for (String name : List.of("../x", "", "a/b", ".x")) {
        assertThatThrownBy(() -> run.segment(name)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void versionsNameWhatDecidesNumbers() {
    assertThat(Versions.here("0.1.0"))
        .containsEntry("ponder", "0.1.0")
        .containsEntry("java", Runtime.version().toString())
        .containsKey("jackson-databind");
  }

  private static void refused(Path folder, String says) {
    assertThatThrownBy(() -> RunFolder.open(folder, record(24, 1), Set.of()))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining(says)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("\n"));
  }
}
