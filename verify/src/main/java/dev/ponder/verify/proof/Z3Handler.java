package dev.ponder.verify.proof;

import com.microsoft.z3.Native;
import com.microsoft.z3.Z3Exception;
import dev.ponder.verify.worker.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Asks z3 one script in a fresh context; runs in a child process.
///
/// A request is a line `MILLIS NAME NAME ...` and then the script. The reply is a line `MILLIS`
/// that were spent, a line `sat`, `unsat`, `unknown` or `error`, and then the values of the names,
/// or why.
final class Z3Handler implements Handler {
  /// System property with the most memory that z3 may take, in megabytes.
  static final String MEMORY = "ponder.z3.memory";

  /// Laws of products are a matter of multiplying out, which z3 does not do by itself: a cubic
  /// identity then takes it 10 ms in place of minutes.
  private static final String MULTIPLIED_OUT =
      "(check-sat-using (try-for (then (using-params simplify :som true) smt) %d))";

  private static final String PLAIN = "(set-option :timeout %d)(check-sat)";

  private static final Pattern LIBRARY = Pattern.compile("(/\\S*/turnkey[^/\\s]*)/libz3\\S*");

  Z3Handler() throws IOException {
    Native.globalParamSet("memory_max_size", System.getProperty(MEMORY, "256"));
    forgetLibraries();
  }

  @Override
  public String handle(String request) {
    long start = System.nanoTime();
    int end = request.indexOf('\n');
    var head = request.substring(0, end).split(" ", 2);
    long config = Native.mkConfig();
    long context = Native.mkContext(config);
    Native.delConfig(config);
    // Without this z3 answers an error by ending the process, perhaps after a "sat" that says
    // nothing.
    Native.setInternalErrorHandler(context);
    try {
      Native.evalSmtlib2String(context, request.substring(end + 1));
      long millis = Long.parseLong(head[0]);
      var said = Native.evalSmtlib2String(context, MULTIPLIED_OUT.formatted(millis / 2)).strip();
      if (said.equals("unknown")) {
        long left = Math.max(1, millis - (System.nanoTime() - start) / 1_000_000);
        said = Native.evalSmtlib2String(context, PLAIN.formatted(left)).strip();
      }
      var more =
          switch (said) {
            case "unsat" -> "";
            case "sat" ->
                head.length < 2 || head[1].isEmpty()
                    ? ""
                    : Native.evalSmtlib2String(context, "(get-value (" + head[1] + "))");
            case "unknown" -> Native.evalSmtlib2String(context, "(get-info :reason-unknown)");
            default -> said;
          };
      boolean known = said.equals("sat") || said.equals("unsat") || said.equals("unknown");
      return (System.nanoTime() - start) / 1_000_000
          + "\n"
          + (known ? said : "error")
          + "\n"
          + more;
    } catch (Z3Exception e) {
      return (System.nanoTime() - start) / 1_000_000 + "\nerror\n" + e.getMessage();
    } finally {
      Native.delContext(context);
    }
  }

  /// Deletes the unpacked libraries, which stay loaded: a process that is killed would leave them.
  private static void forgetLibraries() throws IOException {
    var maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      return;
    }
    for (var line : Files.readAllLines(maps)) {
      var match = LIBRARY.matcher(line);
      if (match.find() && Files.isDirectory(Path.of(match.group(1)))) {
        var folder = Path.of(match.group(1));
        try (var files = Files.list(folder)) {
          for (var each : files.toList()) {
            Files.deleteIfExists(each);
          }
        }
        Files.deleteIfExists(folder);
      }
    }
  }
}
