package dev.ponder.verify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500), Duration.ofMillis(700), 128 << 20, 24, 1 << 16, 8 << 20, 64);

  private static Sandbox sandbox;

  @BeforeAll
  static void openTheBox() {
    sandbox = Boxes.open(2);
  }

  @AfterAll
  static void closeIt() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static Ending run(String script) throws IOException, InterruptedException {
    try (BoxedProgram running = sandbox.start(Program.of("/bin/sh", "-c", script), LIMITS, "")) {
      return running.finish();
    }
  }

  @Test
  void aProgramEndsAsItEnds() throws IOException, InterruptedException {
    assertThat(run("exit 0").clean()).isTrue();
    assertThat(run("exit 7").exitCode()).isEqualTo(7);
    assertThat(run("kill -9 $$").exitCode()).isEqualTo(137);
    // The status of one whose time is up, without its time.
    assertThat(run("exit 152").cause()).isEqualTo(Ending.Cause.EXITED);
    assertThat(run("kill -9 $$").cause()).isEqualTo(Ending.Cause.EXITED);
  }

  @Test
  void whatRunsForEverIsEnded() throws IOException, InterruptedException {
    Ending busy = run("while :; do :; done");
    assertThat(busy.cause()).isEqualTo(Ending.Cause.TIME);
    assertThat(busy.cpu()).isGreaterThan(LIMITS.cpu());
    assertThat(run("sleep 1000").cause()).isEqualTo(Ending.Cause.TIME);
  }

  @Test
  void timeIsThatOfAllProcessesTogether() throws IOException, InterruptedException {
    Ending ending = run("for i in 1 2 3 4; do (while :; do :; done) & done; wait");
    assertThat(ending.cause()).isEqualTo(Ending.Cause.TIME);
  }

  @Test
  void whatWritesTooMuchIsEnded() throws IOException, InterruptedException {
    try (BoxedProgram running = sandbox.start(Program.of("/bin/cat", "/dev/zero"), LIMITS, "")) {
      assertThat(running.finish().cause()).isEqualTo(Ending.Cause.OUTPUT);
      assertThat(running.output()).hasSize(LIMITS.output());
    }
  }

  @Test
  void theBoxSeesItsFilesAndCanNotChangeThem() throws IOException, InterruptedException {
    byte[] content = "seen".getBytes(StandardCharsets.UTF_8);
    var program =
        new Program(
            List.of("/bin/sh", "-c", "cat /work/a.txt; echo x >/work/a.txt || echo kept"),
            Map.of("a.txt", content),
            List.of(),
            true);
    try (BoxedProgram running = sandbox.start(program, LIMITS, "")) {
      running.finish();
      assertThat(running.output()).asString(StandardCharsets.UTF_8).isEqualTo("seenkept\n");
    }
  }

  @Test
  void nothingOfOneRunIsThereInTheNext() throws IOException, InterruptedException {
    run("echo x >/tmp/left; echo x >/dev/shm/left");
    for (int slot = 0; slot < sandbox.slots(); slot++) {
      assertThat(run("[ ! -e /tmp/left ] && [ ! -e /dev/shm/left ] && [ ! -e /work ]").clean())
          .isTrue();
    }
  }

  @Test
  void repliesAreTheMarkedLinesAndOnlyThose() throws IOException, InterruptedException {
    String script = "printf 'noise'; printf '\\nM one\\n'; printf ' M two\\nM'; printf ' three'";
    try (BoxedProgram running = sandbox.start(Program.of("/bin/sh", "-c", script), LIMITS, "M ")) {
      assertThat(running.nextReply()).isEqualTo("one");
      assertThat(running.nextReply()).isEqualTo("three");
      assertThat(running.nextReply()).isNull();
      assertThat(running.replies()).isEqualTo(2);
    }
  }

  @Test
  void aProgramThatDoesNotReadHoldsNobodyUp() throws IOException, InterruptedException {
    try (BoxedProgram running = sandbox.start(Program.of("/bin/true"), LIMITS, "")) {
      running.sendLast(new byte[1 << 20]);
      assertThat(running.finish().clean()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void aProgramThatStopsReadingHoldsNobodyUp() throws IOException, InterruptedException {
    var limits =
        new Limits(
            Duration.ofMillis(500), Duration.ofMillis(700), 128 << 20, 24, 1 << 16, 8 << 20, 64);
    String script = "echo M up; sleep 1000";
    try (BoxedProgram running = sandbox.start(Program.of("/bin/sh", "-c", script), limits, "M ")) {
      assertThat(running.nextReply()).isEqualTo("up");
      running.send(new byte[1 << 20]);
      assertThat(running.finish().cause()).isEqualTo(Ending.Cause.TIME);
    }
  }

  @Test
  void aReplyThatIsCutOffIsNone() throws IOException, InterruptedException {
    String script = "printf 'M one\\nM '; head -c 100000 /dev/zero";
    Limits limits = LIMITS.withOutput(1000);
    try (BoxedProgram running = sandbox.start(Program.of("/bin/sh", "-c", script), limits, "M ")) {
      assertThat(running.nextReply()).isEqualTo("one");
      assertThat(running.nextReply()).isNull();
      assertThat(running.finish().cause()).isEqualTo(Ending.Cause.OUTPUT);
    }
  }

  @Test
  void manyRepliesAreAllHeard() throws IOException, InterruptedException {
    String script = "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); printf 'M %01000d\\n' $i; done";
    Limits limits = LIMITS.withOutput(8 << 20);
    try (BoxedProgram running = sandbox.start(Program.of("/bin/sh", "-c", script), limits, "M ")) {
      for (int i = 1; i <= 3000; i++) {
        assertThat(running.nextReply()).endsWith("0" + i).hasSize(1000);
      }
      assertThat(running.nextReply()).isNull();
      assertThat(running.replies()).isEqualTo(3000);
    }
  }

  @Test
  void whatCanNotBeStartedIsAnExitAndNoFault() throws IOException, InterruptedException {
    try (BoxedProgram running = sandbox.start(Program.of("/usr/bin/no-such"), LIMITS, "")) {
      Ending ending = running.finish();
      assertThat(ending.cause()).isEqualTo(Ending.Cause.EXITED);
      assertThat(ending.exitCode()).isEqualTo(127);
    }
  }

  @Test
  void aBoxThatFailsIsAFaultAndNoVerdict() throws IOException, InterruptedException {
    var program =
        new Program(List.of("/bin/true"), Map.of(), List.of(Path.of("/no/such/folder")), true);
    try (BoxedProgram running = sandbox.start(program, LIMITS, "")) {
      assertThat(running.finish().cause()).isEqualTo(Ending.Cause.FAULT);
    }
  }

  @Test
  void manyRunsLeaveNothingBehind() throws IOException, InterruptedException {
    run("exit 0");
    long[] before = counters();
    for (int i = 0; i < 40; i++) {
      run(i % 4 == 0 ? "sleep 100 & exit 0" : "echo x >/tmp/x");
    }
    // The last run's pipe may just be closing; one thing left a run would be forty.
    long[] after = counters();
    for (int i = 0; i < after.length; i++) {
      assertThat(after[i]).as("counter %d, %d before", i, before[i]).isLessThan(before[i] + 8);
    }
  }

  /// Mounts of this machine, files open here, our temporary files, and children that still exist.
  private static long[] counters() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
        Stream<Path> files =
            Files.list(Path.of(System.getProperty("java.io.tmpdir")))
                .filter(each -> each.getFileName().toString().startsWith(Owner.name()))) {
      return new long[] {
        Files.readAllLines(Path.of("/proc/self/mountinfo")).size(),
        open.filter(each -> target(each).startsWith("pipe:")).count(),
        files.count(),
        ProcessHandle.current().children().count()
      };
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void withoutTheToolsThereIsNoBox(@TempDir Path empty) {
    assertThatThrownBy(() -> Sandbox.open(1, new Tools(List.of(empty))))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("bwrap is not on PATH")
        .hasMessageContaining("bubblewrap");
  }

  @Test
  void aToolThatIsNoBoxIsFoundOut(@TempDir Path folder) throws IOException {
    for (String name : List.of("prlimit", "setpriv")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/bin", name));
    }
    Path fake = folder.resolve("bwrap");
    // Runs the command with nothing around it.
    Files.writeString(
        fake, "#!/bin/sh\nwhile [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"\n");
    assertThat(fake.toFile().setExecutable(true, false)).isTrue();
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThatThrownBy(() -> Sandbox.open(1, new Tools(List.of(folder))))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("the box does not");
  }
}
