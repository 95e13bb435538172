package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Ending;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Program;
import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import dev.ponder.verify.sandbox.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The Python of this machine as the box sees it, with our two halves compiled for it: the one that
/// holds a candidate and the one that holds the tests.
final class Python {
  private static final List<String> FLAGS = List.of("-S", "-s", "-B");
  private static final String COMPILER =
      """
      import base64, importlib.util, marshal, sys
      for name in ("candidate", "judge"):
          code = compile(open("/work/%s.py" % name).read(), name + ".py", "exec")
          image = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
          print("compiled " + base64.b64encode(image).decode())
      print("version " + ".".join(map(str, sys.version_info[:3])))
      """;
  private static final Limits LIMITS =
      Limits.of(Duration.ofSeconds(20), 512L << 20).withOutput(4 << 20);

  private final String executable;
  private final List<Path> readable;
  private final String version;
  private final byte[] candidate;
  private final byte[] judge;

  private Python(
      String executable, List<Path> readable, String version, byte[] candidate, byte[] judge) {
    this.executable = executable;
    this.readable = readable;
    this.version = version;
    this.candidate = candidate;
    this.judge = judge;
  }

  /// The first Python 3 that runs in the box.
  static Python find(Sandbox sandbox, Tools tools) throws SandboxException, InterruptedException {
    Set<Path> places = new LinkedHashSet<>(List.of(Path.of("/usr/bin/python3")));
    places.add(Path.of("/usr/local/bin/python3"));
    tools.find("python3").ifPresent(places::add);
    String why = "";
    for (Path each : places) {
      if (!each.toFile().canExecute()) {
        continue;
      }
      try {
        return compiled(sandbox, each.toRealPath());
      } catch (IOException e) {
        why = ": " + e.getMessage();
      }
    }
    throw new SandboxException(
        "no Python 3 that runs in the box among %s%s; install the package python3"
            .formatted(places, why));
  }

  private static Python compiled(Sandbox sandbox, Path executable)
      throws IOException, InterruptedException {
    Path prefix = executable.getParent() == null ? null : executable.getParent().getParent();
    List<Path> readable =
        prefix == null || executable.startsWith("/usr") ? List.of() : List.of(prefix);
    String data = source("data.py");
    Map<String, byte[]> sources =
        Map.of(
            "candidate.py", bytes(data + source("candidate.py")),
            "judge.py", bytes(data + source("judge.py")));
    var command = new java.util.ArrayList<>(List.of(executable.toString()));
    command.addAll(FLAGS);
    command.add("-c");
    command.add(COMPILER);
    var program = new Program(command, sources, readable, true);
    try (BoxedProgram running = sandbox.start(program, LIMITS, "")) {
      Ending ending = running.finish();
      List<String> lines = new String(running.output(), StandardCharsets.UTF_8).lines().toList();
      if (!ending.clean() || lines.size() != 3) {
        throw new SandboxException(
            "%s does not run in the box (%s, status %d) %s"
                .formatted(
                    executable, ending.cause(), ending.exitCode(), running.errors().strip()));
      }
      return new Python(
          executable.toString(),
          readable,
          lines.get(2).substring("version ".length()),
          Base64.getDecoder().decode(lines.get(0).substring("compiled ".length())),
          Base64.getDecoder().decode(lines.get(1).substring("compiled ".length())));
    }
  }

  String version() {
    return version;
  }

  /// The process that holds a candidate.
  Program candidate() {
    return program("candidate.pyc", candidate);
  }

  /// The process that holds the tests.
  Program judge() {
    return program("judge.pyc", judge);
  }

  private Program program(String name, byte[] image) {
    return new Program(
        List.of(executable, FLAGS.get(0), FLAGS.get(1), FLAGS.get(2), "/work/" + name),
        Map.of(name, image),
        readable,
        true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String source(String name) throws IOException {
    try (InputStream in = Python.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
