package dev.ponder.verify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyBoxesTest {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(500), Duration.ofMillis(700), 128 << 20, 24, 1 << 16, 8 << 20, 64);

  /// Does what its first line says.
  private static final Program SHELL =
      new Program(List.of("/bin/sh", "-c", "read line; eval \"$line\""), Map.of(), List.of(), true);

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String said(ReadyBoxes boxes, String command) throws Exception {
    try (BoxedProgram box = boxes.take("", 1 << 16)) {
      box.sendLast(line(command));
      assertThat(box.finish().clean()).isTrue();
      return new String(box.output(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void everyRunGetsABoxThatNoneHadBefore() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 2);
      for (int i = 0; i < 6; i++) {
        assertThat(said(boxes, "ls /tmp /dev/shm | grep left; echo x >/tmp/left; echo done"))
            .isEqualTo("done");
      }
    }
  }

  @Test
  void noneIsMadeBeforeOneIsAskedForAndTwoWaitAtMost() throws Exception {
    Sandbox sandbox = Boxes.open(1);
    try (sandbox) {
      long others = ProcessHandle.current().children().count();
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 8);
      Thread.sleep(300);
      assertThat(ProcessHandle.current().children().count()).isEqualTo(others);
      for (int i = 0; i < 5; i++) {
        said(boxes, "echo up");
      }
      Thread.sleep(1000);
      assertThat(ProcessHandle.current().children().count()).isEqualTo(others + 2);
    }
  }

  @Test
  void whoWasInterruptedLeavesNoMoreWaiting() throws Exception {
    Sandbox sandbox = Boxes.open(1);
    try (sandbox) {
      long others = ProcessHandle.current().children().count();
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 8);
      said(boxes, "echo up");
      for (int i = 0; i < 3; i++) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> boxes.take("", 10)).isInstanceOf(InterruptedException.class);
      }
      for (int i = 0; i < 5; i++) {
        said(boxes, "echo up");
      }
      Thread.sleep(1000);
      assertThat(ProcessHandle.current().children().count()).isEqualTo(others + 2);
    }
  }

  @Test
  void whatFailedWhileNobodyAskedIsTriedAgain() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 1);
      said(boxes, "echo up");
      Path files = slotOf(sandbox).resolve("files");
      said(boxes, "echo up");
      deleteWhileBoxesAreMade(files);
      isRefused(boxes);
      Thread.sleep(500);
      Files.createDirectory(files);
      assertThat(said(boxes, "echo up")).isEqualTo("up");
    }
  }

  @Test
  void theyTakeNoneOfTheSandboxsOwnSlots() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 1);
      assertThat(sandbox.slots()).isEqualTo(1);
      try (BoxedProgram held = boxes.take("", 10);
          BoxedProgram own = sandbox.start(Program.of("/bin/true"), LIMITS, "")) {
        assertThat(own.finish().clean()).isTrue();
        held.sendLast(line("exit 3"));
        assertThat(held.finish().exitCode()).isEqualTo(3);
      }
    }
  }

  @Test
  void limitsHoldAsInABoxMadeOnDemand() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 1);
      assertThat(cause(boxes, "while :; do :; done", 100)).isEqualTo(Ending.Cause.TIME);
      assertThat(cause(boxes, "sleep 1000", 100)).isEqualTo(Ending.Cause.TIME);
      assertThat(cause(boxes, "cat /dev/zero", 100)).isEqualTo(Ending.Cause.OUTPUT);
      assertThat(cause(boxes, "head -c 200 /dev/zero", 300)).isEqualTo(Ending.Cause.EXITED);
    }
  }

  private static Ending.Cause cause(ReadyBoxes boxes, String command, int output)
      throws IOException, InterruptedException {
    try (BoxedProgram box = boxes.take("", output)) {
      box.sendLast(line(command));
      return box.finish().cause();
    }
  }

  @Test
  void aBoxThatDiedWhileItWaitedIsNotHandedOut() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 2);
      said(boxes, "echo up");
      List<ProcessHandle> waiting = ProcessHandle.current().descendants().toList();
      assertThat(waiting).isNotEmpty();
      waiting.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle each : waiting) {
        each.onExit().get();
      }
      for (int i = 0; i < 4; i++) {
        assertThat(said(boxes, "echo up")).isEqualTo("up");
      }
    }
  }

  @Test
  void whatCanNotBeMadeIsAnErrorEachTime() throws Exception {
    try (Sandbox sandbox = Boxes.open(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 1);
      said(boxes, "echo up");
      // Without the folder of its slot no box can be made.
      Path slot = slotOf(sandbox);
      said(boxes, "echo up");
      deleteWhileBoxesAreMade(slot);
      boolean refused = false;
      for (int i = 0; i < 3 && !refused; i++) {
        refused = isRefused(boxes);
      }
      assertThat(refused).isTrue();
      assertThat(isRefused(boxes)).isTrue();
    }
  }

  private static void deleteWhileBoxesAreMade(Path folder) {
    while (Files.exists(folder)) {
      try {
        Place.deleteTree(folder);
      } catch (IOException | UncheckedIOException e) {
        // The next box was being made in it.
      }
    }
  }

  private static boolean isRefused(ReadyBoxes boxes) throws InterruptedException, IOException {
    Optional<SandboxException> failure = Optional.empty();
    try (BoxedProgram box = boxes.take("", 10)) {
      box.finish();
    } catch (SandboxException e) {
      failure = Optional.of(e);
    }
    return failure.isPresent();
  }

  private static Path slotOf(Sandbox sandbox) throws IOException {
    try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return folders
          .filter(each -> each.getFileName().toString().startsWith(Owner.name()))
          .map(each -> each.resolve("slot-" + sandbox.slots()))
          .filter(Files::isDirectory)
          .max(java.util.Comparator.comparing(each -> each.toFile().lastModified()))
          .orElseThrow();
    }
  }

  @Test
  void theyAreThereWithoutABoxToo() throws Exception {
    try (Sandbox sandbox = Sandbox.unsafe(1)) {
      ReadyBoxes boxes = sandbox.ready(SHELL, LIMITS, 3);
      assertThat(said(boxes, "echo up")).isEqualTo("up");
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void closingTheSandboxEndsThoseThatWait() throws Exception {
    ReadyBoxes boxes;
    try (Sandbox sandbox = Boxes.open(1)) {
      boxes = sandbox.ready(SHELL, LIMITS, 3);
      said(boxes, "echo up");
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> boxes.take("", 10))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("closed");
    }
  }
}
