package dev.ponder.verify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Programs that try to get out of the box, or to take more than they may. Each prints `open` if it
/// gets what it wants; to be killed, or refused, is to be contained.
class EscapesTest {
  private static final Limits LIMITS =
      Limits.of(Duration.ofSeconds(5), 256 << 20).withProcesses(32);
  private static final String HELP =
      """
      import ctypes
      def buffer(size):
          return ctypes.create_string_buffer(size)
      def syscall(number, *arguments):
          libc = ctypes.CDLL(None, use_errno=True)
          libc.syscall.restype = ctypes.c_long
          wide = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
          found = libc.syscall(ctypes.c_long(number), *wide)
          if found < 0 and number not in (41, 53, 56, 435):
              print("shut")
              raise SystemExit
          return found
      """;

  @TempDir static Path folder;

  private static Sandbox sandbox;

  @BeforeAll
  static void openTheBox() {
    sandbox = Boxes.open(1);
  }

  @AfterAll
  static void closeIt() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyEscapeIsContained() throws IOException {
    Path canary = Files.writeString(folder.resolve("CANARY"), "secret");
    Map<String, String> programs = Boxes.programs(EscapesTest.class, "escapes.txt");
    assertThat(programs).hasSizeGreaterThan(40);
    return programs.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getKey(), () -> isContained(each.getValue(), canary)));
  }

  private static void isContained(String escape, Path canary)
      throws IOException, InterruptedException {
    String code = HELP + "CANARY = '" + canary + "'\n" + escape;
    var program = Program.of("/usr/bin/python3", "-S", "-s", "-B", "-c", code);
    // What is hidden must be there to be found: Python may be missing, the program may not be
    // wrong.
    try (BoxedProgram running = sandbox.start(program, LIMITS, "")) {
      Ending ending = running.finish();
      String said = new String(running.output(), StandardCharsets.UTF_8).strip();
      boolean killed =
          ending.cause() == Ending.Cause.FORBIDDEN || ending.cause() == Ending.Cause.MEMORY;
      assertThat(killed || List.of("shut").contains(said) && ending.clean())
          .as("%s, said %s %s", ending, said, running.errors())
          .isTrue();
    }
    for (ProcessHandle each : ProcessHandle.current().children().toList()) {
      assertThat(each.info().command().orElse("")).doesNotContain("bwrap", "python");
    }
  }
}
