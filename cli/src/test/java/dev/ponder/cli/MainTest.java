package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  /// What a run left behind.
  record Outcome(int code, String out, String err) {}

  static Outcome run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }

  static Stream<String> verbs() {
    return Stream.concat(
        Stream.of(""),
        new CommandLine(new Main()).getSubcommands().keySet().stream().map(verb -> verb + " "));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpFitsEightyColumnsAndEndsWithZero(String verb) {
    Outcome outcome = run((verb + "--help").split(" "));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("Usage: ponder");
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void withoutAVerbTheHelpIsPrinted() {
    assertThat(run()).isEqualTo(run("--help"));
  }

  @Test
  void theVersionIsTheOneThatWasBuilt() {
    assertThat(run("--version").out())
        .matches("(?s)ponder \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .*");
  }

  static List<String> misuses() {
    return List.of(
        "--nonsense",
        "nonsense",
        "doctor --nonsense",
        "doctor extra",
        "doctor --json=maybe",
        "docto",
        "doctor --json --json",
        "--debug=perhaps");
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void aMisuseIsOneLineOnStandardErrorAndTwo(String line) {
    Outcome outcome = run(line.split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).singleElement().asString().startsWith("ponder");
    assertThat(outcome.err()).contains("--help)");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          scale --panel 0, --panel 0
          scale --probes -1, --probes -1
          scale --workers 0, --workers: 0
          scale --minutes 0, --minutes: 0
          eval --temperature -1, --temperature: -1
          eval --workers 0, --workers: 0
          solve x --threads 0, --workers: 0
          solve x --max-tokens 0, --max-tokens: 0
          bench decode --weights fp8, --weights
          """)
  void aWrongSettingIsNamed(String line, String named) {
    Outcome outcome = run(line.split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains(named);
  }

  @Test
  void aMistypedVerbIsAnsweredWithTheRightOne() {
    assertThat(run("docter").err()).contains("did you mean", "doctor");
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(new IllegalArgumentException("level: 9 is above 4"), 2, "level: 9 is above 4"),
        Arguments.of(new NoSuchFileException("x/y"), 2, "no such file or folder: x/y"),
        Arguments.of(
            new UncheckedIOException(
                new FileSystemException("x/y", null, "No space left on device")),
            3,
            "x/y: No space left on device"),
        Arguments.of(new IOException("reset\nby peer"), 3, "reset by peer"),
        Arguments.of(new CancellationException(), 130, "stopped"),
        Arguments.of(
            new IllegalStateException("odd"),
            1,
            "this is a bug in Ponder: java.lang.IllegalStateException: odd (--debug shows where)"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsOneLineWithItsExitCode(Exception error, int code, String message) {
    var err = new StringWriter();
    assertThat(throwing(error, err).execute("throw")).isEqualTo(code);
    assertThat(err).hasToString("ponder: " + message + System.lineSeparator());
  }

  @Test
  void debugShowsTheStackTrace() {
    var err = new StringWriter();
    throwing(new IllegalStateException("odd"), err).execute("throw", "--debug");
    assertThat(err.toString()).contains("at dev.ponder.cli.MainTest");
  }

  private static CommandLine throwing(Exception error, StringWriter err) {
    return new CommandLine(new Main())
        .addSubcommand("throw", new Throwing(error))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(Failures::report);
  }

  @Command(name = "throw")
  static final class Throwing implements Callable<Integer> {
    private final Exception error;

    Throwing(Exception error) {
      this.error = error;
    }

    @Override
    public Integer call() throws Exception {
      throw error;
    }
  }
}
