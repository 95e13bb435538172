package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Ending;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Program;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Java programs of one source file with a main method: compiled once in a box of their own,
/// because a compiler can be made to run for ever, then run from a jar that holds nothing else.
final class JavaPrograms {
  private static final Limits COMPILING =
      Limits.of(Duration.ofSeconds(30), 1L << 30).withOutput(16 << 20);

  private final Path home;
  private final byte[] compiler;

  private JavaPrograms(Path home, byte[] compiler) {
    this.home = home;
    this.compiler = compiler;
  }

  /// With the JDK that runs us.
  static JavaPrograms ofThisJdk() throws IOException {
    return new JavaPrograms(Path.of(System.getProperty("java.home")), jarOf(BoxedCompiler.class));
  }

  sealed interface Compiled {}

  /// A jar and the name of the class to start.
  record Runnable(byte[] jar, String mainClass) implements Compiled {}

  /// It does not compile, or the compiler failed.
  record Refused(CodeVerdict verdict) implements Compiled {}

  Compiled compile(Sandbox sandbox, String code) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xss16m"));
    command.addAll(List.of("-cp", "/work/compiler.jar", BoxedCompiler.class.getName()));
    var program = new Program(command, Map.of("compiler.jar", compiler), List.of(home), false);
    String nonce = Nonce.fresh();
    try (BoxedProgram box = sandbox.start(program, COMPILING, nonce)) {
      box.sendLast((nonce + "\n" + code).getBytes(StandardCharsets.UTF_8));
      String reply = box.nextReply();
      Ending ending = box.finish();
      if (reply == null || !ending.clean()) {
        return new Refused(
            Endings.verdict(ending, COMPILING, "while it was compiled", box.errors()));
      }
      String[] words = reply.split(" ", 3);
      if (words[0].equals("error")) {
        String message = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
        return new Refused(
            new CodeVerdict.Reject(RejectKind.CRASH, "does not compile: " + message));
      }
      String main = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
      return new Runnable(Base64.getDecoder().decode(words[2]), main);
    }
  }

  Program program(Runnable compiled, List<String> arguments, Limits limits) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    // Beside the heap a JVM needs room for itself; the box's own limit holds both.
    command.add("-Xmx%dm".formatted(Math.max(16, (limits.memory() >> 20) * 3 / 4)));
    command.addAll(List.of("-Xss64m", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-XX:-UsePerfData", "-XX:ErrorFile=/dev/null"));
    command.addAll(List.of("-cp", "/work/program.jar", compiled.mainClass()));
    command.addAll(arguments);
    return new Program(command, Map.of("program.jar", compiled.jar()), List.of(home), false);
  }

  private String java() {
    return home.resolve("bin/java").toString();
  }

  private static byte[] jarOf(Class<?> type) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new ZipOutputStream(bytes)) {
      for (Class<?> each : type.getNestMembers()) {
        String path = each.getName().replace('.', '/') + ".class";
        try (InputStream in = each.getResourceAsStream("/" + path)) {
          jar.putNextEntry(new ZipEntry(path));
          jar.write(Objects.requireNonNull(in, path).readAllBytes());
          jar.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }
}
