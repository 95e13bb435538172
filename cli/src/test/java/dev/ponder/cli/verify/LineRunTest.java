package dev.ponder.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineRunTest {
  private static final int LINES = 40;

  @TempDir Path folder;

  /// Correct for even numbers, incorrect for odd ones, undecided for zero.
  private static Ruling parity(Line line) {
    int number = Integer.parseInt(line.text("n"));
    Verdict verdict =
        number == 0
            ? Verdict.undecided("zero")
            : number % 2 == 0 ? Verdict.correct() : Verdict.incorrect(number + " is odd");
    return Ruling.of(verdict).with("kind", number < 20 ? "small" : "large").with("n", number);
  }

  private static LineJob job(Judge judge) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--number", "n");
    return new LineJob("parity", settings, line -> line.text("n"), "kind", judge);
  }

  private Path input() throws IOException {
    Path file = folder.resolve("in.jsonl");
    Files.writeString(
        file,
        IntStream.range(0, LINES)
            .mapToObj(
                n -> "{\"id\": \"row-%d\", \"n\": %d, \"label\": %b}\n".formatted(n, n, n % 4 == 0))
            .collect(Collectors.joining()));
    return file;
  }

  private LineRun.Outcome run(Path input, Path out, Judge judge, int jobs) throws IOException {
    return run(input, out, job(judge), jobs, false, null, () -> false);
  }

  private LineRun.Outcome run(
      Path input,
      Path out,
      LineJob job,
      int jobs,
      boolean force,
      @Nullable String expected,
      BooleanSupplier stop)
      throws IOException {
    try (LineFile lines = LineFile.open(input.toString(), InputStream.nullInputStream())) {
      return new LineRun(job, lines, out, jobs, force, null, expected).run(stop, _ -> {});
    }
  }

  private static List<String> timeless(Path out) throws IOException {
    return Files.readAllLines(out).stream()
        .map(line -> line.replaceAll(",\"millis\":[0-9.E-]+}$", "}"))
        .toList();
  }

  @Test
  void everyLineGetsItsVerdictInOrderWhateverTheJobs() throws IOException {
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    var others = new CountDownLatch(6);
    run(input(), one, LineRunTest::parity, 1);
    run(
        input(),
        many,
        line -> {
          // The first line ends last of the first seven.
          if (line.number() == 1) {
            others.await();
          } else {
            others.countDown();
          }
          return parity(line);
        },
        7);
    assertThat(timeless(many)).isEqualTo(timeless(one)).hasSize(LINES);
    assertThat(timeless(one).get(3))
        .isEqualTo(
            "{\"line\":4,\"id\":\"row-3\",\"verdict\":\"incorrect\",\"kind\":\"small\",\"n\":3,"
                + "\"reason\":\"3 is odd\"}");
    assertThat(timeless(one).get(2)).endsWith("\"reason\":null}");
  }

  @Test
  void aRunCutAtAnyByteEndsAsTheUnbrokenOneAndJudgesNoWholeLineTwice() throws IOException {
    Path input = input();
    Path whole = folder.resolve("whole");
    run(input, whole, LineRunTest::parity, 2);
    byte[] bytes = Files.readAllBytes(whole);
    List<String> expected = timeless(whole);
    for (int cut = 1; cut < bytes.length; cut += 97) {
      Path out = folder.resolve("cut-" + cut);
      Files.write(out, Arrays.copyOf(bytes, cut));
      Files.copy(folder.resolve("whole.settings"), folder.resolve("cut-" + cut + ".settings"));
      int kept = (int) Files.readString(out).chars().filter(c -> c == '\n').count();
      var judged = new AtomicInteger();
      LineRun.Outcome outcome =
          run(
              input,
              out,
              line -> {
                judged.incrementAndGet();
                return parity(line);
              },
              3);
      assertThat(timeless(out)).as("cut at %d", cut).isEqualTo(expected);
      assertThat(judged).hasValue(LINES - kept);
      assertThat(outcome.found()).isEqualTo(kept);
      assertThat(outcome.summary().fields().get("correct")).isEqualTo(LINES / 2 - 1);
    }
  }

  @Test
  void aStopLetsTheOpenLinesEndAndTheNextRunGoesOn() throws IOException {
    Path out = folder.resolve("out");
    var stop = new AtomicBoolean();
    LineRun.Outcome stopped =
        run(
            input(),
            out,
            job(
                line -> {
                  stop.set(line.number() >= 10);
                  return parity(line);
                }),
            1,
            false,
            null,
            stop::get);
    assertThat(stopped.finished()).isFalse();
    assertThat(timeless(out)).hasSize(10);
    LineRun.Outcome rest = run(input(), out, LineRunTest::parity, 2);
    assertThat(rest.finished()).isTrue();
    assertThat(rest.found()).isEqualTo(10);
    Path whole = folder.resolve("whole");
    run(input(), whole, LineRunTest::parity, 1);
    assertThat(timeless(out)).isEqualTo(timeless(whole));
  }

  @Test
  void verdictsOfAnotherRunAreNeverMixedWithThese() throws IOException {
    Path out = folder.resolve("out");
    run(input(), out, LineRunTest::parity, 1);
    byte[] before = Files.readAllBytes(out);
    LineJob other = job(LineRunTest::parity);
    other.settings().put("--number", "m");
    assertThatThrownBy(() -> run(input(), out, other, 1, false, null, () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--number \"n\", not \"m\"");
    Path changed = Files.writeString(folder.resolve("changed"), "{\"n\": 1}\n");
    assertThatThrownBy(() -> run(changed, out, LineRunTest::parity, 1))
        .hasMessageContaining("input (SHA-256)");
    assertThat(out).hasBinaryContent(before);
    run(changed, out, job(LineRunTest::parity), 1, true, null, () -> false);
    assertThat(timeless(out)).hasSize(1);
  }

  @Test
  void aFileThatIsNotOursIsNeverOverwrittenWithoutForce() throws IOException {
    Path out = Files.writeString(folder.resolve("precious"), "mine\n");
    assertThatThrownBy(() -> run(input(), out, LineRunTest::parity, 1))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("--force");
    assertThat(out).hasContent("mine\n");
    Files.writeString(folder.resolve("precious.settings"), "{}");
    assertThatThrownBy(() -> run(input(), out, LineRunTest::parity, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(out).hasContent("mine\n");
    run(input(), out, job(LineRunTest::parity), 1, true, null, () -> false);
    assertThat(timeless(out)).hasSize(LINES);
  }

  @Test
  void aMistakeInTheLastLineIsToldBeforeTheFirstIsJudged() throws IOException {
    Path input = input();
    Files.writeString(input, Files.readString(input) + "\n{\"id\": 5}\n");
    var judged = new AtomicInteger();
    Path out = folder.resolve("out");
    assertThatThrownBy(
            () ->
                run(
                    input,
                    out,
                    line -> {
                      judged.incrementAndGet();
                      return parity(line);
                    },
                    2))
        .isInstanceOf(LineException.class)
        .hasMessage(input + " line 42: field 'n' is missing; the line has id");
    assertThat(judged).hasValue(0);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("out.settings")).doesNotExist();
  }

  @Test
  void aJudgeThatFailsLeavesItsLineUndecided() throws IOException {
    Path out = folder.resolve("out");
    LineRun.Outcome outcome =
        run(
            input(),
            out,
            line -> {
              if (line.number() == 3) {
                throw new IOException("worker gone");
              }
              if (line.number() == 5) {
                throw new StackOverflowError();
              }
              return parity(line);
            },
            2);
    assertThat(timeless(out).get(2))
        .contains("\"undecided\"")
        .contains("the verifier failed: java.io.IOException: worker gone");
    assertThat(timeless(out).get(4)).contains("\"undecided\"").contains("StackOverflowError");
    assertThat(outcome.finished()).isTrue();
    assertThat(outcome.summary().undecided()).isEqualTo(3);
  }

  @Test
  void disagreementsWithTheLabelAreListedWithTheirKind() throws IOException {
    LineRun.Outcome outcome =
        run(
            input(),
            folder.resolve("out"),
            job(LineRunTest::parity),
            2,
            false,
            "label",
            () -> false);
    Summary summary = outcome.summary();
    // Even numbers that are no multiples of four are accepted falsely; zero is undecided.
    assertThat(summary.disagreements()).hasSize(LINES / 4 + 1);
    assertThat(summary.table())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "agree with 'label': 29 of 40; 10 false accepts, 0 false rejects, 1"
                            + " undecided"))
        .anySatisfy(
            line ->
                assertThat(line).isEqualTo("  line 1 (row-0): undecided, expected correct: zero"))
        .anySatisfy(line -> assertThat(line).matches("small +9 +10 +1 +20 .*"))
        .anySatisfy(line -> assertThat(line).matches("all +19 +20 +1 +40 .*"));
  }

  @Test
  void packedAndPipedInputIsTheSame() throws IOException {
    Path plain = folder.resolve("plain");
    run(input(), plain, LineRunTest::parity, 1);
    Path packed = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(input()));
    }
    Path unpacked = folder.resolve("unpacked");
    run(packed, unpacked, LineRunTest::parity, 1);
    assertThat(timeless(unpacked)).isEqualTo(timeless(plain));
    Path piped = folder.resolve("piped");
    var pipe = new ByteArrayInputStream(Files.readAllBytes(packed));
    try (LineFile lines = LineFile.open("-", pipe)) {
      new LineRun(job(LineRunTest::parity), lines, piped, 1, false, null, null)
          .run(() -> false, _ -> {});
    }
    assertThat(timeless(piped)).isEqualTo(timeless(plain));
  }

  @Test
  void aDamagedPackedFileIsAMistakeThatCanBeMended() throws IOException {
    Path packed = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(input()));
    }
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, bytes.length - 20));
    assertThatThrownBy(() -> run(packed, folder.resolve("out"), LineRunTest::parity, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged gzip file");
  }

  @Test
  void blankLinesAndAByteOrderMarkAreSkippedAndCounted() throws IOException {
    Path input = folder.resolve("in");
    Files.writeString(input, "\ufeff\n{\"n\": 2}\r\n  \n{\"n\": 4}");
    Path out = folder.resolve("out");
    run(input, out, LineRunTest::parity, 1);
    assertThat(timeless(out)).hasSize(2);
    assertThat(timeless(out).get(1)).startsWith("{\"line\":4,");
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws IOException {
    Path out = folder.resolve("out");
    Path empty = Files.writeString(folder.resolve("empty"), "\n\n");
    assertThatThrownBy(() -> run(empty, out, LineRunTest::parity, 1))
        .hasMessageContaining("no lines");
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'{', (byte) 0xff, '}'});
    assertThatThrownBy(() -> run(bytes, out, LineRunTest::parity, 1))
        .hasMessageContaining("line 1: is not UTF-8");
    assertThatThrownBy(() -> run(folder, out, LineRunTest::parity, 1))
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> run(folder.resolve("none"), out, LineRunTest::parity, 1))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> run(input(), folder, LineRunTest::parity, 1))
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> run(input(), folder.resolve("a/b"), LineRunTest::parity, 1))
        .isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> run(input(), Path.of("/dev/null"), LineRunTest::parity, 1))
        .hasMessageContaining("--out: /dev/null is no file");
    Path input = input();
    assertThatThrownBy(() -> run(input, input, LineRunTest::parity, 1))
        .hasMessageContaining("is the input itself");
    assertThatThrownBy(() -> run(input, out, LineRunTest::parity, 0))
        .hasMessageContaining("--jobs: 0");
    assertThat(input).content(StandardCharsets.UTF_8).startsWith("{\"id\": \"row-0\"");
    assertThat(out).doesNotExist();
  }

  @Test
  void oneProcessWritesAtATime() throws Exception {
    Path out = folder.resolve("out");
    Path input = input();
    var begun = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    run(
                        input,
                        out,
                        line -> {
                          begun.countDown();
                          over.await();
                          return parity(line);
                        },
                        1);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    begun.await();
    assertThatThrownBy(() -> run(input, out, LineRunTest::parity, 1))
        .hasMessageContaining("another ponder");
    over.countDown();
    first.join();
    assertThat(timeless(out)).hasSize(LINES);
  }
}
