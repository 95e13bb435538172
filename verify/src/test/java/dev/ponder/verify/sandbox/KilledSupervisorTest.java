package dev.ponder.verify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KilledSupervisorTest {
  private static final int BOXES = 4;
  private static final String SECONDS = "98765";

  /// A process that opens boxes, starts programs that sleep, says so and waits.
  static final class Supervisor {
    private Supervisor() {}

    public static void main(String[] arguments) throws Exception {
      var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      Sandbox sandbox = Sandbox.open(BOXES);
      for (int i = 0; i < BOXES; i++) {
        var program = Program.of("/bin/sh", "-c", "echo M up; exec sleep " + SECONDS);
        BoxedProgram running =
            sandbox.start(program, Limits.of(Duration.ofSeconds(600), 64 << 20), "M ");
        running.nextReply();
      }
      out.println(Owner.name());
      Thread.sleep(Duration.ofHours(1));
    }
  }

  @Test
  void nothingSurvivesAKilledSupervisor() throws IOException, InterruptedException {
    Boxes.open(1).close();
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Supervisor.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String owner;
    try (BufferedReader out = supervisor.inputReader(StandardCharsets.UTF_8)) {
      owner = out.readLine();
    }
    assertThat(owner).startsWith(Owner.PREFIX);
    // A shell speaks before it becomes what sleeps.
    for (int i = 0; i < 500 && sleepers() < BOXES; i++) {
      Thread.onSpinWait();
    }
    assertThat(sleepers()).isEqualTo(BOXES);
    assertThat(things(owner)).isNotEmpty();

    supervisor.destroyForcibly().waitFor();

    // The kernel ends the boxes; that takes it a moment.
    for (int i = 0; i < 500 && sleepers() > 0; i++) {
      Thread.onSpinWait();
    }
    assertThat(sleepers()).isZero();
    assertThat(Owner.isDead(owner + "-1")).isTrue();
    Boxes.open(1).close();
    assertThat(things(owner)).isEmpty();
  }

  private static long sleepers() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(each -> commandOf(each).equals("sleep " + SECONDS)).count();
    }
  }

  private static String commandOf(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ').strip();
    } catch (IOException e) {
      return "";
    }
  }

  /// Temporary folders and control groups of an owner.
  private static List<Path> things(String owner) throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")));
        Stream<Path> groups =
            Files.find(
                Path.of("/sys/fs/cgroup"),
                6,
                (each, _) -> String.valueOf(each.getFileName()).startsWith(owner + "-"))) {
      return Stream.concat(
              temporary.filter(each -> each.getFileName().toString().startsWith(owner + "-")),
              groups)
          .toList();
    }
  }
}
