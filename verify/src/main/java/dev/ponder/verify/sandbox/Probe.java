package dev.ponder.verify.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Proves that a box holds before anything is run in it: a shell script inside tries the doors, and
/// says which one it found open.
///
/// @param sandbox the sandbox to prove
/// @param canary a file of the machine that the script must not be able to read
record Probe(Sandbox sandbox, Path canary) {
  private static final List<String> SCRIPT =
      List.of(
          "open() { echo \"$1\"; exit 0; }",
          // A shell leaves its own three behind.
          "! tr '\\0' '\\n' </proc/1/environ | grep -v -E '^(PWD|SHLVL|_)=' | grep -q ="
              + " || open 'environment of its first process'",
          "[ -z \"$SECRET\" ] || open 'environment'",
          "[ \"$(id -u)\" = 1000 ] || open \"user $(id -u)\"",
          "[ ! -e \"$1\" ] || open 'files of the machine'",
          "[ ! -e /root ] && [ ! -e /home ] && [ ! -e /etc/passwd ] || open 'folders of users'",
          "grep -q '^NoNewPrivs:.1' /proc/self/status || open 'new privileges'",
          "grep -q '^CapEff:.0000000000000000' /proc/self/status || open 'capabilities'",
          "grep -q '^CapBnd:.0000000000000000' /proc/self/status || open 'capabilities to come'",
          "[ \"$2\" = no ] || grep -q '^Seccomp:.2' /proc/self/status || open 'system calls'",
          "for each in /usr/box /dev/box /box; do",
          "  if (: >$each) 2>/dev/null; then open \"$each\"; fi",
          "done",
          "[ \"$(grep -c : /proc/net/dev)\" -le 1 ] || open 'network'",
          "(unshare --user true) >/dev/null 2>&1 && open 'new user namespaces'",
          ": >/tmp/box || open '/tmp, which should be writable, is not'",
          "echo shut");

  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(10), 256L << 20);

  static Probe of(Sandbox sandbox) throws SandboxException {
    try {
      return new Probe(sandbox, Files.createTempFile(Owner.name() + "-canary-", ".txt"));
    } catch (IOException e) {
      throw new SandboxException("can't write to the temporary folder: " + e.getMessage(), e);
    }
  }

  void run() throws SandboxException {
    boolean filtered = SeccompFilter.knows(System.getProperty("os.arch", ""));
    var program =
        Program.of(
            "/bin/sh",
            "-c",
            String.join("\n", SCRIPT),
            "probe",
            canary.toString(),
            filtered ? "yes" : "no");
    try (BoxedProgram running = sandbox.start(program, LIMITS, "")) {
      Ending ending = running.finish();
      String said = new String(running.output(), StandardCharsets.UTF_8).strip();
      if (!ending.clean()) {
        throw new SandboxException(
            "the box does not start: %s (%s, status %d)"
                .formatted(firstLine(running.errors()), ending.cause(), ending.exitCode()));
      }
      if (!said.equals("shut")) {
        throw new SandboxException("the box does not hold: open to " + firstLine(said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while the box was tried", e);
    } finally {
      try {
        Files.deleteIfExists(canary);
      } catch (IOException e) {
        // The next sandbox sweeps it.
      }
    }
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("no word why");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
