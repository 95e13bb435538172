package dev.ponder.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `ponder`: one verb per idea.
///
/// Exit codes: 0 done, 1 the answer is no (or Ponder has a bug), 2 the user can mend it, 3 the
/// machine got in the way (a full disk), 130 stopped by Ctrl-C, 141 nobody reads the output.
@Command(
    name = "ponder",
    description = "The open o1 for the JVM: turns compute into better answers.",
    subcommands = {
      ScaleCommand.class,
      SolveCommand.class,
      LearnCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = "%nStart with `ponder scale`; `ponder VERB --help` tells what a verb can do.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  private boolean debug;

  /// Runs `args` and ends the JVM with the exit code.
  public static void main(String[] args) {
    Stderr.restore();
    // JavaCPP's remarks about version numbers go where logback silences them.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    var out = new Stdout();
    int code =
        run(
            new PrintWriter(out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(out.exitCode(code));
  }

  /// Runs `args` with these streams.
  ///
  /// @return the exit code
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    // Numbers and case must not depend on the user's language.
    Locale.setDefault(Locale.ROOT);
    var line =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(80)
            .setAbbreviatedSubcommandsAllowed(false)
            .setParameterExceptionHandler(Main::misused)
            .setExecutionExceptionHandler(Failures::report);
    if (!colours()) {
      line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
    int code;
    try {
      code = line.execute(args);
    } catch (Error e) {
      err.println("ponder: " + Failures.message(e));
      code = Failures.exitCode(e);
    }
    out.flush();
    err.flush();
    return code;
  }

  /// Without a verb: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// True when errors are to be shown with their stack traces.
  boolean debug() {
    return debug;
  }

  /// False when NO_COLOR is set or the terminal is a dumb one.
  static boolean colours() {
    String none = System.getenv("NO_COLOR");
    return (none == null || none.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  private static int misused(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    var message = new StringBuilder(Failures.oneLine(String.valueOf(e.getMessage())));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      boolean verb = command.getParent() == null && !first.startsWith("-");
      message.setLength(0);
      message.append(verb ? "no such verb: " : "not understood: ").append(Failures.oneLine(first));
      var suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message.append("; did you mean ").append(suggestions.getFirst()).append('?');
      }
    }
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + message + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }
}
